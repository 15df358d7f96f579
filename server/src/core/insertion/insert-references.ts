import { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { getOrInsert, isSameList } from '../base/collections.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { compareRanges, linesOf, type Range, wholeText } from '../model/text.ts';
import { resolve } from '../resolution/resolve.ts';
import { groupsOf, type Scope } from '../resolution/scope.ts';
import { meaningOf, meaningsOfReferences } from '../rewriting/citation-change.ts';
import { countBefore, editText } from '../text/edits.ts';
import { wellFormed } from '../text/line-document.ts';
import { type Place, placeAt } from './place.ts';
import { type Manner, mannersOf, type Picked, referenceText } from './reference-text.ts';

export interface PickedObjective {
  readonly framework: Framework;
  readonly objective: Listed;
}

interface InsertionOptions {
  /** Each title is in brackets after its number, where the place allows it. */
  readonly titles: boolean;
  /** The edition is named even where the number alone means the same. */
  readonly pinned: boolean;
  /** LSP's identifier of the document's language, where its name does not tell. */
  readonly languageId?: string | undefined;
}

/** What is written in place of the ranges. */
interface Insertion {
  /** In the order of the ranges. */
  readonly texts: readonly string[];
  /** Read again, each says what was picked, and everything around it what it said before. */
  readonly isRead: boolean;
}

/** Of a title or a text in its place, in UTF-16 units. */
const LONGEST_TITLE = 200;

/**
 * Writes references in place of ranges of a text, which do not overlap: the nicest list that the place allows, and that
 * says what was picked when the text is read again.
 */
export function insertReferences(
  analysis: DocumentAnalysis,
  wanted: readonly Range[],
  picked: readonly PickedObjective[],
  options: InsertionOptions,
): Insertion {
  const { lines, scope, uri } = analysis;
  const ranges = wanted.map((range) => wellFormed(lines, range));
  const places = ranges.map((range) => placeAt(lines, range, { uri, languageId: options.languageId }));
  const all = inCatalogOrder(picked).map((one) => withPin(one, scope, options.pinned));
  const attempts = places.map((place) => attemptsAt(place, all, scope, options.titles));
  const texts = attempts.map(([first = '']) => first);
  const chosen = texts.map(() => 0);
  const failedWith = readingAgain(analysis, ranges, all);
  for (;;) {
    const failed = failedWith(texts);
    if (failed.length === 0) return { texts, isRead: true };
    const others = failed.filter((index) => chosen[index]! + 1 < attempts[index]!.length);
    if (others.length === 0) return { texts: places.map((place) => referenceText(all, PLAIN, place)), isRead: false };
    for (const index of others) texts[index] = attempts[index]![++chosen[index]!]!;
  }
}

/** Frameworks in the order in which they were picked, their objectives as in the catalog; nothing twice. */
function inCatalogOrder(picked: readonly PickedObjective[]): PickedObjective[] {
  const byFramework = new Map<string, Map<Listed, PickedObjective>>();
  for (const one of picked) {
    const { id } = one.framework;
    getOrInsert(byFramework, id, () => new Map()).set(one.objective, one);
  }
  return [...byFramework.values()].flatMap((ones) => {
    if (ones.size === 1) return [...ones.values()];
    const { framework } = [...ones.values()][0]!;
    const listed = framework.editions.toReversed().flatMap(({ byNumber }) => [...byNumber.values()]);
    const places = new Map(listed.map((objective, index) => [objective, index]));
    return [...ones.values()].sort((a, b) => (places.get(a.objective) ?? 0) - (places.get(b.objective) ?? 0));
  });
}

/** Names the edition where it is wanted, and where the number alone means something else. */
function withPin({ framework, objective }: PickedObjective, { set }: Scope, pinned: boolean): Picked {
  const here = set.get(framework.id) ?? framework;
  const meant = resolve(here, objective.number, undefined).objective;
  const isPlain = meaningOf(meant, null) === meaningOf(objective, null);
  return { framework: here, objective, pinned: objective.edition !== '' && (pinned || !isPlain), title: null };
}

/** What is written where nothing reads as it should. */
const PLAIN: Manner = { full: true, words: false, pin: 0 };

/** What may be written at a place, the nicest first. */
function attemptsAt(place: Place, picked: readonly Picked[], scope: Scope, titles: boolean): readonly string[] {
  const titled = titles ? picked.map((one) => ({ ...one, title: titleOf(one, place, scope) })) : picked;
  const [before, after] = [place.before || ' ', place.after || ' '];
  const spaced: readonly Place[] = [place, { ...place, before }, { ...place, after }, { ...place, before, after }];
  const texts = spaced.flatMap((each) =>
    [...new Set([titled, picked])].flatMap((list) =>
      mannersOf(list).map((manner) => referenceText(list, manner, each)),
    ),
  );
  return [...new Set(texts)];
}

/** A title that cites something would be read as that. */
function titleOf({ objective }: Picked, place: Place, { set, severity }: Scope): string | null {
  const text = wording(objective)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  const title = text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…` : text;
  if (title === '' || !isBalanced(title)) return null;
  const isCiting = new DocumentAnalysis(linesOf(title), { set, severity }).references.length > 0;
  return isCiting ? null : place.title(title);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth++;
    if (sign === ')' && depth-- === 0) return false;
  }
  return depth === 0;
}

/** What a reference says: of which framework, what it means, which edition it names, and whether it is odd. */
type Said = string;

/** A stretch of the whole text, in UTF-16 offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface SaidThere extends Stretch {
  readonly said: Said;
}

function saidIn({ references }: DocumentAnalysis, text: string): SaidThere[] {
  const { offsetAt } = editText(text, []);
  return groupsOf(references).flatMap((group) => {
    const meanings = meaningsOfReferences(group);
    return group.map(({ group: { framework, pin }, reference: { range, spellingVariant } }, index) => ({
      said: JSON.stringify([framework, meanings[index], pin?.edition ?? null, spellingVariant ?? null]),
      start: offsetAt(range.start),
      end: offsetAt(range.end),
    }));
  });
}

/**
 * Reads a document again with texts in place of ranges: returns the indexes of the ranges in whose place, or beside which,
 * something else is read than should be.
 */
function readingAgain(analysis: DocumentAnalysis, ranges: readonly Range[], picked: readonly Picked[]) {
  const original = wholeText(analysis.lines);
  const edited = (texts: readonly string[]) => {
    const edits = ranges.map((range, index) => ({ range, newText: texts[index]! }));
    return editText(original, edits);
  };
  const wanted: readonly Said[] = picked.map(({ framework, objective, pinned }) =>
    JSON.stringify([framework.id, meaningOf(objective, null), pinned ? objective.edition : null, null]),
  );
  const inOrder = [...ranges.keys()].sort((a, b) => compareRanges(ranges[a]!, ranges[b]!));
  const { replaced: emptied } = edited(ranges.map(() => ''));
  const untouched = saidIn(analysis, original).filter((one) => !isTouched(one, emptied));
  // What else the document says: before the first range, between two, after the last.
  const kept = byStretch(untouched, emptied).between;
  return (texts: readonly string[]): number[] => {
    const { text, replaced, moved } = edited(texts);
    const after = new DocumentAnalysis(linesOf(text), analysis.given, analysis.uri);
    const written = replaced.map(({ start, newText }): Stretch => {
      const from = moved(start);
      return { start: from, end: from + newText.length };
    });
    const { within, between } = byStretch(saidIn(after, text), written);
    return inOrder.filter(
      (_, at) =>
        !isSameList(within[at]!, wanted) ||
        !isSameList(between[at]!, kept[at]!) ||
        !isSameList(between[at + 1]!, kept[at + 1]!),
    );
  };
}

/** Whether some of the stretches, which are in the order of the text, takes a part of it away or is within it. */
function isTouched({ start, end }: SaidThere, stretches: readonly Stretch[]): boolean {
  const last = stretches[countBefore(stretches, end) - 1];
  return last !== undefined && last.end > start;
}

/** What is said within each of the stretches, and what before, between and after them. */
function byStretch(all: readonly SaidThere[], stretches: readonly Stretch[]) {
  const within: Said[][] = stretches.map(() => []);
  const between: Said[][] = [[], ...stretches.map(() => [])];
  for (const { said, start } of all) {
    const before = countBefore(stretches, start + 1);
    const isWithin = before > 0 && start < stretches[before - 1]!.end;
    (isWithin ? within[before - 1]! : between[before]!).push(said);
  }
  return { within, between };
}
