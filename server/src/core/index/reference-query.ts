import type { Pin } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import { rangesOf } from '../resolution/range-members.ts';
import { groupsOf, type ResolvedReference } from '../resolution/scope.ts';
import type { CitationKey } from './citation-keys.ts';

export interface ReferenceQuery {
  /** Asked once for each way to write a reference, not for each reference. */
  readonly one: (resolution: Resolution, citation: CitationKey) => boolean;
  /** Whether both ends of a range are wanted for what lies between, where neither is for itself. Absent: never. */
  readonly range?: (from: Resolution, to: Resolution, pin: Pick<Pin, 'edition'> | undefined) => boolean;
}

/** Those of a text's references that are wanted, in order. `one` may look at more than an index knows. */
export function matching(
  references: readonly ResolvedReference[],
  one: (reference: ResolvedReference) => boolean,
  range: ReferenceQuery['range'],
): readonly ResolvedReference[] {
  const wanted = new Set(references.filter(one));
  for (const members of range ? groupsOf(references) : []) {
    const { group } = members[0]!;
    for (const [from, to] of rangesOf(group, members)) {
      if (wanted.has(from) || wanted.has(to)) continue;
      if (range?.(from.resolution, to.resolution, group.pin)) wanted.add(from).add(to);
    }
  }
  return references.filter((reference) => wanted.has(reference));
}
