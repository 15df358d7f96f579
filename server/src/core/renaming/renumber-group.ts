import type { Listed } from '../model/framework.ts';
import type { MemberSpan, ReferenceGroup } from '../model/reference.ts';
import { type TextEdit, textIn } from '../model/text.ts';
import { compareNumbers, siblingsBetween } from '../resolution/numbers.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import {
  type Citation,
  citationOf,
  meaningOf,
  meaningsOfReferences,
  type Replaced,
} from '../rewriting/citation-change.ts';
import { inStyleOf } from '../rewriting/number-text.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import { isReadAs, type RenamedCitation, type TextRenaming } from './rename-text.ts';
import { isRenumbered, type Renumbered } from './renumbering.ts';

/** Longer lists are not written out in place of a range. */
const MAX_LIST = 40;

/** Rewrites the citations of a renumbered framework so that they keep their meaning. Other citations stay as they are. */
export const numbersInTexts = (after: Renumbered): TextRenaming => ({
  declarationEdits: () => [],
  rewrite(references, analysis, scope) {
    const { group } = references[0]!;
    const { framework } = group;
    if (framework !== after.framework.id) return { edits: [], framework, meanings: meaningsOfReferences(references) };
    const citation = {
      ...citationOf(analysis.readLines, scope, references),
      framework: scope.set.get(framework) ?? after.framework,
    };
    const written = renumberGroup(citation, after);
    return written && { ...written, framework };
  },
});

/**
 * Rewrites one citation: numbers in the style of those in the text, members that continue one before them in full where
 * that one changes, and a range as a list where other objectives would lie in it. Null where that cannot be written.
 *
 * @param citation with what its members mean before, in the scope that applies afterwards
 */
function renumberGroup(citation: Citation, after: Renumbered): Omit<RenamedCitation, 'framework'> | null {
  const reshaped = reshapedRanges(citation, after);
  if (!reshaped) return null;
  if (reshaped.size > 0)
    return writeGroup(citation, { items: new Map([...renumberedMembers(citation, after), ...reshaped]) });
  const meanings = meaningsAfter(citation, after);
  if (isUnaffected(citation, after)) return { edits: [], meanings };
  const { framework } = citation.group;
  const tried = new Set<string>();
  for (const inFull of [false, true]) {
    for (const likeWritten of [true, false]) {
      const edits = numberEdits(citation, after, inFull, likeWritten);
      const key = JSON.stringify(edits);
      if (!tried.has(key) && isReadAs(citation, { edits, framework, meanings })) return { edits, meanings };
      tried.add(key);
    }
  }
  return null;
}

function isUnaffected({ members }: Citation, after: Renumbered): boolean {
  return [...members.values()].every(({ reference: { number }, resolution, group }) =>
    after.keepsMeaning(resolution, { number, pin: group.pin }),
  );
}

/** What the citation means once it is rewritten, as `meaningsOf` describes it. */
function meaningsAfter({ group, members }: Citation, after: Renumbered): string[] {
  return group.members.flatMap((reference, index) => {
    const resolved = members.get(index);
    if (!resolved) return [];
    const { objective } = resolved.resolution;
    return [meaningOf(objective && after.objectiveAfter(objective), reference, partOf(group, index))];
  });
}

function partOf({ spans }: ReferenceGroup, index: number): string {
  if (spans.some(({ first }) => first === index)) return 'from';
  return spans.some(({ first }) => first + 1 === index) ? 'to' : '';
}

/** The edit of each number that changes. `inFull`: also of each number after it that is abbreviated. */
function numberEdits(citation: Citation, after: Renumbered, inFull: boolean, likeWritten: boolean): TextEdit[] {
  const { lines, group, members } = citation;
  const edits: TextEdit[] = [];
  let hasChanged = false;
  for (const [index, { number, numberRange }] of group.members.entries()) {
    const written = textIn(lines, numberRange);
    const resolved = members.get(index);
    const newNumber = resolved ? numberAfter(resolved, after) : number;
    let text = written;
    if (newNumber !== number) text = likeWritten ? inStyleOf({ text: written, number }, newNumber) : newNumber;
    else if (inFull && hasChanged && written !== number) text = number;
    hasChanged ||= newNumber !== number;
    if (text !== written) edits.push({ range: numberRange, newText: text });
  }
  return edits;
}

/** The number to cite: that of the catalog, with what the citation adds to it (a leading part, an unlisted letter). */
function numberAfter({ reference, group, resolution }: ResolvedReference, after: Renumbered): string {
  const { objective } = resolution;
  const { number } = reference;
  if (!objective || !isRenumbered(after.renumbering, objective)) return number;
  if (after.keepsMeaning(resolution, { number, pin: group.pin })) return number;
  const newNumber = after.objectiveAfter(objective)?.number ?? number;
  const at = number.indexOf(objective.number);
  return at < 0 ? newNumber : number.slice(0, at) + newNumber + number.slice(at + objective.number.length);
}

function renumberedMembers(citation: Citation, after: Renumbered): Map<number, Replaced> {
  const members = new Map<number, Replaced>();
  for (const [index, { resolution, reference, group }] of citation.members) {
    const { objective } = resolution;
    const renumbered = objective && after.objectiveAfter(objective);
    if (!renumbered || after.keepsMeaning(resolution, { number: reference.number, pin: group.pin })) continue;
    if (partOf(group, index) === '') members.set(index, { objectives: [renumbered] });
  }
  return members;
}

/** Ranges that would include other objectives if they went from one end to the other. Null where that cannot be decided. */
function reshapedRanges(citation: Citation, after: Renumbered): ReadonlyMap<number, Replaced> | null {
  const ranges = new Map<number, Replaced>();
  let isReshaped = false;
  for (const span of citation.group.spans) {
    const range = rangeAfter(citation, span, after);
    if (range === 'unknown') return null;
    if (!range) continue;
    const { from, to, objectives } = range;
    if (isRange(objectives, from, to, after)) {
      ranges.set(span.first, { range: [from, to] });
      continue;
    }
    isReshaped = true;
    const [first, last] = [objectives[0], objectives.at(-1)];
    if (first && last && isRange(objectives, first, last, after)) ranges.set(span.first, { range: [first, last] });
    else if (objectives.length <= MAX_LIST) ranges.set(span.first, { objectives });
    else return null;
  }
  return isReshaped ? ranges : new Map();
}

/**
 * The objectives of a range as they are afterwards, in their order; undefined where it is not a range of listed
 * objectives. Unknown where it would become one and include others.
 */
function rangeAfter({ members, framework }: Citation, { first }: MemberSpan, after: Renumbered) {
  const [from, to] = [members.get(first), members.get(first + 1)].map((end) => end?.resolution.objective);
  const edition = after.renumbering.framework.editions.find(
    ({ id, uri }) => id === from?.edition && uri === from.location.uri,
  );
  if (!from || to?.edition !== from.edition || !edition || framework.id !== after.framework.id) return undefined;
  const objectives = siblingsBetween(edition, from.number, to.number).flatMap((one) => after.objectiveAfter(one) ?? []);
  const ends = { from: after.objectiveAfter(from), to: after.objectiveAfter(to) };
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
