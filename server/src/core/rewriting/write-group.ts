import { isSameList } from '../base/collections.ts';
import { splitSeries } from '../matching/series.ts';
import type { Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { type TextEdit, textIn } from '../model/text.ts';
import { unlistedPart } from '../resolution/lookup.ts';
import { inOrder } from '../text/edits.ts';
import { type Citation, type GroupChange, meaningOf, meaningsOf, pinOf } from './citation-change.ts';
import { type CitationText, citationText } from './citation-text.ts';
import { headEdits } from './head-edits.ts';
import { dropItems, joinNumbers, type SeparatorChanges, separatorEdits } from './list-separators.ts';
import { inStyleOfWithPart, isBare, type NumberStyle, wordFor } from './number-text.ts';
import { leavesOthers, reread } from './reread.ts';
import { type Item, itemsOf } from './written-items.ts';

interface WrittenGroup {
  /** In the order of the text, without overlaps, all within the citation. */
  readonly edits: readonly TextEdit[];
  /** What the citation then means, as `meaningsOf` returns it. */
  readonly meanings: readonly string[];
  /** The edition that it then names. */
  readonly pin: string | null;
}

/** Ways to write a change, those first that change least. */
const MANNERS: readonly (NumberStyle & { drop: boolean; canonical: boolean })[] = [true, false].flatMap((drop) =>
  [false, true].flatMap((canonical) =>
    [true, false].flatMap((likeWritten) =>
      [false, true].map((withWords) => ({ drop, canonical, likeWritten, withWords })),
    ),
  ),
);

/**
 * Writes a change into a citation: everything that rewrites citations does it here. Items that the list cites already are
 * removed with their separators; everything else stays as it is, byte for byte. The result has been read again and means
 * what it should; null where no way of writing it does.
 *
 * @param options.repeats `keep`: items that the list cites already stay
 * @param options.alone the text is not verified as a whole: the citations around must not depend on the change either
 */
export function writeGroup(
  citation: Citation,
  given: GroupChange,
  { repeats = 'drop', alone = false }: { readonly repeats?: 'drop' | 'keep'; readonly alone?: boolean } = {},
): WrittenGroup | null {
  const { lines, scope, group, members } = citation;
  const change = withOwnPrefix(citation, given);
  const items = itemsOf(group, members, change);
  const tried = new Set<string>();
  const text = citationText(lines, group, scope.set.matcher.frameworks.get(group.framework)?.joiners);
  const isRepeated = repeats === 'drop' && items.some(({ repeated }) => repeated);
  for (const manner of MANNERS) {
    if (manner.drop && (!isRepeated || !text)) continue;
    const dropped = new Set(manner.drop ? items.filter(({ repeated }) => repeated) : []);
    const edits = compose(citation, text, items, change, dropped, manner);
    const key = JSON.stringify(edits);
    if (!edits || tried.has(key)) continue;
    tried.add(key);
    const found = reread(lines, group, edits, scope.set.matcher);
    const meanings = expected(citation, items, change, dropped);
    const isRight = found && isWritten(found, change) && isSameList(meaningsOf(found, scope), meanings);
    if (isRight && (!alone || edits.length === 0 || leavesOthers(citation, edits)))
      return { edits, meanings, pin: pinOf(found) };
  }
  return null;
}

/** A name that implies an edition gives way to the framework's prefix where another edition is meant. */
function withOwnPrefix({ group, framework }: Citation, change: GroupChange): GroupChange {
  if (!group.pin?.implied || change.pin === undefined || change.pin === group.pin.edition) return change;
  const pin = change.pin === framework.defaultEdition?.id ? null : change.pin;
  return { ...change, pin, prefix: change.prefix ?? framework.prefix };
}

function isWritten(group: ReferenceGroup, { prefix, pin }: GroupChange): boolean {
  if (prefix !== undefined && group.members.some(({ spellingVariant }) => spellingVariant !== undefined)) return false;
  return pin === undefined || pinOf(group) === pin;
}

/** What the citation has to mean. */
function expected(
  { members, group, scope }: Citation,
  items: readonly Item[],
  { pin }: GroupChange,
  dropped: ReadonlySet<Item>,
): string[] {
  // With an unknown edition, the numbers mean nothing: they mean what they say in the new one.
  if (group.pin?.edition === null && pin != null)
    return meaningsOf({ ...group, pin: { ...group.pin, edition: pin } }, scope);
  return items.flatMap((item) => {
    if (dropped.has(item)) return [];
    const { first, last, range } = item;
    if (range) {
      const [from, to] = range;
      return to ? [meaningOf(from, null, 'from'), meaningOf(to, null, 'to')] : [meaningOf(from, null)];
    }
    if (item.objectives) return item.objectives.map((objective) => meaningOf(objective, null));
    return [first, last].slice(0, last - first + 1).flatMap((index) => {
      const member = members.get(index);
      const part = last === first ? undefined : index === first ? 'from' : 'to';
      return member ? [meaningOf(member.resolution.objective, member.reference, part)] : [];
    });
  });
}

function compose(
  citation: Citation,
  text: CitationText | null,
  items: readonly Item[],
  change: GroupChange,
  dropped: ReadonlySet<Item>,
  manner: (typeof MANNERS)[number],
): TextEdit[] | null {
  const head = headEdits(citation.lines, citation.group, change, manner.canonical);
  const separators: SeparatorChanges | null =
    text && dropped.size > 0 ? dropItems(text, items, dropped) : { edits: [], cores: new Map() };
  if (!head || !separators) return null;
  const kept = items.filter((item) => !dropped.has(item));
  const writer = new NumberWriter(citation, text, manner);
  const edits: TextEdit[] = [];
  for (const item of kept) {
    const [from, to] = item.range ?? [];
    const objectives = from ? [from] : item.objectives;
    const numbers = writer.write(item.first, objectives);
    if (item.last > item.first) {
      if (to || !objectives) writer.write(item.last, to ? [to] : null);
      else if (!text || !collapse(text, item, edits)) return null;
    }
    if (!numbers || numbers.length < 2) continue;
    if (!text) return null;
    const joined = joinNumbers(numbers, text, items, item === kept.at(-1));
    writer.replace(item.first, joined.text);
    if (joined.before !== null) separators.cores.set(item.first - 1, joined.before);
  }
  const between = text ? separatorEdits(text, separators) : [];
  return between && inOrder([...head, ...edits, ...writer.edits, ...between]);
}

/** Removes the sign and the end of a range that becomes one number. */
function collapse({ members, separators }: CitationText, item: Item, edits: TextEdit[]): boolean {
  const end = members[item.last]!;
  const sign = separators[item.first]!;
  if (!end.removable || sign.start.line !== end.end.line) return false;
  edits.push({ range: { start: sign.start, end: end.end }, newText: '' });
  return true;
}

/** Writes numbers one after the other; each may depend on the one before it. */
class NumberWriter {
  readonly #citation: Citation;
  readonly #text: CitationText | null;
  readonly #style: NumberStyle;
  readonly #edits = new Map<number, TextEdit>();
  /** The number before, and whether it has changed. */
  #before: { readonly number: string; readonly changed: boolean } | null = null;

  constructor(citation: Citation, text: CitationText | null, style: NumberStyle) {
    this.#citation = citation;
    this.#text = text;
    this.#style = style;
  }

  get edits(): readonly TextEdit[] {
    return [...this.#edits.values()];
  }

  /** Writes a member's number; returns what is written where that is new. */
  write(index: number, objectives: readonly Listed[] | null): readonly string[] | null {
    const { number } = this.#citation.group.members[index]!;
    const written = textIn(this.#citation.lines, this.#range(index));
    const before = this.#before;
    this.#before = { number: objectives?.at(-1)?.number ?? number, changed: objectives !== null };
    if (!objectives) {
      // A bracket that is short for a whole number is short for another one after another number.
      if (this.#style.likeWritten || !before?.changed || written === number) return null;
      this.replace(index, number);
      return null;
    }
    const part = objectives.length === 1 ? unlistedPart(this.#citation.framework, number) : '';
    const texts = objectives.map((objective, position) => {
      const isFirst = position === 0;
      const text =
        isFirst && this.#style.likeWritten
          ? inStyleOfWithPart({ text: written, number }, objective.number, part)
          : objective.number + part;
      const last = isFirst ? (before?.number ?? null) : objectives[position - 1]!.number;
      return this.#withWord(text, objective, last, isFirst && this.#text?.members[index]?.hasWord === true);
    });
    this.replace(index, texts.join(', '));
    return texts;
  }

  replace(index: number, newText: string): void {
    const range = this.#range(index);
    if (textIn(this.#citation.lines, range) !== newText) this.#edits.set(index, { range, newText });
  }

  #range(index: number) {
    return this.#citation.group.members[index]!.numberRange;
  }

  #withWord(text: string, objective: Listed, before: string | null, hasWord: boolean): string {
    const { series } = this.#citation.framework.numbering;
    const leaves = before !== null && splitSeries(before, series).series !== '' && text === objective.number;
    const isLone = isBare(objective.number) && !(before !== null && isBare(before));
    const needsWord = splitSeries(objective.number, series).series === '' && (isLone || leaves);
    if (!this.#style.withWords || hasWord || !needsWord) return text;
    const word = wordFor(this.#citation.framework, objective);
    return word === null ? text : `${word} ${text}`;
  }
}
