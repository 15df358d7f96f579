import type { Position } from '../model/text.ts';
import { isAlphanumeric, isDigit, isHyphen, isLetter, isSpace } from './characters.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { type InnerWords, wordOfWhole } from './inner-words.ts';
import { matchClosingMark, matchOpeningMark, skipLinkEnd } from './marks.ts';
import type { NumberRules } from './number-token.ts';
import type { Cursor, Reader } from './reader.ts';
import { type Series, seriesAt } from './series.ts';
import { letterPattern, literalKey, type ShapeNode } from './shapes.ts';
import { NOTABLY } from './vocabulary.ts';
import { createWordList, type WordList, wordEnd } from './words.ts';

/** Pieces of a gap (spaces, signs, words, marks) beyond which nothing joins a prefix and its number. */
const MAX_PIECES = 16;

interface GapRules {
  readonly words: WordList;
  /** Those among them that name a level below the outermost. */
  readonly deeper?: WordList;
  readonly plurals?: WordList;
  readonly inner?: InnerWords;
  /** Of the numbers that may follow: a bracket that begins one is not a part of the gap. */
  readonly shapes?: ShapeNode;
  readonly ofSeries?: Series;
}

export const NO_WORDS: GapRules = { words: createWordList([]) };

const DASH = /[-–—]/;
/** `Recommendation No. 35`. */
const NUMBER_WORD =
  /(?:numéro|número|nummer|number|numer|numero|no|nr|núm|num|n)(?:\.[ \t\u00a0]*[º°o]?|[º°]|[ \t\u00a0])[ \t\u00a0]*(?=\d)/iuy;
/** Needs no word before it: `SRS n° 5.2`, and of numbers with parts `SRS No. 5.2`. */
const NUMBER_SIGN =
  /(?:(?:n[º°]|№)[ \t\u00a0]*(?=\d)|(?:(?:numéro|número|nummer|numer|numero)[ \t\u00a0]|(?:no|nr|núm|num)\.)[ \t\u00a0]*(?=\d+[.-]\d))/iuy;
const LAST_WORD = /(\p{L}+)[ \t\u00a0]+$/u;
const MAX_WORD = 20;
const SECTION_ENTITY = /&(?:sect|#167|#xa7);/iy;
const POSSESSIVE = /['’]s(?=[ \t\u00a0])/y;

/** Moves the reader over a gap; `signs`: over one sign (`:`, a dash, an opening bracket) or comma, too. */
export function readGap(reader: Reader, rules: GapRules, signs: boolean): Gap {
  const start = reader.cursor();
  const gap = new Gap(reader, rules, signs);
  if (signs) gap.possessive = reader.match(POSSESSIVE);
  if (signs && reader.match(NOTABLY)) gap.comma = gap.separated = true;
  gap.skipPieces();
  gap.empty = reader.line === start.line && reader.at === start.at;
  if (gap.empty && signs && isHyphen(reader.code()) && isAlphanumeric(reader.code(1))) {
    reader.at++;
    gap.empty = false;
    // `SDG-Ziel 4`.
    gap.skipPieces();
    gap.hyphen = !gap.word;
  }
  return gap;
}

/** What is between a prefix and its number, or between a separator and the next number of a list. */
export class Gap {
  empty = false;
  /** A hyphen without spaces and nothing else. */
  hyphen = false;
  /** A space, a sign or a word is there, not marks of emphasis alone. */
  separated = false;
  word = false;
  /** The word is the name of a level below the outermost. */
  deeper = false;
  /** The word is not one of the framework, but that of the last level of the whole number behind it. */
  ofWhole = false;
  /** The word is in the plural. */
  plural = false;
  comma = false;
  colon = false;
  /** A colon, a dash or a bracket. */
  sign = false;
  dash = false;
  /** The prefix ends in `'s`. */
  possessive = false;
  wrapped = false;
  /** Quotes and brackets that were opened. */
  opened = '';
  /** The series of the number that follows, empty for none, and where its word begins. */
  series = '';
  seriesStart: Position | null = null;
  /** Where the first word or `§` begins. */
  from: Cursor | null = null;
  /** Quotes and brackets that were closed. */
  closed = '';
  private readonly reader: Reader;
  private readonly accepted: GapRules;
  private readonly signs: boolean;
  private bracket = false;

  constructor(reader: Reader, rules: GapRules, signs: boolean) {
    this.reader = reader;
    this.accepted = rules;
    this.signs = signs;
  }

  /** In a list, a number is of the series of the one before it, unless a word names another, or numbers without one. */
  rules(framework: FrameworkMatcher, before = ''): NumberRules {
    const series = this.word ? this.series : before;
    return framework.ofSeries.rules.get(series) ?? framework;
  }

  skipPieces(): void {
    for (let pieces = 0; pieces < MAX_PIECES && this.skipPiece(); pieces++);
  }

  private skipPiece(): boolean {
    const { reader } = this;
    if (reader.skipSpaces()) {
      this.separated = true;
      return true;
    }
    if (reader.atLineEnd()) return this.wrap();
    if (reader.match(this.word ? NUMBER_WORD : NUMBER_SIGN) || this.skipNumberWord()) return true;
    if (this.series === '' && (this.skipSeries() || this.skipWord() || this.skipSign())) return true;
    return skipLinkEnd(reader) || this.skipMark() || reader.skipTag();
  }

  /** `No.` behind a prefix that ends in one of the words: `FATF Recommendation No. 5`. */
  private skipNumberWord(): boolean {
    const { at, text } = this.reader;
    if (this.word || !this.signs || this.wrapped || !this.reader.match(NUMBER_WORD)) return false;
    const [all = '', word = ''] = LAST_WORD.exec(text.slice(Math.max(0, at - MAX_WORD), at)) ?? [];
    const start = at - all.length;
    if (word !== '' && wordEnd(text, start, this.accepted.words) === start + word.length) return true;
    this.reader.at = at;
    return false;
  }

  private wrap(): boolean {
    if (this.wrapped || !this.reader.wrap()) return false;
    this.wrapped = this.separated = true;
    // A dash at the start of a line begins an item of a list.
    return !DASH.test(this.reader.text.charAt(this.reader.at));
  }

  private skipSeries(): boolean {
    const { reader } = this;
    const found = this.accepted.ofSeries && seriesAt(reader.text, reader.at, this.accepted.ofSeries);
    if (!found || isAlphanumeric(reader.code(-1))) return false;
    this.series = found.name;
    this.from ??= reader.cursor();
    this.seriesStart = reader.position();
    reader.at = found.end;
    this.word = this.separated = true;
    return true;
  }

  private skipWord(): boolean {
    const { reader } = this;
    const { words, inner, shapes } = this.accepted;
    const word = this.withoutLetter(wordEnd(reader.text, reader.at, words));
    const end = word === reader.at && inner ? wordOfWhole(reader.text, word, inner, shapes) : word;
    const before = reader.code(-1);
    // A word that touches what is before it is part of a longer one.
    if (end === reader.at || isLetter(before) || isDigit(before)) return false;
    this.deeper = this.isAmong(this.accepted.deeper, end);
    this.ofWhole = end > word;
    this.plural = this.isAmong(this.accepted.plurals, end);
    this.from ??= reader.cursor();
    // `Clause-8`.
    reader.at = isHyphen(reader.text.charCodeAt(end)) && isDigit(reader.text.charCodeAt(end + 1)) ? end + 1 : end;
    this.word = this.separated = true;
    return true;
  }

  private isAmong(words: WordList | undefined, end: number): boolean {
    return words !== undefined && wordEnd(this.reader.text, this.reader.at, words) === end;
  }

  /** The letter of `Annex A` belongs to the number in `Annex A.5.7`, where listed numbers begin so. */
  private withoutLetter(end: number): number {
    const { text, at } = this.reader;
    if (text.charAt(end - 1) !== '.' || !isDigit(text.charCodeAt(end))) return end;
    const space = at + text.slice(at, end).lastIndexOf(' ');
    const letters = text.slice(space + 1, end - 1);
    const edges = this.accepted.shapes?.letters;
    const node = edges?.get(literalKey(letters, false)) ?? edges?.get(letterPattern(letters, false));
    return space > at && node?.punctuation.has('.') ? space : end;
  }

  private skipSign(): boolean {
    const { reader } = this;
    if (reader.text.charAt(reader.at) === '§') this.from ??= reader.cursor();
    if (!reader.match(SECTION_ENTITY)) {
      if (!this.takesSign(reader.text.charAt(reader.at))) return false;
      reader.at++;
    }
    this.separated = true;
    return true;
  }

  private takesSign(sign: string): boolean {
    // A `#` that touches no number begins a heading or a comment.
    if (sign === '§' || sign === '¶' || (sign === '#' && isAlphanumeric(this.reader.code(1)))) return true;
    if (!this.sign && this.isSeparator(sign)) {
      this.sign = true;
      this.colon = sign === ':' || sign === '：';
      if (!this.colon) this.bracket = this.dash = true;
    } else if (!this.bracket && this.isBracket(sign)) {
      this.bracket = this.sign = true;
      this.opened += sign;
    } else if (this.signs && sign === ',' && !this.comma && !this.word) this.comma = true;
    else return false;
    return true;
  }

  private isSeparator(sign: string): boolean {
    if (!this.signs) return false;
    if (sign === ':' || sign === '：' || sign === '–' || sign === '—') return true;
    return sign === '-' && isSpace(this.reader.code(-1)) && isSpace(this.reader.code(1));
  }

  private isBracket(sign: string): boolean {
    const { at, text } = this.reader;
    // `(a)`, but not `(target C)`.
    const mayBeginNumber = this.accepted.shapes?.punctuation.has(sign) === true;
    if (mayBeginNumber && wordEnd(text, at + 1, this.accepted.words) === at + 1) return false;
    return sign === '[' || (this.signs && (sign === '(' || sign === '（'));
  }

  private skipMark(): boolean {
    const { at, text } = this.reader;
    if (matchClosingMark(this.reader)) {
      if (!/[*_`~]/.test(text.charAt(at))) this.closed += text.slice(at, this.reader.at);
      return true;
    }
    const cursor = matchOpeningMark(this.reader);
    this.opened += cursor ?? '';
    return cursor !== null;
  }
}
