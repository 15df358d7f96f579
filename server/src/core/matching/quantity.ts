import { isDigit, isLetter, isSpace } from './characters.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { ordinalEnd } from './inner-words.ts';
import { type NumberRules, type NumberToken, readNumber } from './number-token.ts';
import { isOfListedLength, isTooLong, runEnd } from './shapes.ts';
import { AMOUNT, MONTH, PERIOD, PIECES, UNIT } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** Words between a count and what is counted: `18 critical security controls`. */
const MAX_BETWEEN = 3;

/** `10+`: as many or more, unless the sign joins a further citation: `NPX 3+ NPX Art. 4`. */
const MORE = /\+(?![\p{L}\d]|[ \t\u00a0]\p{Lu}[\p{L}\d-]{0,40}[ \t\u00a0](?:\p{L}{1,20}\.?[ \t\u00a0])?\d)/uy;

/** What is counted after a sign: `FATF: 200 jurisdictions`. */
const COUNTED =
  /[ \t\u00a0]+(?!(?:and|und|oder|bis|sowie|och|eller|are|ist|para|through|with|which|from|have|has|was|were)\b)\p{Ll}{3,}/uy;

/** `4.5 million`; `17 goals`, unless a number follows. `afterSign`: after a colon, dash or bracket a phrase begins. */
export function isQuantity(text: string, token: NumberToken, framework: FrameworkMatcher, afterSign = false): boolean {
  AMOUNT.lastIndex = UNIT.lastIndex = MONTH.lastIndex = PIECES.lastIndex = MORE.lastIndex = token.end;
  if (AMOUNT.test(text) || UNIT.test(text)) return true;
  const isInteger = /^\d+$/.test(token.number);
  if (!isInteger || MONTH.test(text) || PIECES.test(text) || MORE.test(text)) return isInteger;
  if (isFraction(text, token) || isSpacedThousands(text, token, framework)) return true;
  COUNTED.lastIndex = token.end;
  return (
    ((afterSign || ordinalEnd(text, token.end - 1) === token.end) && COUNTED.test(text)) ||
    isCount(text, token.end, framework, afterSign ? MAX_BETWEEN : 0)
  );
}

/** `24/7`, `2/3 of firms`; not `SDG 3/8`. */
function isFraction(text: string, { number, end }: NumberToken): boolean {
  const [all = '', below = '', of] = FRACTION.exec(text.slice(end, end + MAX_FRACTION)) ?? [];
  return all !== '' && (of ? Number(number) < Number(below) : number === '24' && below === '7');
}
const FRACTION = /^\/(\d{1,2})(?![\d/.,–-]*\d)([ \t\u00a0]of[ \t\u00a0](?!the[ \t\u00a0])\p{Ll})?/u;
const MAX_FRACTION = 12;

/** `12 345 cases`, where no listed number is so long. */
const isSpacedThousands = (text: string, { end }: NumberToken, { shapes }: FrameworkMatcher): boolean =>
  (shapes.digits?.longest ?? 0) < 3 &&
  /^(?:[\u00a0\u202f]\d{3}(?![\p{L}\d.%/-])|[ ]\d{3}[ ]\p{Ll})/u.test(text.slice(end, end + 6));

function isCount(text: string, from: number, framework: FrameworkMatcher, between: number): boolean {
  let at = from;
  for (let words = 0; words <= between && isSpace(text.charCodeAt(at)); words++) {
    const end = wordEnd(text, at + 1, framework.counted);
    if (end > at + 1) {
      const after = text.charCodeAt(end + 1);
      return !(isDigit(after) || (isLetter(after) && readNumber(text, end + 1, framework) !== null));
    }
    at = runEnd(text, at + 1);
  }
  return false;
}

/** `3.x`, `6(1)(n)`. */
const PLACEHOLDER = /(?<![\p{L}\d])[xXnN]\)?$/u;

/** Where something applies. */
const COUNTRY = /^(?:EU|EC|EEA|US|USA|UK|UN)$/;

/** The address of a computer: `192.168.1.1`; and those that are easy to remember, `8.8.4.4`. */
const ADDRESS = /^(?=.*\d{3})\d{1,3}(?:\.\d{1,3}){3}$/;
const EASY_ADDRESS = /^(\d)\.\1\.(\d)\.\2$/;

/** What looks like a number of the framework, and is more likely something else. */
export function isUncertain(number: string, hasWord: boolean, { shapes, ignoreCase }: NumberRules): boolean {
  if (PLACEHOLDER.test(number) || COUNTRY.test(number)) return true;
  if (hasWord) return false;
  // `OSHA 300`, where listed numbers are like 1910; where they are like 07, 7 is more likely misspelled.
  if (/^\d+$/.test(number) && (shapes.digits?.longest ?? 0) >= 3 && !isOfListedLength(shapes, number, ignoreCase))
    return true;
  const isLong = /^\d{4,}$/.test(number) || ADDRESS.test(number);
  return PERIOD.test(number) || EASY_ADDRESS.test(number) || (isLong && isTooLong(shapes, number, ignoreCase));
}

/** `GRI Standards 2021`: a year, where no listed number is so long. */
export const isYear = ({ bareInteger, number }: NumberToken, { shapes }: FrameworkMatcher): boolean =>
  bareInteger && (shapes.digits?.longest ?? 0) < 4 && PERIOD.test(number);

/** `3.` or `3)`: at the start of a line, the sign of a numbered item. */
export function isItemNumber(text: string, { bareInteger, end }: NumberToken): boolean {
  return bareInteger && /^[.)](?:\s|$)/.test(text.slice(end, end + 2));
}

/** `234` of `1,234`: a group of thousands after a comma without a space, where no listed number is so long. */
export function isThousands(text: string, token: NumberToken, at: number, framework: FrameworkMatcher): boolean {
  const longest = framework.shapes.digits?.longest ?? 0;
  return token.bareInteger && token.end - at === 3 && longest < 3 && text.charAt(at - 1) === ',';
}
