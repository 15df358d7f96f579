import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { getOrInsert } from '../base/collections.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';

interface CitedFramework {
  readonly framework: Framework;
  readonly references: number;
  /** Those that are cited or that the document declares, newest first. */
  readonly editions: readonly FrameworkEdition[];
}

/** The frameworks that a document cites or declares, most cited first. */
export function citedFrameworks({ scope, references }: DocumentAnalysis): CitedFramework[] {
  const cited = new Map<string, { framework: Framework; references: number; editions: Set<FrameworkEdition> }>();
  const of = (framework: Framework) =>
    getOrInsert(cited, framework.id, () => ({ framework, references: 0, editions: new Set() }));
  for (const framework of scope.set.frameworks) {
    if (framework.isEditionDeclared && framework.defaultEdition) of(framework).editions.add(framework.defaultEdition);
  }
  for (const { resolution } of references) {
    const known = of(resolution.framework);
    known.references++;
    if (resolution.edition) known.editions.add(resolution.edition);
  }
  return [...cited.values()]
    .sort((a, b) => b.references - a.references)
    .map((one) => ({ ...one, editions: [...one.editions].sort((a, b) => b.index - a.index) }));
}
