import { DocumentAnalysis, type ResolvedReference, type Scope } from '../core/analysis/document-analysis.ts';
import { linesOf } from '../core/model/text.ts';
import type { Cited } from '../core/resolution/ranges.ts';
import type { Failure } from './command-line.ts';

/** The references in an argument, written as in a text, at least one. `option` leads the example of a failure. */
export function writtenReferences(
  written: string,
  scope: Scope,
  option: string,
): readonly [ResolvedReference, ...ResolvedReference[]] | Failure {
  const [first, ...others] = new DocumentAnalysis(linesOf(written), scope).references;
  if (first) return [first, ...others];
  const prefixes = scope.set.frameworks.map(({ prefix }) => prefix).join(', ') || 'none';
  const example = `${option} "${scope.set.frameworks[0]?.prefix ?? 'INTERPOL-SP'} 1.1"`;
  return {
    failure: `'${written}' is no reference. Write it as in a text: ${example}. The frameworks in use: ${prefixes}.`,
  };
}

/** Alike for references that mean the same: the same number of the same edition, or the same unknown number. */
export function identityOf({ reference, resolution }: Cited): string {
  const { framework, edition, objective } = resolution;
  return JSON.stringify([framework.id, edition?.id ?? null, objective?.number ?? reference.number]);
}
