import type { ResolvedReference, Scope } from '../core/analysis/document-analysis.ts';
import { Refusal, type Result } from '../core/base/result.ts';
import { referencesWritten } from '../core/index/written-references.ts';

/** The references in an argument, at least one, written as in a text. `option` begins the example in a refusal. */
export function writtenReferences(
  written: string,
  scope: Scope,
  option: string,
): Result<readonly [ResolvedReference, ...ResolvedReference[]]> {
  const [first, ...others] = referencesWritten(written, scope);
  if (first) return [first, ...others];
  const prefixes = scope.set.frameworks.map(({ prefix }) => prefix).join(', ') || 'none';
  const known = scope.set.frameworks.find(({ current }) => current !== null && current.byNumber.size > 0);
  const [number = '3.4'] = known?.current?.byNumber.keys() ?? [];
  const example = `${option} "${known?.prefix ?? 'INTERPOL-SP'} ${number}"`;
  return new Refusal(
    `'${written}' is not a reference. Write it as in a text: ${example}. Enabled frameworks: ${prefixes}.`,
  );
}
