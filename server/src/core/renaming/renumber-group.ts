import type { Listed } from '../model/framework.ts';
import type { MemberSpan, ReferenceGroup } from '../model/reference.ts';
import { type TextEdit, textIn } from '../model/text.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { Replaced } from '../rewriting/group-change.ts';
import { meaningOf, meaningsOf } from '../rewriting/meaning.ts';
import { inStyleOf } from '../rewriting/number-text.ts';
import { isSameMeaning } from '../rewriting/read-back.ts';
import { reread } from '../rewriting/reread.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import type { Renumbered } from './after.ts';
import { isRenumbered } from './plan.ts';

/** A citation as it is to be afterwards. */
export interface RenumberedGroup {
  /** In the order of the text, all within the citation; empty where it says the right thing as it is. */
  readonly edits: readonly TextEdit[];
  /** What it then means, as `meaningsOf` tells it. */
  readonly meanings: readonly string[];
}

/** More objectives than anybody writes out. */
const MAX_LIST = 40;

/**
 * Rewrites a citation of the renumbered framework so that it means what it meant: numbers in the manner of what stands
 * there, members that lean on one before them in full where that changes, and a range as a list where other objectives
 * would lie in it. Null where that cannot be written.
 *
 * @param citation with what its members mean before, in the scope that holds afterwards
 */
export function renumberGroup(citation: Citation, after: Renumbered): RenumberedGroup | null {
  const reshaped = reshapedRanges(citation, after);
  if (!reshaped) return null;
  if (reshaped.size > 0)
    return writeGroup(citation, { items: new Map([...renumberedMembers(citation, after), ...reshaped]) });
  const meanings = meaningsAfter(citation, after);
  if (isSaidAlready(citation, after)) return { edits: [], meanings };
  const tried = new Set<string>();
  for (const inFull of [false, true]) {
    for (const likeWritten of [true, false]) {
      const edits = numberEdits(citation, after, inFull, likeWritten);
      const key = JSON.stringify(edits);
      if (!tried.has(key) && means(citation, edits, meanings)) return { edits, meanings };
      tried.add(key);
    }
  }
  return null;
}

function isSaidAlready({ members }: Citation, after: Renumbered): boolean {
  return [...members.values()].every(({ reference: { number }, resolution, group }) =>
    after.keepsMeaning(resolution, { number, pin: group.pin }),
  );
}

/** What the citation means once it says what it should, as `meaningsOf` tells it. */
function meaningsAfter({ group, members }: Citation, after: Renumbered): string[] {
  return group.members.flatMap((reference, index) => {
    const resolved = members.get(index);
    if (!resolved) return [];
    const { objective } = resolved.resolution;
    return [meaningOf(objective && after.imageOf(objective), reference, partOf(group, index))];
  });
}

function partOf({ spans }: ReferenceGroup, index: number): string {
  if (spans.some(({ first }) => first === index)) return 'from';
  return spans.some(({ first }) => first + 1 === index) ? 'to' : '';
}

function means({ lines, group, scope }: Citation, edits: readonly TextEdit[], meanings: readonly string[]): boolean {
  const found = reread(lines, group, edits, scope.set.matcher);
  if (!found || found.framework !== group.framework || found.pin?.edition !== group.pin?.edition) return false;
  return isSameMeaning(meaningsOf(found, scope), meanings);
}

/** Each number that changes; `inFull`: and each behind it that is written in short. */
function numberEdits(citation: Citation, after: Renumbered, inFull: boolean, likeWritten: boolean): TextEdit[] {
  const { lines, group, members } = citation;
  const edits: TextEdit[] = [];
  let hasChanged = false;
  for (const [index, { number, numberRange }] of group.members.entries()) {
    const written = textIn(lines, numberRange);
    const resolved = members.get(index);
    const wanted = resolved ? numberAfter(resolved, after) : number;
    let text = written;
    if (wanted !== number) text = likeWritten ? inStyleOf({ text: written, number }, wanted) : wanted;
    else if (inFull && hasChanged && written !== number) text = number;
    hasChanged ||= wanted !== number;
    if (text !== written) edits.push({ range: numberRange, newText: text });
  }
  return edits;
}

/** The number to be cited: the catalog's, with what the citation adds to it (a lead, an unlisted letter). */
function numberAfter({ reference, group, resolution }: ResolvedReference, after: Renumbered): string {
  const { objective } = resolution;
  const { number } = reference;
  if (!objective || !isRenumbered(after.renumbering, objective)) return number;
  if (after.keepsMeaning(resolution, { number, pin: group.pin })) return number;
  const image = after.imageOf(objective)?.number ?? number;
  const at = number.indexOf(objective.number);
  return at < 0 ? image : number.slice(0, at) + image + number.slice(at + objective.number.length);
}

function renumberedMembers(citation: Citation, after: Renumbered): Map<number, Replaced> {
  const members = new Map<number, Replaced>();
  for (const [index, { resolution, reference, group }] of citation.members) {
    const { objective } = resolution;
    const image = objective && after.imageOf(objective);
    if (!image || after.keepsMeaning(resolution, { number: reference.number, pin: group.pin })) continue;
    if (partOf(group, index) === '') members.set(index, { objectives: [image] });
  }
  return members;
}

/** Ranges that cannot stay from one end to the other, since that would take in other objectives. Null: none can tell. */
function reshapedRanges(citation: Citation, after: Renumbered): ReadonlyMap<number, Replaced> | null {
  const ranges = new Map<number, Replaced>();
  let isReshaped = false;
  for (const span of citation.group.spans) {
    const wanted = interiorAfter(citation, span, after);
    if (wanted === 'unknown') return null;
    if (!wanted) continue;
    const [from, to] = [wanted.from, wanted.to];
    if (isRange(wanted.objectives, from, to, after)) {
      ranges.set(span.first, { range: [from, to] });
      continue;
    }
    isReshaped = true;
    const [first, last] = [wanted.objectives[0], wanted.objectives.at(-1)];
    if (first && last && isRange(wanted.objectives, first, last, after))
      ranges.set(span.first, { range: [first, last] });
    else if (wanted.objectives.length <= MAX_LIST) ranges.set(span.first, { objectives: wanted.objectives });
    else return null;
  }
  return isReshaped ? ranges : new Map();
}

/**
 * What a range takes in, as it is afterwards, sorted; undefined for what is no range of listed objectives. Unknown where
 * what was none before would become one and take in others.
 */
function interiorAfter({ members, framework }: Citation, { first }: MemberSpan, after: Renumbered) {
  const [from, to] = [members.get(first), members.get(first + 1)].map((end) => end?.resolution.objective);
  const edition = after.renumbering.framework.editions.find(
    ({ id, uri }) => id === from?.edition && uri === from.location.uri,
  );
  if (!from || to?.edition !== from.edition || !edition || framework.id !== after.framework.id) return undefined;
  const objectives = siblingsBetween(edition, from.number, to.number).flatMap((one) => after.imageOf(one) ?? []);
  const ends = { from: after.imageOf(from), to: after.imageOf(to) };
  if (!ends.from || !ends.to) return undefined;
  if (objectives.length === 0) {
    const now = siblingsBetween(after.edition, ends.from.number, ends.to.number);
    return now.length > 2 ? 'unknown' : undefined;
  }
  objectives.sort((a, b) => compareNumbers(a.number, b.number));
  return { from: ends.from, to: ends.to, objectives };
}

function isRange(objectives: readonly Listed[], from: Listed, to: Listed, { framework }: Renumbered): boolean {
  const edition = framework.editions.find(({ id, uri }) => id === from.edition && uri === from.location.uri);
  const run = edition ? siblingsBetween(edition, from.number, to.number) : [];
  return run.length > 1 && run.length === objectives.length && run.every((one, index) => one === objectives[index]);
}
