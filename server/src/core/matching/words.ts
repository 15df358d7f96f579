import { compareText } from '../base/collections.ts';
import { foldCase, foldUnit, isDash, isLetter, isSpace } from './characters.ts';

/** Words that may be before a number, ready to be found in a text. */
export interface WordList {
  /** Folded, inflections included, sorted for `spellingAt`. */
  readonly forms: readonly string[];
}

/** `target` also as `targets`, `priority` as `priorities`, `annex` as `annexes`, `appendix` as `appendices`, `criterion` as `criteria`. */
export function createWordList(words: readonly string[]): WordList {
  const forms = new Set<string>();
  for (const word of words) {
    const form = foldSpelling(word).replace(/[.:]$/, '');
    if (form === '') continue;
    forms.add(form);
    if (!isLetter(form.charCodeAt(form.length - 1))) continue;
    forms.add(`${form}s`);
    if (/[^aeiou]y$/.test(form)) forms.add(`${form.slice(0, -1)}ies`);
    if (/(?:x|s|ch|sh)$/.test(form)) forms.add(`${form}es`);
    if (form.endsWith('ion')) forms.add(`${form.slice(0, -2)}a`);
    if (form.endsWith('ix')) forms.add(`${form.slice(0, -1)}ces`);
  }
  return { forms: [...new Set([...forms].flatMap(formsOf))].sort(compareText) };
}

/** Only the plurals of the words. */
export function createCountedList(words: readonly string[]): WordList {
  const singular = new Set(words.map(foldSpelling));
  return { forms: createWordList(words).forms.filter((form) => !singular.has(form)) };
}

/** End of the word that is at `at`, with the dot or colon after it; `at` itself where there is none. */
export function wordEnd(text: string, at: number, words: WordList): number {
  return wordAt(text, at, words)?.end ?? at;
}

/** The form of a word that is at `at`, and the end of the word with the dot or colon after it. */
export function wordAt(text: string, at: number, { forms }: WordList): { form: string; end: number } | null {
  const found = spellingAt(forms, text, at, (end) => !isLetter(text.charCodeAt(end)));
  if (!found) return null;
  PLURAL_SIGN.lastIndex = found.end;
  const end = PLURAL_SIGN.test(text) ? PLURAL_SIGN.lastIndex : found.end;
  const after = text.charAt(end);
  return { form: forms[found.index]!, end: after === '.' || after === ':' ? end + 1 : end };
}
/** `Article(s)`, `Artikel(n)`. */
const PLURAL_SIGN = /\((?:e?s|n)\)/iy;

/** A spelling as `spellingAt` finds it: folded, with one sign for all dashes and a space for each run of spaces. */
export const foldSpelling = (text: string): string =>
  foldDashes(foldCase(text.trim()).replace(/\s+/g, ' ').replaceAll('’', "'"));

/** How an accented letter is stored: in one piece, or with its accent behind it. */
export const formsOf = (text: string): readonly string[] => [text.normalize('NFC'), text.normalize('NFD')];

/** Of equal length. */
export const foldDashes = (text: string): string => text.replace(/[\u2010\u2011\u2013\u2212]/g, '-');

/** In a text, at most so many spaces are within a spelling. */
const MAX_SPACES = 8;

/**
 * The longest of some spellings that is at `at` and may end where it ends. The list may be long: each unit of the text
 * narrows it down by a binary search.
 *
 * @param spellings folded, different, sorted by their units
 * @returns the index of the spelling, and its end in the text
 */
export function spellingAt(
  spellings: readonly string[],
  text: string,
  at: number,
  mayEnd: (end: number) => boolean,
): { readonly index: number; readonly end: number } | null {
  let found: { index: number; end: number } | null = null;
  let [low, high] = [0, spellings.length];
  let end = at;
  for (let length = 0; low < high && end < text.length; length++) {
    const unit = spelledUnit(text.charCodeAt(end));
    const start = end++;
    if (unit === SPACE) while (isSpace(text.charCodeAt(end)) && end - start < MAX_SPACES) end++;
    low = firstFrom(spellings, low, high, length, unit);
    high = firstFrom(spellings, low, high, length, unit + 1);
    // What goes on comes after what ends here.
    if (low === high || spellings[low]!.length > length + 1) continue;
    if (mayEnd(end)) found = { index: low, end };
    low++;
  }
  return found;
}

const SPACE = 32;
const spelledUnit = (code: number): number => (isSpace(code) ? SPACE : isDash(code) ? 45 : foldUnit(code));

/** The first of those from `low` to `high` whose unit at `index` is not before `unit`. */
function firstFrom(spellings: readonly string[], low: number, high: number, index: number, unit: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (spellings[middle]!.charCodeAt(index) < unit) from = middle + 1;
    else to = middle;
  }
  return from;
}
