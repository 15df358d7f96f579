import type { Pin } from '../model/reference.ts';
import { rangeInLine } from '../model/text.ts';
import { foldCase, isDigit, isHyphen, isLetter } from './characters.ts';
import { editionAt, endsToken } from './edition-names.ts';
import type { FrameworkMatcher } from './matcher.ts';
import { readNumber } from './number-token.ts';
import type { Reader } from './reader.ts';

/** A way to read what follows a prefix as a pin. */
export interface PinCandidate {
  readonly pin: Pin;
  /** A word has to follow (`WCAG 2 SC 1.1.1`). */
  readonly needsWord: boolean;
  /** The number has to be more than digits, since nothing else tells the pin from a count or a year. */
  readonly needsStructure: boolean;
}

const VERSION = /v(?=\d)|(?:v\.?|ver\.?|version|edition)[ \t\u00a0]+(?=\d)/iy;
const MAX_TOKEN = 40;
/** What may be the name of an edition that nobody listed. */
const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}._/-]{0,38}[\p{L}\p{N}])?/uy;

/**
 * Reads a listed edition behind a prefix, in any of its spellings, and moves the reader behind it; the reader stays
 * where it is if there is none.
 */
export function readKnownPin(reader: Reader, framework: FrameworkMatcher): PinCandidate | null {
  const start = reader.mark();
  const bracket = enterPin(reader);
  const name = nameAt(reader, framework);
  if (name && leavePin(reader, name.end, bracket)) {
    return { pin: pinOf(reader, name.from, name.end, name.edition), needsWord: false, needsStructure: false };
  }
  const leading = bracket === '' ? leadingAt(reader, framework) : null;
  if (leading) {
    const from = reader.at;
    leavePin(reader, leading.end, '');
    return { pin: pinOf(reader, from, leading.end, leading.edition), needsWord: true, needsStructure: false };
  }
  reader.reset(start);
  return null;
}

/** Reads what looks like an edition that is not listed; the reader stays where it is if nothing does. */
export function readUnknownPin(reader: Reader, framework: FrameworkMatcher): PinCandidate | null {
  const start = reader.mark();
  const colon = reader.code() === 58;
  const bracket = enterPin(reader);
  const from = reader.at;
  const entered = from > start.at || reader.line > start.line;
  const version = reader.match(VERSION);
  const end = colon || version ? tokenEnd(reader) : shapedEnd(reader, framework);
  if (entered && end > reader.at && leavePin(reader, end, bracket)) {
    const needsStructure = !(colon && /\d/.test(reader.text.slice(from, end)));
    return { pin: pinOf(reader, from, end, null), needsWord: false, needsStructure };
  }
  reader.reset(start);
  return null;
}

/** Steps over what may stand between prefix and pin; gives the bracket that has to close it, or ''. */
function enterPin(reader: Reader): '' | ')' | ']' {
  if (reader.code() === 58 /* : */) {
    reader.at++;
    return '';
  }
  if (!reader.skipSpaces() && reader.atLineEnd()) reader.wrap();
  const sign = reader.text.charAt(reader.at);
  if (sign !== '(' && sign !== '[') return '';
  reader.at++;
  return sign === '(' ? ')' : ']';
}

function leavePin(reader: Reader, end: number, bracket: string): boolean {
  if (bracket !== '' && reader.text.charAt(end) !== bracket) return false;
  reader.at = end + bracket.length;
  return true;
}

/** A listed name at the cursor, with or without `v` or "version" before it. */
function nameAt(reader: Reader, framework: FrameworkMatcher): { from: number; end: number; edition: string } | null {
  const { text, at } = reader;
  const listed = editionAt(text, at, framework.editions);
  if (listed) return { from: at, ...listed };
  VERSION.lastIndex = at;
  if (!VERSION.test(text)) return null;
  const after = VERSION.lastIndex;
  const versioned = editionAt(text, after, framework.editions);
  return versioned && { from: after === at + 1 ? at : after, ...versioned };
}

function leadingAt(reader: Reader, { editions }: FrameworkMatcher): { end: number; edition: string } | null {
  const { text, at } = reader;
  let end = at;
  while (isNameCharacter(text.charCodeAt(end)) && end - at < MAX_TOKEN) end++;
  while (end > at && !isAlphanumeric(text.charCodeAt(end - 1))) end--;
  const edition = editions.leading.get(foldCase(text.slice(at, end)));
  return edition !== undefined && endsToken(text, end) ? { end, edition } : null;
}

const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);
const isNameCharacter = (code: number): boolean => isAlphanumeric(code) || isHyphen(code) || code === 46;

function tokenEnd(reader: Reader): number {
  TOKEN.lastIndex = reader.at;
  return TOKEN.test(reader.text) ? TOKEN.lastIndex : reader.at;
}

/** End of a token that looks like the framework's editions and not like its numbers. */
function shapedEnd(reader: Reader, { editions, shapes, ignoreCase, inner }: FrameworkMatcher): number {
  const { text, at } = reader;
  const token = readNumber(text, at, { shapes: editions.shapes, ignoreCase: true, inner: new Map() });
  if (!token || token.bareLetters || !endsToken(text, token.end)) return at;
  return readNumber(text, at, { shapes, ignoreCase, inner })?.end === token.end ? at : token.end;
}

function pinOf(reader: Reader, from: number, end: number, edition: string | null): Pin {
  return { text: reader.text.slice(from, end), range: rangeInLine(reader.line, from, end - from), edition };
}
