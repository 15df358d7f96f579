import { isDigit, isLetter } from './characters.ts';
import type { Reader } from './reader.ts';
import { type WordList, wordEnd } from './words.ts';

/** Pieces of a gap (spaces, signs, words, marks) beyond which nothing joins a prefix and its number. */
const MAX_PIECES = 16;

/** What stands between a prefix and its number, or between a separator and the next number of a list. */
export interface Gap {
  empty: boolean;
  /** A hyphen without spaces and nothing else. */
  hyphen: boolean;
  word: boolean;
  comma: boolean;
  wrapped: boolean;
}

export interface GapRules {
  readonly words: WordList;
  /** Whether one sign (`:`, a dash, an opening bracket) or comma may stand here. */
  readonly signs: boolean;
}

const DASH = /[-–—]/;
const CLOSING_MARK = /(?:\*{1,3}|_{1,3}|`{1,3}|~~|["'”’»)}])/y;
const OPENING_MARK = /(?:\*{1,3}|_{1,3}|`{1,3}|~~|["'“‘«„‚{])/y;
/** A closing bracket, with the address of a Markdown link. */
const CLOSING_LINK = /\](?:\([^()\s]{0,200}\)|\[[^[\]]{0,80}\])?/y;

/** Moves the reader over a gap, as far as it goes. */
export function readGap(reader: Reader, rules: GapRules): Gap {
  const start = reader.mark();
  const gap: Gap = { empty: false, hyphen: false, word: false, comma: false, wrapped: false };
  const signs = { separator: !rules.signs, bracket: false, spaced: false };
  for (let pieces = 0; pieces < MAX_PIECES; pieces++) {
    if (reader.skipSpaces()) signs.spaced = true;
    else if (reader.atLineEnd()) {
      if (gap.wrapped || !reader.wrap()) break;
      gap.wrapped = true;
      signs.spaced = true;
      // A dash at the start of a line begins an item of a list.
      if (DASH.test(reader.text.charAt(reader.at))) break;
    } else if (!skipPiece(reader, rules, gap, signs)) break;
  }
  gap.empty = reader.line === start.line && reader.at === start.at;
  if (gap.empty && rules.signs && reader.code() === 45 && isComponent(reader.code(1))) {
    reader.at++;
    gap.empty = false;
    gap.hyphen = true;
  }
  return gap;
}

interface SignState {
  separator: boolean;
  bracket: boolean;
  spaced: boolean;
}

function skipPiece(reader: Reader, rules: GapRules, gap: Gap, state: SignState): boolean {
  const end = wordEnd(reader.text, reader.at, rules.words);
  if (end > reader.at && !isDigitOrLetterBefore(reader)) {
    reader.at = end;
    gap.word = true;
    return true;
  }
  const sign = reader.text.charAt(reader.at);
  if (sign === '§' || sign === '#') {
    reader.at++;
    return true;
  }
  if (!state.separator && isSeparator(reader, sign, state.spaced)) {
    reader.at++;
    state.separator = true;
    if (sign !== ':') state.bracket = true;
    return true;
  }
  if (!state.bracket && (sign === '[' || (rules.signs && sign === '('))) {
    reader.at++;
    state.bracket = state.separator = true;
    return true;
  }
  if (rules.signs && sign === ',' && !gap.comma && !gap.word) {
    reader.at++;
    gap.comma = true;
    return true;
  }
  return reader.match(CLOSING_LINK) || reader.match(CLOSING_MARK) || reader.match(OPENING_MARK) || reader.skipTag();
}

function isSeparator(reader: Reader, sign: string, spaced: boolean): boolean {
  if (sign === ':' || sign === '–' || sign === '—') return true;
  return sign === '-' && spaced && /[ \t\u00a0]/.test(reader.text.charAt(reader.at + 1));
}

/** A word that touches what stands before it is part of a longer one. */
function isDigitOrLetterBefore(reader: Reader): boolean {
  const before = reader.text.charCodeAt(reader.at - 1);
  return isLetter(before) || isDigit(before);
}

const isComponent = (code: number): boolean => isDigit(code) || isLetter(code);

/** Moves the reader over closing emphasis, quotes, brackets of links, and tags. */
export function skipClosing(reader: Reader): void {
  for (let pieces = 0; pieces < MAX_PIECES; pieces++) {
    if (!(reader.match(CLOSING_LINK) || reader.match(CLOSING_MARK) || reader.skipTag())) return;
  }
}
