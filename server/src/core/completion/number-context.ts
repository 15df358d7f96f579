import { isWordCharacter } from '../matching/characters.ts';
import { ALL_CLOSERS, skipClosing } from '../matching/marks.ts';
import { type NumberRules, readNumber } from '../matching/number-token.ts';
import type { Reader } from '../matching/reader.ts';
import { readRangeSign, readSeparator } from '../matching/separators.ts';
import { letterPattern } from '../matching/shapes.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { Position, Range } from '../model/text.ts';

export interface NumberContext {
  readonly kind: 'number';
  readonly framework: Framework;
  /** The pin's edition; null without a pin. */
  readonly edition: FrameworkEdition | null;
  /** From the start of the query to the end of the whole number or word around the cursor. */
  readonly range: Range;
  /** What was typed of the number or the title, up to the cursor. */
  readonly query: string;
  /** In a list or range, after its first number. */
  readonly inTail: boolean;
  /** A word (`objective`) is right before the query. */
  readonly precededByWord: boolean;
}

/**
 * Steps over a number and what separates it from the next one; false, and the reader where it was, if nothing does.
 *
 * @param isListedStart whether a listed number begins so: the hyphen of `PR.AA-` continues the number then
 */
export function skipNumber(reader: Reader, matcher: NumberRules, isListedStart: (text: string) => boolean): boolean {
  const start = reader.cursor();
  const token = readNumber(reader.text, reader.at, matcher);
  if (token) {
    reader.at = token.end;
    skipClosing(reader, ALL_CLOSERS);
    const end = reader.cursor();
    if (readSeparator(reader)) {
      leaveNumberStart(reader, matcher);
      return true;
    }
    reader.reset(end);
    const isSign = readRangeSign(reader) || isHyphenAtEnd(reader, end.at);
    if (isSign && !(token.end === reader.text.length - 1 && isListedStart(reader.text.slice(start.at)))) return true;
  }
  reader.reset(start);
  return false;
}

/** `, E` in front of the cursor may be the Spanish "and", and the start of `E.1.1` where numbers begin so. */
function leaveNumberStart(reader: Reader, { shapes, ignoreCase }: NumberRules): void {
  const letters = reader.atLineEnd() ? (/\p{L}+$/u.exec(reader.text)?.[0] ?? '') : '';
  const pattern = letterPattern(letters, ignoreCase);
  if (letters !== '' && [...shapes.letters.keys()].some((key) => key.startsWith(pattern))) reader.at -= letters.length;
}

/** A range sign that was just typed, with nothing after it yet. */
function isHyphenAtEnd(reader: Reader, from: number): boolean {
  return reader.atLineEnd() && /^(?:[-–]|\.\.)$/.test(reader.text.slice(from));
}

/** End of the number around the cursor, else of the word around it. */
export function endOfQuery(text: string, start: number, { character }: Position, matcher: NumberRules): number {
  const token = readNumber(text, start, matcher);
  if (token && token.end >= character) return token.end;
  let end = character;
  if (isWordCharacter(text.charCodeAt(end - 1))) while (isWordCharacter(text.charCodeAt(end))) end++;
  // Editors close a bracket when it is typed: `6(1)(|)`.
  const typed = text.slice(start, character);
  for (const [opening, closing] of ['()', '[]']) {
    if (text[end] === closing && typed.lastIndexOf(opening!) > typed.lastIndexOf(closing!)) return end + 1;
  }
  return end;
}
