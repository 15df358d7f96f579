import { isDigit, isLetter, isSpace } from './characters.ts';
import type { FrameworkMatcher } from './matcher.ts';
import { type NumberToken, readNumber } from './number-token.ts';
import { wordEnd } from './words.ts';

/** Words and signs that make an amount of the number before them. */
const AMOUNT =
  /[ \t\u00a0\u202f]?(?:million|billion|thousand|trillion|hundred|per ?cent|percentage|percent)\b|[ \u00a0\u202f][%‰€$£]/iuy;

/** `4.5 million`; `17 goals`, a count of what the framework is made of, unless a number follows it. */
export function isQuantity(text: string, token: NumberToken, framework: FrameworkMatcher): boolean {
  AMOUNT.lastIndex = token.end;
  if (AMOUNT.test(text)) return true;
  if (!token.bareInteger || !isSpace(text.charCodeAt(token.end))) return false;
  const end = wordEnd(text, token.end + 1, framework.counted);
  if (end === token.end + 1) return false;
  const after = text.charCodeAt(end + 1);
  return !(isDigit(after) || (isLetter(after) && readNumber(text, end + 1, framework) !== null));
}
