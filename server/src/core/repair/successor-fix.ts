import { named } from '../judgement/phrases.ts';
import type { Listed } from '../model/framework.ts';
import type { TextEdit } from '../model/text.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Citation } from './citation.ts';
import { type GroupChange, NO_CHANGE } from './group-change.ts';
import { imageOf, rangeImage } from './images.ts';
import { writeGroup } from './write-group.ts';

/** Longer citations are not taken apart for each of their members. */
const MAX_MEMBERS = 100;

export interface SuccessorFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * How a member of a citation gives way to a successor, with all that has to change with it: the rest of its range, the
 * members under its pin, the successor where the list has it already. Null where that is for a person to decide.
 */
export function successorFix(citation: Citation, index: number, successor: Listed): SuccessorFix | null {
  const { group, members } = citation;
  const resolved = members.get(index);
  if (!resolved || group.members.length > MAX_MEMBERS) return null;
  const span = group.spans.find(({ first }) => first === index || first + 1 === index);
  const isElsewhere = resolved.resolution.edition?.id !== successor.edition;
  if (span) return isElsewhere ? null : rangeFix(citation, span.first);
  const chosen = new Map([[index, [successor]]]);
  const change = isElsewhere ? movedWith(citation, chosen, successor.edition) : { ...NO_CHANGE, members: chosen };
  const written = change && writeGroup(citation, change);
  return written && { title: `Replace with ${named(successor)}`, edits: written.edits };
}

/** The edition of the successor counts for the whole list: its other members move along, or nothing does. */
function movedWith(
  { group, framework, members }: Citation,
  chosen: ReadonlyMap<number, readonly Listed[]>,
  editionId: string,
): GroupChange | null {
  const edition = framework.editions.find(({ id }) => id === editionId);
  if (!edition || editionId === '' || group.spans.length > 0) return null;
  const all = new Map(chosen);
  for (const [index, { resolution }] of members) {
    if (all.has(index)) continue;
    const image = imageOf(resolution, edition);
    if ('reason' in image) return null;
    all.set(index, image);
  }
  return { ...NO_CHANGE, pin: editionId, members: all };
}

function rangeFix(citation: Citation, first: number): SuccessorFix | null {
  const { group, framework, members } = citation;
  const [from, to] = [endOf(members.get(first)), endOf(members.get(first + 1))];
  const edition = members.get(first)?.resolution.edition;
  if (!from || !to || !edition || compareNumbers(from.number, to.number) >= 0) return null;
  const image = rangeImage({ framework, pin: group.pin?.edition ?? undefined, from, to }, edition);
  if ('reason' in image) return null;
  const written = writeGroup(citation, { ...NO_CHANGE, ranges: new Map([[first, image]]) });
  const [start, end] = image;
  const title = end
    ? `Replace the range with ${start.number} to ${end.number}`
    : `Replace the range with ${named(start)}`;
  return written && { title, edits: written.edits };
}

const endOf = (resolved: ResolvedReference | undefined): Listed | null => resolved?.resolution.objective ?? null;
