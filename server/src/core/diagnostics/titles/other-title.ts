import { countWhile, pushTo } from '../../base/collections.ts';
import { memoize } from '../../base/memoize.ts';
import { wording } from '../../model/catalog.ts';
import type { FrameworkEdition, Listed } from '../../model/framework.ts';
import type { Beside } from './beside.ts';
import { beginningOf, type Heads, mayEndWith } from './heads.ts';
import { firstWords, type Words, weightOf, wordsOf } from './title-words.ts';

export interface FoundTitle {
  readonly objective: Listed;
  /** The words of the text that are the title, or the beginning of it. */
  readonly words: Words;
  /** The title is the whole text, or a sign follows it. */
  readonly isExact: boolean;
}

/** Minimum number of equal words for a text to be the title of another objective. */
const WHOLE = 2;
const BEGINNING = 4;
/** In prose, where the separator is weak, fewer words may be a coincidence. */
const IN_PROSE = 3;
const CUT = 2;
/** A beginning of more titles than these is ambiguous. */
const MAX_TITLES = 3;

/**
 * The objectives of the edition whose title the text equals or begins with or, if the text is cut, whose title begins
 * with it; only if that is unlikely to be a coincidence.
 *
 * @param level of the objective cited
 */
export function titledIn(edition: FrameworkEdition, beside: Beside, heads: Heads, level: number): FoundTitle[] {
  const index = titleIndexOf(edition);
  for (const words of heads.whole) {
    for (let count = words.all.length; count > 0; count--) {
      const title = firstWords(words, count);
      const same = index.byStream.get(title.stream);
      if (!same) continue;
      const isWhole = count === words.all.length;
      const ends = mayEndWith(beside, words, count);
      const found = same.filter((objective) => isEvidence(beside, title, objective, { isWhole, ends, level }));
      if (found.length > 0) {
        return found.map((objective) => ({ objective, words: title, isExact: ends }));
      }
    }
  }
  for (const words of heads.all) {
    const beginning = beginningOf(beside, heads, words);
    if (!beginning || weightOf(words) < (beginning === 'cut' ? CUT : BEGINNING)) continue;
    const longer = titlesFrom(index, words.stream, MAX_TITLES + 1);
    if (longer.length > 0 && longer.length <= MAX_TITLES) {
      return longer.map((objective) => ({ objective, words, isExact: false }));
    }
  }
  return [];
}

interface Place {
  /** The title is all of the text. */
  readonly isWhole: boolean;
  /** The text may end where the title does. */
  readonly ends: boolean;
  readonly level: number;
}

function isEvidence(beside: Beside, title: Words, objective: Listed, { isWhole, ends, level }: Place): boolean {
  const { separator, isClosed, text } = beside;
  const weight = weightOf(title);
  // A short title may occur at several levels, but rarely twice at one.
  if (weight <= WHOLE && objective.level !== level) return false;
  // Two characters without a space are a word that anything may be called.
  const isWord = weight > 1 || title.all[0]?.weight === 1;
  if (isWhole && isClosed) return weight >= WHOLE || (isWord && (separator === 'bracket' || separator === 'quote'));
  const isAlike = isWrittenAlike(text, title, objective);
  if (weight >= BEGINNING) return isClosed || separator === 'sign' || isAlike;
  const isLoose = separator === 'comma' || separator === 'space';
  return ends && isAlike && weight >= (isLoose ? IN_PROSE : WHOLE);
}

/** A title keeps its capital letter in prose; a mere topic has none. */
function isWrittenAlike(text: string, title: Words, objective: Listed): boolean {
  const isUpper = (letter: string | undefined) => letter !== undefined && /\p{Lu}/u.test(letter);
  return isUpper(text[title.all[0]!.start]) || !isUpper(/\p{L}/u.exec(wording(objective))?.[0]);
}

/** The words of the text that are the title of this objective, which the number already suggests; else null. */
export function titledAs(objective: Listed, beside: Beside, heads: Heads): Words | null {
  const title = titleWords(objective);
  if (title.stream === '') return null;
  for (const words of heads.all) {
    if (words.stream === title.stream) return words;
    const count = words.all.findIndex(({ streamEnd }) => streamEnd === title.stream.length) + 1;
    if (count > 0 && words.stream.startsWith(title.stream)) {
      const weight = weightOf(title);
      if (weight >= BEGINNING || (weight >= WHOLE && mayEndWith(beside, words, count))) return firstWords(words, count);
    }
    const beginning = beginningOf(beside, heads, words);
    if (!beginning || weightOf(words) < (beginning === 'cut' ? CUT : IN_PROSE)) continue;
    if (title.stream.startsWith(words.stream)) return words;
  }
  return null;
}

/** The objectives of an edition by the words of their titles. */
interface TitleIndex {
  /** By `Words.stream`. */
  readonly byStream: ReadonlyMap<string, readonly Listed[]>;
  /** The streams in their order. */
  readonly sorted: readonly string[];
}

/** Without withdrawn objectives. */
const titleIndexOf = memoize((edition: FrameworkEdition): TitleIndex => {
  const byStream = new Map<string, Listed[]>();
  for (const listed of edition.byNumber.values()) {
    if (listed.withdrawn) continue;
    // Their words are not kept: there may be a hundred thousand titles, and few are ever compared.
    const { stream } = wordsOfTitle(listed);
    if (stream !== '') pushTo(byStream, stream, listed);
  }
  return { byStream, sorted: [...byStream.keys()].sort() };
});

/** Of the beginnings that are compared, in UTF-16 units. */
const LONGEST = 6;

/** What titles begin with, up to that length, and titles that are shorter. */
const beginningsOf = memoize((edition: FrameworkEdition) => {
  const [beginnings, short] = [new Set<string>(), new Set<string>()];
  for (const listed of edition.byNumber.values()) {
    const { stream } = wordsOfTitle(listed);
    if (stream.length > 0 && stream.length < LONGEST) short.add(stream);
    for (let length = 1; length <= LONGEST; length++) beginnings.add(stream.slice(0, length));
  }
  return { beginnings, short };
});

/** Whether a title may begin with the stream, or the stream with a title; over-approximates. Also of withdrawn objectives. */
export function mayBegin(edition: FrameworkEdition, stream: string): boolean {
  const { beginnings, short } = beginningsOf(edition);
  if (beginnings.has(stream.slice(0, LONGEST))) return true;
  for (let length = 1; length < LONGEST; length++) if (short.has(stream.slice(0, length))) return true;
  return false;
}

/** At most `limit` titles that begin with the stream. */
function titlesFrom({ byStream, sorted }: TitleIndex, stream: string, limit: number): Listed[] {
  const found: Listed[] = [];
  let at = countWhile(sorted, (each) => each < stream);
  for (; found.length < limit && sorted[at]?.startsWith(stream); at++) found.push(...byStream.get(sorted[at]!)!);
  return found.slice(0, limit);
}

/** Of an objective, in UTF-16 units. */
const MAX_LENGTH = 2_000;

const wordsOfTitle = (listed: Listed): Words => wordsOf(wording(listed).slice(0, MAX_LENGTH));

/** The words of the title, or without one of the text. */
export const titleWords = memoize(wordsOfTitle);

export const vocabularyOf = memoize((listed: Listed): Words => {
  const parts = [listed.title, listed.text].filter((part) => part !== undefined);
  return wordsOf(parts.join(' ').slice(0, MAX_LENGTH));
});
