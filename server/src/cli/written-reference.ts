import { DocumentAnalysis, type ResolvedReference, type Scope } from '../core/analysis/document-analysis.ts';
import { Refusal, type Result } from '../core/base/result.ts';
import { linesOf } from '../core/model/text.ts';
import { type Cited, citedWithin, type Group, groupsOf, rangeInterior, rangesOf } from '../core/resolution/scope.ts';

/** The references in an argument, at least one, written as in a text; of a range, all of its numbers. `option` begins the example in a refusal. */
export function writtenReferences(
  written: string,
  scope: Scope,
  option: string,
): Result<readonly [ResolvedReference, ...ResolvedReference[]]> {
  const [first, ...others] = groupsOf(new DocumentAnalysis(linesOf(written), scope).references).flatMap(withInterior);
  if (first) return [first, ...others];
  const prefixes = scope.set.frameworks.map(({ prefix }) => prefix).join(', ') || 'none';
  const known = scope.set.frameworks.find(({ current }) => current !== null && current.byNumber.size > 0);
  const [number = '3.4'] = known?.current?.byNumber.keys() ?? [];
  const example = `${option} "${known?.prefix ?? 'INTERPOL-SP'} ${number}"`;
  return new Refusal(
    `'${written}' is not a reference. Write it as in a text: ${example}. Enabled frameworks: ${prefixes}.`,
  );
}

function withInterior(members: Group): ResolvedReference[] {
  const ends = new Map(rangesOf(members[0]!.group, members));
  return members.flatMap((from) => {
    const to = ends.get(from);
    if (!to) return [from];
    const range = { start: from.reference.range.start, end: to.reference.range.end };
    const interior = citedWithin(from.group, rangeInterior(from, to)).map(({ reference: { number }, resolution }) => ({
      ...{ group: from.group, resolution },
      reference: { ...from.reference, number, range },
    }));
    return [from, ...interior];
  });
}

/** Equal for references with the same meaning: the same number of the same edition, or the same unknown number. */
export function identityOf({ reference, resolution }: Cited): string {
  const { framework, edition, objective } = resolution;
  return JSON.stringify([framework.id, edition?.id ?? null, objective?.number ?? reference.number]);
}
