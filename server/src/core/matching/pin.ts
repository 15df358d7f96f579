import type { Pin } from '../model/reference.ts';
import { type Range, rangeInLine } from '../model/text.ts';
import { isAlphanumeric, isHyphen, isLetter } from './characters.ts';
import { editionAt, endsToken } from './edition-names.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { ALL_CLOSERS, skipClosing } from './marks.ts';
import { readNumber } from './number-token.ts';
import type { FoundPrefix } from './prefixes.ts';
import { isYear } from './quantity.ts';
import type { Reader } from './reader.ts';
import { VERSION } from './vocabulary.ts';
import { foldDashes, foldSpelling } from './words.ts';

/** A way to read what follows a prefix as a pin. */
export interface PinCandidate {
  readonly pin: Pin;
  /** A leading part of an edition's name, not the whole. */
  readonly partial: boolean;
  /** A word has to follow (`WCAG 2 SC 1.1.1`). */
  readonly needsWord: boolean;
  /** The number has to be more than digits, since nothing else tells the pin from a count or a year. */
  readonly needsStructure: boolean;
}

const MAX_TOKEN = 40;
/** What may be the name of an edition that is not listed. */
const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}._/–-]{0,38}[\p{L}\p{N}])?/uy;

/** Reads a listed edition after a prefix, in any spelling; the reader stays where it is if there is none. */
export function readKnownPin(reader: Reader, framework: FrameworkMatcher): PinCandidate | null {
  const start = reader.cursor();
  const joined = isHyphen(reader.code()) ? editionAt(reader.text, reader.at + 1, framework.editions) : null;
  // `IBC-2021 1017.2`.
  const isJoined = joined !== null && /^(?:[ \t\u00a0,]|$)/.test(reader.text.slice(joined.end, joined.end + 1));
  if (isJoined) reader.at++;
  const bracket = isJoined ? '' : enterPin(reader);
  const name = bracket === null ? null : nameAt(reader, framework);
  if (name && leavePin(reader, name.end, bracket)) {
    const pin = pinOf(reader, name.from, name.end, name.edition);
    return { pin, partial: false, needsWord: false, needsStructure: false };
  }
  const leading = bracket === '' && !isJoined ? leadingAt(reader, framework) : null;
  if (leading) {
    const from = reader.at;
    const pin = pinOf(reader, from, leading.end, leading.edition);
    leavePin(reader, leading.end, '');
    // A lone `2` would be anything; `2.1` and `v2` are taken for versions before a number with parts.
    return { pin, partial: true, needsWord: /^\d+(?:\.x)?$/i.test(pin.text), needsStructure: true };
  }
  reader.reset(start);
  return null;
}

/** Reads what looks like an edition that is not listed; the reader stays where it is if nothing does. */
export function readUnknownPin(reader: Reader, framework: FrameworkMatcher): PinCandidate | null {
  const start = reader.cursor();
  const colon = reader.code() === 58;
  const comma = reader.code() === 44;
  const bracket = enterPin(reader);
  const entered = reader.at > start.at || reader.line > start.line;
  const at = reader.at;
  const version = reader.match(VERSION);
  const from = version && !touchesVersion(reader.text, reader.at) ? reader.at : at;
  const end = colon || version ? tokenEnd(reader, framework) : comma ? reader.at : shapedEnd(reader, framework);
  if (entered && end > reader.at && leavePin(reader, end, bracket)) {
    const needsStructure = !(colon && /\d/.test(reader.text.slice(from, end)));
    return { pin: pinOf(reader, from, end, null), partial: false, needsWord: false, needsStructure };
  }
  reader.reset(start);
  return null;
}

/**
 * Steps over what may be between prefix and pin; gives the bracket that has to close it, or ''. Null where nothing can
 * be a pin: after a comma only a name or a word such as "version" is one.
 */
function enterPin(reader: Reader): '' | ')' | ']' | null {
  if (reader.code() === 58 /* : */) {
    reader.at++;
    return '';
  }
  skipClosing(reader, ALL_CLOSERS);
  const comma = reader.code() === 44;
  if (comma) reader.at++;
  if (!reader.skipSpaces() && reader.atLineEnd()) reader.wrap();
  if (comma && !isLetter(reader.code())) return null;
  const sign = reader.text.charAt(reader.at);
  if (sign !== '(' && sign !== '[') return '';
  reader.at++;
  return sign === '(' ? ')' : ']';
}

/** `IEC 62304:2006+A1:2015`: what has amended an edition. */
const AMENDMENTS = /(?:[+/](?:A|AMD|AC|C|Cor)\.? ?\d{0,2}(?::(?:19|20)\d\d)?(?![\p{L}\p{N}.])){1,3}/iuy;

function leavePin(reader: Reader, end: number, bracket: '' | ')' | ']' | null): boolean {
  AMENDMENTS.lastIndex = end;
  const at = AMENDMENTS.test(reader.text) ? AMENDMENTS.lastIndex : end;
  if (bracket === null || (bracket !== '' && reader.text.charAt(at) !== bracket)) return false;
  reader.at = at + bracket.length;
  return true;
}

/** A listed name at the cursor, with or without `v` or "version" before it. */
function nameAt(reader: Reader, framework: FrameworkMatcher): { from: number; end: number; edition: string } | null {
  const { text, at } = reader;
  const listed = editionAt(text, at, framework.editions);
  if (listed) return { from: at, ...listed };
  const after = versionEnd(text, at);
  if (after === at) return null;
  const { names, versions } = framework.editions;
  const versioned = editionAt(text, after, { names }) ?? editionAt(text, after, { names: versions });
  if (!versioned || isNumberWithLetters(text, at, versioned.end, framework)) return null;
  return { from: touchesVersion(text, after) ? at : after, ...versioned };
}

/** `R2` and `V1`, where the framework has numbers like these, are not editions 2 and 1; `v1` is. */
function isNumberWithLetters(text: string, at: number, end: number, framework: FrameworkMatcher): boolean {
  return text.charAt(at) !== 'v' && readNumber(text, at, framework)?.end === end;
}

function versionEnd(text: string, at: number): number {
  VERSION.lastIndex = at;
  return VERSION.test(text) ? VERSION.lastIndex : at;
}

/** `v2`, `R4` and `rev5` are names of editions as they stand; of `Rev. 5` the word is left out. */
const touchesVersion = (text: string, after: number): boolean => isLetter(text.charCodeAt(after - 1));

/** Whether what is between the offsets names an edition, whole or by a leading part. */
export function namesEdition(text: string, at: number, end: number, { editions }: FrameworkMatcher): boolean {
  return editionAt(text, at, editions)?.end === end || editions.leading.has(foldSpelling(text.slice(at, end)));
}

function leadingAt(reader: Reader, framework: FrameworkMatcher): { end: number; edition: string } | null {
  const { text, at } = reader;
  const { editions } = framework;
  const from = versionEnd(text, at);
  let end = from;
  while (isNameCharacter(text.charCodeAt(end)) && end - at < MAX_TOKEN) end++;
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1))) end--;
  if (/\.x$/i.test(text.slice(from, end))) end -= 2;
  const edition = editions.leading.get(foldSpelling(text.slice(from, end)));
  if (edition === undefined || (from > at && isNumberWithLetters(text, at, end, framework))) return null;
  // `WCAG 2.x`.
  const wild = /^\.x(?![\p{L}\p{N}])/iu.test(text.slice(end, end + 3)) ? end + 2 : end;
  return endsToken(text, wild) ? { end: wild, edition } : null;
}

const isNameCharacter = (code: number): boolean => isAlphanumeric(code) || isHyphen(code) || code === 46;

function tokenEnd({ text, at }: Reader, framework: FrameworkMatcher): number {
  TOKEN.lastIndex = at;
  if (!TOKEN.test(text)) return at;
  const end = TOKEN.lastIndex;
  // `EDITION-3.4`.
  const hyphen = at + text.slice(at, end + 1).lastIndexOf('-');
  const number = hyphen > at ? readNumber(text, hyphen + 1, framework) : null;
  return number && number.end >= end && !number.bareInteger ? hyphen : end;
}

/** End of a token that looks like the framework's editions and not like its numbers. */
function shapedEnd({ text, at }: Reader, framework: FrameworkMatcher): number {
  const { shapes } = framework.editions;
  const window = foldDashes(text.slice(at, at + MAX_TOKEN));
  const token = readNumber(window, 0, {
    series: '',
    shapes,
    ignoreCase: true,
    inner: new Map(),
    mayPart: false,
    letterParts: false,
    keepsParents: true,
  });
  // `ESRS 2 GOV-1` of editions that are years.
  const isShort =
    token?.bareInteger && token.end < 4 && framework.editions.names.forms.every((name) => /^\d{4}$/.test(name));
  if (!token || token.bareLetters || isShort || !endsToken(text, at + token.end)) return at;
  const number = readNumber(text, at, framework);
  return number?.end === at + token.end && !isYear(number, framework) ? at : at + token.end;
}

export function impliedPin({ edition }: Pick<FoundPrefix, 'edition'>, range: Range): Pin | undefined {
  return edition === undefined ? undefined : { text: edition, range, edition, implied: true };
}

export const withPin = (pin: Pin | undefined): { readonly pin?: Pin } => (pin ? { pin } : {});

function pinOf(reader: Reader, from: number, end: number, edition: string | null): Pin {
  return { text: reader.text.slice(from, end), range: rangeInLine(reader.line, from, end - from), edition };
}
