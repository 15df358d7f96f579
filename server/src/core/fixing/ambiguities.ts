import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { IsAmbiguous } from '../editions/ambiguity.ts';
import { reusedNumbers } from '../editions/reuse.ts';
import type { Listed } from '../model/framework.ts';
import { editionInForce } from '../resolution/in-force.ts';

/**
 * The numbers that a text may mean as they were before: those that it is told to cite so (`reused-number`), and all that
 * are reused where the document is dated before.
 */
export function ambiguitiesOf({ diagnostics: problems, references, declaration }: DocumentAnalysis): IsAmbiguous {
  const reported = problems.filter(({ code }) => code === 'reused-number').map(({ range }) => range);
  const cited = new Set<Listed>();
  const byStart = new Set(reported.map(({ start }) => `${start.line}:${start.character}`));
  for (const { reference, resolution } of byStart.size > 0 ? references : []) {
    const { start } = reference.range;
    if (resolution.objective && byStart.has(`${start.line}:${start.character}`)) cited.add(resolution.objective);
  }
  const day = declaration.date?.text;
  const dated = new Map<string, ReadonlySet<Listed>>();
  return (objective, framework) => {
    if (cited.has(objective)) return true;
    const inForce = day === undefined ? null : editionInForce(framework, day);
    const meant = framework.defaultEdition;
    if (!inForce || !meant || inForce.index >= meant.index) return false;
    const known =
      dated.get(framework.id) ?? new Set([...reusedNumbers(framework, inForce, meant).values()].map(({ now }) => now));
    dated.set(framework.id, known);
    return known.has(objective);
  };
}
