import { isAlphanumeric } from './characters.ts';
import type { Reader } from './reader.ts';
import { IN_PARTICULAR, LIST_WORD, RANGE_WORD } from './vocabulary.ts';
import { createWordList, type WordList, wordEnd } from './words.ts';

const LIST_SIGN =
  /[,;/、，；・]|&(?:amp;)?|及び|および|並びに|ならびに|又は|または|若しくは|もしくは|以及|或者|[及和与與或と]|및|또는/y;
const AMPERSAND = /&(?:amp;)?(?=[ \t\u00a0])/y;
/** Signs that part items of any kind, with spaces around: what follows has to look like a number all the more. */
const LOOSE_SIGN = /[·•+](?=[ \t\u00a0])/y;
/** TeX writes an en dash as `--`. */
const RANGE_SIGN =
  /\.\.|--(?!-)|\\?[-\u2010\u2011\u2212–—～〜]|&(?:ndash|#8211|#x2013);|から|ないし|乃至|[至到]|부터|내지/iy;

/** "and" and "to" in the languages of a framework, besides those that are known in all texts. */
export interface Joiners {
  readonly list: WordList;
  readonly range: WordList;
}

const NO_JOINERS: Joiners = { list: createWordList([]), range: createWordList([]) };

/** `slash`: without spaces before it. `loose`: what parts items of any kind. */
export type Separator = 'list' | 'slash' | 'loose';

/** Commas, semicolons, slashes, "and", "or", and two of them in a row; a spaced middle dot or plus sign. */
export function readSeparator(reader: Reader, { list }: Joiners = NO_JOINERS): Separator | null {
  const spaced = skipSpacesOrBreak(reader);
  if (spaced && reader.match(LOOSE_SIGN)) return 'loose';
  const isSlash = !spaced && reader.code() === 47;
  const signed = reader.match(LIST_SIGN);
  if (!signed && !spaced) return null;
  if (signed) reader.match(IN_PARTICULAR);
  const cursor = reader.cursor();
  if (signed) skipSpacesOrBreak(reader);
  if (matchListWord(reader, list)) return 'list';
  reader.reset(cursor);
  if (signed) {
    skipSpacesOrBreak(reader);
    if (!reader.match(AMPERSAND)) reader.reset(cursor);
  }
  return isSlash ? 'slash' : signed ? 'list' : null;
}

/** Steps over "and" or "and/or" with what separates it from the next item; else the reader may be anywhere. */
function matchListWord(reader: Reader, words: WordList): boolean {
  if (!matchWord(reader, words) && !reader.match(LIST_WORD)) return false;
  if (reader.code() === 47 /* and/or */) {
    reader.at++;
    if (!reader.match(LIST_WORD)) return false;
  }
  reader.match(IN_PARTICULAR);
  // `A.9.2, E.1.1`: a number may begin like such a word.
  return reader.atLineEnd() || skipSpacesOrBreak(reader);
}

/**
 * `..`, a hyphen or dash with spaces on both sides or on none, or a word such as "to", with the spaces around. A spaced
 * em dash and a dash at the end of a line are punctuation. Null, and the reader anywhere, where there is no such sign.
 */
export function readRangeSign(
  reader: Reader,
  { range }: Joiners = NO_JOINERS,
): 'dash' | 'spaced dash' | 'word' | 'dots' | null {
  const spaced = reader.skipSpaces();
  const sign = reader.text.charAt(reader.at);
  if (spaced && (matchWord(reader, range) || reader.match(RANGE_WORD)))
    return skipSpacesOrBreak(reader) ? 'word' : null;
  if (!reader.match(RANGE_SIGN)) return null;
  const spacedAfter = reader.skipSpaces();
  if (sign === '.') return 'dots';
  if (spaced !== spacedAfter || reader.atLineEnd() || (sign === '—' && spaced)) return null;
  return spaced ? 'spaced dash' : 'dash';
}

function matchWord(reader: Reader, words: WordList): boolean {
  const end = wordEnd(reader.text, reader.at, words);
  const found = end > reader.at && !isAlphanumeric(reader.text.charCodeAt(end));
  if (found) reader.at = end;
  return found;
}

function skipSpacesOrBreak(reader: Reader): boolean {
  const spaced = reader.skipSpaces();
  return reader.atLineEnd() ? reader.wrap() || spaced : spaced;
}
