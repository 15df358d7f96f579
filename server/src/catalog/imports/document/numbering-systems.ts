import { romanNumeral } from '../../../core/matching/roman.ts';
import { beginningsOf } from '../../../core/resolution/numbers.ts';
import { plainWording } from '../../../core/resolution/wording.ts';
import type { Candidate } from './candidates.ts';

/** In legal texts the numbers of paragraphs start again in each article: `5(1)`. */
export const ARTICLE = /^(?:art(?:icle|ikel|ículo|icolo|igo)?s?|§|rule|regulation|clause)$/i;

/**
 * The role of a numbered list item: a part of the objective above its list, an objective by its own number, or a step,
 * which is not an objective. A heading is a group if the numbers of its items are used instead of its own.
 */
export type Counted = { readonly above: Candidate } | 'own' | 'step' | 'group';

/**
 * The roles of numbered list items in a document whose headings, or words such as `Priority 1`, are numbered too. If
 * nearly all of those have such a list, the items are parts of them; but if the items count through below plain headings,
 * the numbers of the items are cited, and the headings are groups. Otherwise items that share numbers with headings are
 * steps.
 */
export function countedLists(candidates: readonly Candidate[], words: WordNesting): ReadonlyMap<Candidate, Counted> {
  const counted = new Map<Candidate, Counted>();
  const isHeading = (one: Candidate): boolean => isNumberedHeading(one, words);
  const headings = candidates.filter(isHeading);
  if (headings.length < 2) return counted;
  const lists = listsBelow(candidates, isHeading);
  const titles = new Map(headings.map(({ number, title }) => [number, plainWording(title)]));
  if (areSystematic(lists, headings, candidates)) {
    const isThrough = countThrough(lists, headings);
    for (const [above, items] of lists) for (const item of items) counted.set(item, isThrough ? 'own' : { above });
    if (isThrough) for (const heading of headings) counted.set(heading, 'group');
  }
  for (const candidate of candidates) {
    if (!isCountedItem(candidate) || counted.has(candidate)) continue;
    const title = titles.get(candidate.number);
    if (title !== undefined && title !== plainWording(candidate.title)) counted.set(candidate, 'step');
  }
  return counted;
}

function isNumberedHeading({ style, word, block }: Candidate, words: WordNesting): boolean {
  if (style === 'part' || (word !== undefined && ARTICLE.test(word))) return false;
  if (word !== undefined) return words.isSeries(word) || block.kind === 'heading';
  return block.kind === 'heading' && style !== 'letters';
}

const isCountedItem = ({ style, word, block, isMarked }: Candidate): boolean =>
  style === 'bare' && word === undefined && block.kind !== 'heading' && (block.kind === 'item' || isMarked);

/** The list directly below each heading, if it counts from 1 or continues the previous list. */
function listsBelow(
  candidates: readonly Candidate[],
  isHeading: (candidate: Candidate) => boolean,
): ReadonlyMap<Candidate, readonly Candidate[]> {
  const lists = new Map<Candidate, Candidate[]>();
  let heading: Candidate | undefined;
  let last = 0;
  for (const candidate of candidates) {
    if (isHeading(candidate)) heading = candidate;
    else if (candidate.style !== 'part' && !isCountedItem(candidate)) heading = undefined;
    if (heading === undefined || !isCountedItem(candidate)) continue;
    const count = Number(candidate.number);
    const list = lists.get(heading) ?? [];
    const isNext = count === last + 1;
    if (!isNext && !(list.length === 0 && count === 1)) continue;
    list.push(candidate);
    lists.set(heading, list);
    last = count;
  }
  return lists;
}

/** Whether nearly all innermost headings have a list, whose numbers are unique only with those of the headings. */
function areSystematic(
  lists: ReadonlyMap<Candidate, readonly Candidate[]>,
  headings: readonly Candidate[],
  candidates: readonly Candidate[],
): boolean {
  const innermost = headings.filter((heading, at) => {
    const next = headings[at + 1];
    return next === undefined || lists.has(heading) || !isBelow(next, heading);
  });
  if (lists.size < 2 || lists.size * 3 < innermost.length * 2) return false;
  const own = [...lists.values()].flat().map(({ number }) => number);
  const taken = new Set(headings.map(({ number }) => number));
  if (new Set(own).size === own.length && !own.some((number) => taken.has(number))) return false;
  const dotted = new Set(candidates.flatMap(({ style, number }) => (style === 'dotted' ? number : [])));
  return [...lists].every(([{ number }, items]) => items.every((item) => !dotted.has(`${number}.${item.number}`)));
}

/** Whether the items count from 1 through all lists, and all headings have plain numbers. */
function countThrough(lists: ReadonlyMap<Candidate, readonly Candidate[]>, headings: readonly Candidate[]): boolean {
  const items = [...lists.values()].flat();
  return (
    headings.every(({ style, word }) => style === 'bare' && word === undefined) &&
    items.every(({ number }, at) => Number(number) === at + 1)
  );
}

const isBelow = (inner: Candidate, outer: Candidate): boolean =>
  beginningsOf(inner.number).includes(outer.number) ||
  (inner.block.kind === 'heading' && outer.block.kind === 'heading' && inner.block.level > outer.block.level);

/** More words cannot be the levels of one framework. */
const MAX_NESTED = 6;

interface Word {
  readonly numbers: Map<string, string>;
  /** The word that precedes its first occurrence. */
  readonly outer: string | undefined;
  /** Numbers of `outer` that it occurs below. */
  readonly below: Set<string>;
  isNumberedAnew: boolean;
}

/** Which words are nested in others: each `Goal` has its `Targets`. Words are compared without case. */
export class WordNesting {
  readonly #words = new Map<string, Word>();

  constructor(candidates: readonly Candidate[]) {
    const latest = new Map<string, string>();
    let last: string | undefined;
    for (const { word: written, number, title } of candidates) {
      if (written === undefined) continue;
      const name = written.toLowerCase();
      const fresh = { numbers: new Map(), outer: last, below: new Set<string>(), isNumberedAnew: false };
      const word = this.#words.get(name) ?? fresh;
      this.#words.set(name, word);
      const known = word.numbers.get(number);
      if (known === undefined) word.numbers.set(number, title);
      else if (known !== title) word.isNumberedAnew = true;
      const above = word.outer === undefined ? undefined : latest.get(word.outer);
      if (above !== undefined) word.below.add(above);
      latest.set(name, number);
      last = name;
    }
  }

  /** Whether the word numbers objectives. One number with several titles, unless nested in as many others, is a name. */
  isSeries(word: string): boolean {
    const found = this.#words.get(word.toLowerCase());
    if (!found) return false;
    return found.isNumberedAnew ? this.outerOf(word) !== undefined : found.numbers.size > 1;
  }

  /** The word that it is repeatedly nested in. */
  outerOf(word: string): string | undefined {
    const found = this.#words.size > MAX_NESTED ? undefined : this.#words.get(word.toLowerCase());
    return found && found.below.size > 1 ? found.outer : undefined;
  }

  /** Whether one number has several titles. */
  isNumberedAnew(word: string): boolean {
    return this.#words.get(word.toLowerCase())?.isNumberedAnew === true;
  }
}

/** Fewer may be initials, or the pronoun I. */
const MIN_LENGTH = 3;

/** Candidates that count in Roman numerals through the document, from the first: `I. Codebase`, `II. Dependencies`. */
export function romanSeries(candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const series = new Set<Candidate>();
  for (const candidate of candidates) {
    const { style, word, number, isMarked } = candidate;
    if (style !== 'letters' || word !== undefined || !isMarked) continue;
    if (number === romanNumeral(series.size + 1).toUpperCase()) series.add(candidate);
  }
  return series.size >= MIN_LENGTH ? series : new Set();
}

type Kind = 'digit' | 'letter' | 'roman';

/** Numbers of parts with those above them: `(a)` below 5(1) is 5(1)(a), a following `(2)` 5(2); `a.` below 3 is 3.a. */
export class PartNumbers {
  readonly #open: { readonly kind: Kind; readonly number: string; readonly own: string }[] = [];
  #whole: string | undefined;

  /** Parts that follow belong to this number. */
  begin(number: string): void {
    this.#whole = number;
    this.#open.length = 0;
  }

  /** The combined number of a part, `(a)` or `.a`; undefined if it is not a part of anything. */
  next(own: string): string | undefined {
    if (this.#whole === undefined || (own.startsWith('.') && !this.#isNext(own))) return undefined;
    const kind = this.#kindOf(own.replace(/[().]/g, ''));
    const at = this.#open.findIndex((part) => part.kind === kind);
    if (at >= 0) this.#open.length = at;
    const number = `${this.#open.at(-1)?.number ?? this.#whole}${own}`;
    this.#open.push({ kind, number, own });
    return number;
  }

  /** Letters with a dot also occur in prose; they are parts if they count from a. */
  #isNext(own: string): boolean {
    const before = this.#open.find(({ kind }) => kind === 'letter')?.own;
    if (before === undefined) return own === '.a';
    return before.startsWith('.') && before.charCodeAt(1) === own.charCodeAt(1) - 1;
  }

  /** `(i)` is a letter after `(h)`, otherwise a Roman numeral. */
  #kindOf(own: string): Kind {
    if (/^\d/.test(own)) return 'digit';
    if (!/^[ivxlc]+$/.test(own)) return 'letter';
    if (own.length > 1 || this.#open.some(({ kind }) => kind === 'roman')) return 'roman';
    const letter = this.#open.find(({ kind }) => kind === 'letter');
    const follows = letter !== undefined && letter.own.charCodeAt(1) === own.charCodeAt(0) - 1;
    return follows || (own !== 'i' && own !== 'v' && own !== 'x') ? 'letter' : 'roman';
  }
}
