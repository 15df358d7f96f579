import { isSpace, isWordCharacter } from './characters.ts';
import type { Reader } from './reader.ts';

/** At most this many marks of emphasis, code and quotes close before a number, or before the sign after one. */
const MAX_MARKS = 16;

const EMPHASIS = /\*{1,3}|_{1,3}|`{1,3}|~~/y;
const EMPHASIS_SIGNS = new Set([...'*_`~'].map((sign) => sign.charCodeAt(0)));
const CLOSING_QUOTE = /["'”’»)）」』》}\]]/y;
/** A quote, a brace, or a TeX command with its brace, other than that of a note or of what is not shown there. */
const OPENING_QUOTE =
  /["'“‘«„‚「『《{]|\\(?!footnote|(?:index|label|marginpar|[vh]space|cite[a-z]{0,8}|[a-z]{0,8}ref)\{)[a-z]{1,20}\{/iy;
/** A closing bracket with the address of a Markdown link, or with its name; the address of a link in reStructuredText. */
const LINK_END =
  /\](?:\((?:[^()\s]|\([^()\s]{0,80}\)){0,300}(?:[ \t]+(?:"[^"]{0,100}"|'[^']{0,100}'))?\)|\[[^[\]]{0,80}\])|[ \t]?<[^<>\s]{1,500}>`__?/y;

const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')',
  '（': '）',
  '[': ']',
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“”',
  '‘': '’',
  '‚': '‘’',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
};

/** What closes the quotes and brackets in `opened`. */
export const closersOf = (opened: string): string => [...opened].map((sign) => CLOSERS[sign] ?? '').join('');
export const ALL_CLOSERS = Object.values(CLOSERS).join('');

/** Steps over a mark that closes what is before the cursor. */
export function matchClosingMark(reader: Reader): boolean {
  if (reader.at === 0 || isSpace(reader.code(-1))) return false;
  return matchEmphasis(reader, 'closing') || reader.match(CLOSING_QUOTE);
}

/** Steps over a mark that opens what is after it, and gives it; an empty string for emphasis and code. */
export function matchOpeningMark(reader: Reader): string | null {
  const start = reader.at;
  const isQuote = !matchEmphasis(reader, 'opening') && reader.match(OPENING_QUOTE);
  if (reader.at === start) return null;
  if (!reader.atLineEnd() && !isSpace(reader.code())) return isQuote ? reader.text.slice(start, reader.at) : '';
  reader.at = start;
  return null;
}

/** Underscores touch a word on one side only: `_SDG_ 3`, never `SDG_3`. */
function matchEmphasis(reader: Reader, side: 'closing' | 'opening'): boolean {
  const start = reader.at;
  const before = reader.code(-1);
  if (!EMPHASIS_SIGNS.has(reader.code()) || !reader.match(EMPHASIS)) return false;
  const outer = side === 'closing' ? reader.code() : before;
  if (reader.text.charAt(start) !== '_' || !isWordCharacter(outer)) return true;
  reader.at = start;
  return false;
}

/** The end of a link behind a number. */
export function skipLinkEnd(reader: Reader): boolean {
  const code = reader.code();
  const mayBe = code === 93 /* ] */ || code === 60 /* < */ || (isSpace(code) && reader.code(1) === 60);
  return mayBe && reader.match(LINK_END);
}

/**
 * Moves the reader over what closes after a number: emphasis, code, links and tags, and of quotes and brackets those in
 * `closers`. Any other closes something around the citation, which ends there: a string, a cell, a remark.
 */
export function skipClosing(reader: Reader, closers: string): void {
  for (let marks = 0; marks < MAX_MARKS; marks++) {
    if (skipLinkEnd(reader) || matchEmphasis(reader, 'closing') || reader.skipTag()) continue;
    const sign = reader.text.charAt(reader.at);
    if (sign !== '}' && (sign === '' || !closers.includes(sign))) return;
    reader.at++;
  }
}
