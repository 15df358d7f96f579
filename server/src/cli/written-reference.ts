import { DocumentAnalysis, type ResolvedReference, type Scope } from '../core/analysis/document-analysis.ts';
import { Refusal, type Result } from '../core/base/result.ts';
import { linesOf } from '../core/model/text.ts';
import type { Cited } from '../core/resolution/range-members.ts';

/** The references in an argument, at least one, written as in a text. `option` begins the example in a refusal. */
export function writtenReferences(
  written: string,
  scope: Scope,
  option: string,
): Result<readonly [ResolvedReference, ...ResolvedReference[]]> {
  const [first, ...others] = new DocumentAnalysis(linesOf(written), scope).references;
  if (first) return [first, ...others];
  const prefixes = scope.set.frameworks.map(({ prefix }) => prefix).join(', ') || 'none';
  const known = scope.set.frameworks.find(({ current }) => current !== null && current.byNumber.size > 0);
  const [number = '3.4'] = known?.current?.byNumber.keys() ?? [];
  const example = `${option} "${known?.prefix ?? 'INTERPOL-SP'} ${number}"`;
  return new Refusal(
    `'${written}' is not a reference. Write it as in a text: ${example}. Enabled frameworks: ${prefixes}.`,
  );
}

/** Equal for references with the same meaning: the same number of the same edition, or the same unknown number. */
export function identityOf({ reference, resolution }: Cited): string {
  const { framework, edition, objective } = resolution;
  return JSON.stringify([framework.id, edition?.id ?? null, objective?.number ?? reference.number]);
}
