import type { Position } from '../model/text.ts';
import { foldCase, isLetter, spaceEnd } from './characters.ts';
import { innerComponentAt } from './inner-words.ts';
import { type NumberRules, type NumberToken, readNumber } from './number-token.ts';
import type { Reader } from './reader.ts';
import { runEnd } from './shapes.ts';

/** How much of the next line is looked at: no inner word with its component is longer. */
const MAX_CONTINUED = 80;

export interface TakenNumber {
  readonly token: NumberToken;
  readonly end: Position;
}

/**
 * Moves the reader, which is at a number, after it: after what continues in the next line where the break is before
 * an inner word or after one (`Art. 6 Abs. 1` / `lit. f`, `Art. 6 Abs.` / `1`).
 */
export function takeNumber(reader: Reader, token: NumberToken, rules: NumberRules): TakenNumber {
  const start = reader.cursor();
  const broken = continuesBeyond(reader.text, token.end, rules) ? readBroken(reader, rules) : null;
  if (broken) return broken;
  reader.reset(start);
  reader.at = token.end;
  return { token, end: reader.position() };
}

/** Whether nothing but inner words, the last without its component, is between the number and the end of its line. */
function continuesBeyond(text: string, numberEnd: number, { inner }: NumberRules): boolean {
  if (inner.size === 0) return false;
  let end = numberEnd;
  // `S. 1`, which alone is not a part of the number.
  for (let skipped = 0; skipped < 2; skipped++) end = innerComponentAt(text, end, inner)?.end ?? end;
  const at = spaceEnd(text, text.charAt(end) === ',' ? end + 1 : end);
  if (at >= text.length) return true;
  if (at === end || !isLetter(text.charCodeAt(at))) return false;
  const wordEnd = runEnd(text, at);
  const afterWord = text.charAt(wordEnd) === '.' ? wordEnd + 1 : wordEnd;
  return inner.has(foldCase(text.slice(at, wordEnd))) && spaceEnd(text, afterWord) >= text.length;
}

function readBroken(reader: Reader, rules: NumberRules): TakenNumber | null {
  const first = reader.text.slice(reader.at);
  reader.at = reader.text.length;
  if (!reader.wrap()) return null;
  const continued = reader.text.slice(reader.at, reader.at + MAX_CONTINUED);
  const token = readNumber(`${first} ${continued}`, 0, rules);
  const taken = token ? token.end - first.length - 1 : 0;
  if (!token || taken <= 0) return null;
  reader.at += taken;
  return { token, end: reader.position() };
}
