import { pushTo } from '../../core/base/collections.ts';
import { l10n } from '../../core/base/l10n.ts';
import { memoize } from '../../core/base/memoize.ts';

/** No framework has longer numbers, and they would take time in every document. */
const MAX_NUMBER_LENGTH = 100;

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Why a number is invalid, and the corrected number if that is evident. */
export interface NumberFault {
  readonly message: string;
  readonly corrected?: string;
  /** A word that is not listed, and would have to be a series for the number to be one. */
  readonly series?: string;
}

/** Nearly all numbers: a catalog may have a hundred thousand. */
const PLAIN_NUMBER = /^[\dA-Za-z](?:[\w.()/-]{0,98}[\dA-Za-z])?$/;

/** Why a document cannot cite the number as it is written; null if it can. */
export function faultOfNumber(number: string, series: readonly string[] = []): NumberFault | null {
  if (PLAIN_NUMBER.test(number)) return null;
  const { word, rest } = wordBefore(number, series);
  if (word === '') return faultOf(number);
  const fault = faultOf(rest);
  const written = `${word} ${fault === null ? rest : (fault.corrected ?? '')}`;
  if (fault && fault.corrected === undefined) return fault;
  if (!series.includes(word)) return { message: unlistedSeries(word, written), series: word };
  if (number === written) return null;
  return { message: l10n.t('No document can cite "{0}". Write "{1}".', number, written), corrected: written };
}

const unlistedSeries = (word: string, number: string): string =>
  l10n.t('If "{0}" is a number, list "{1}" in "numbering.series". Else a number cannot contain spaces.', number, word);

/**
 * Splits a number at white space after a listed series, or after a word that could be one: letters before something
 * that is a number with a digit, or a Roman numeral.
 */
export function wordBefore(
  number: string,
  series: readonly string[],
): { readonly word: string; readonly rest: string } {
  for (const name of seriesLike(number, series)) {
    const rest = number.startsWith(name) ? number.slice(name.length) : '';
    if (/^\s+\S+$/.test(rest)) return { word: name, rest: rest.trim() };
  }
  const [, word = '', rest = ''] = /^(\p{L}[\p{L}\p{M}.-]*\d?)\s+(\S*\p{N}\S*|[IVXLC]+)$/u.exec(number) ?? [];
  return { word, rest };
}

const firstWord = (text: string): string => /^\S*/.exec(text)?.[0] ?? '';

/** Once for all numbers: a catalog may have a thousand series and a hundred thousand numbers. */
const byFirstWord = memoize((names: readonly string[]) => {
  const found = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) pushTo(found, firstWord(name), name);
  return found;
});

/** The series that begin with the word with which the text does, longest first. */
export const seriesLike = (text: string, series: readonly string[]): readonly string[] =>
  series.length === 0 ? series : (byFirstWord(series).get(firstWord(text)) ?? []);

function faultOf(number: string): NumberFault | null {
  if (number.length > MAX_NUMBER_LENGTH) {
    return { message: l10n.t('A number can have at most {0} characters. Shorten it.', MAX_NUMBER_LENGTH) };
  }
  if (/\s/.test(number)) {
    const trimmed = number.trim();
    const message = l10n.t('A number cannot contain spaces. Write it without spaces, and put words in "title".');
    return !/\s/.test(trimmed) && trimmed !== '' ? { message, corrected: trimmed } : { message };
  }
  if (/[\0-\x1f\x7f]/.test(number))
    return { message: l10n.t('A number cannot contain control characters. Remove them.') };
  if (!/[\p{L}\p{N}]/u.test(number))
    return { message: l10n.t('A number must contain digits or letters. Write it as it is cited.') };
  const corrected = withoutPunctuationAtEnds(number);
  if (corrected === number) return null;
  return {
    message: l10n.t('No document can cite "{0}": it must begin and end with a digit, letter or bracket.', number),
    corrected,
  };
}

/** The number without punctuation at its ends that belongs to the sentence around it: `3.4.` gives `3.4`. */
function withoutPunctuationAtEnds(number: string): string {
  let end = number.length;
  while (end > 0 && !endsNumber(number.slice(0, end))) end--;
  let start = 0;
  while (start < end && !/[\p{L}\p{N}([{]/u.test(number.charAt(start)) && !isSurrogate(number, start)) start++;
  return number.slice(start, end);
}

function endsNumber(number: string): boolean {
  const last = number.charAt(number.length - 1);
  const opener = CLOSERS[last];
  return opener === undefined ? /[\p{L}\p{M}\p{N}]$/u.test(number) : number.includes(opener);
}

const isSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xf800) === 0xd800;
