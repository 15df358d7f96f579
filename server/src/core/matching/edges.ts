import { isDash, isDigit, isHyphen, isLetter, isLowerCase, isSpace, isWordCharacter } from './characters.ts';

/** How far back a URL or a path is looked for. */
const MAX_LOOK_BACK = 200;

const UNDERSCORE = 95;

/**
 * Whether a citation may begin at `at`: no word touches it, also not by `-`, `.` or `@`, and it is not inside a URL,
 * a path or a longer identifier. `afterReference`: another reference ends just before the sign that touches it.
 */
export function leftEdge(text: string, at: number, afterReference = false): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (isSpace(before)) return true;
  if (isWordCharacter(before)) return isEmphasisStart(text, at - 1) || isEscape(text, at - 1);
  const beyond = text.charCodeAt(at - 2);
  if ((isHyphen(before) || before === 46 || before === 64) && isWordCharacter(beyond)) return false;
  if ((before === 47 || before === 92) && !afterReference && isPathBefore(text, at - 1)) return false;
  return !insideAddress(text, at);
}

/** Whether a path leads to the slash at `at`; `//` and `\\` on their own begin a comment, or a line of TeX. */
function isPathBefore(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  const beyond = text.charCodeAt(at - 1);
  if (beyond !== sign) return isWordCharacter(beyond) || isPathSign(beyond);
  const far = text.charCodeAt(at - 2);
  return far !== sign && (isWordCharacter(far) || isPathSign(far));
}

/** A run of `_` that no word touches on its left: Markdown emphasis. */
function isEmphasisStart(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== UNDERSCORE) return false;
  let first = at;
  while (text.charCodeAt(first - 1) === UNDERSCORE && at - first < 3) first--;
  return !isWordCharacter(text.charCodeAt(first - 1));
}

/** The `n` of `\n` in a string of code. */
function isEscape(text: string, at: number): boolean {
  return text.charAt(at - 1) === '\\' && text.charAt(at - 2) !== '\\' && /[nrt]/.test(text.charAt(at));
}

/** `.`, `/`, `\`, `~`, `:`, `}`: what a path continues from. */
const isPathSign = (code: number): boolean => PATH_SIGNS.has(code);
const PATH_SIGNS: ReadonlySet<number> = new Set([...'./\\~:}'].map((sign) => sign.charCodeAt(0)));

/** What no address holds, so that one ends there. */
const endsAddress = (code: number): boolean => isSpace(code) || ADDRESS_ENDS.has(code);
const ADDRESS_ENDS: ReadonlySet<number> = new Set([...'"\'<>`()[]{}|'].map((sign) => sign.charCodeAt(0)));

function insideAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < MAX_LOOK_BACK && !endsAddress(text.charCodeAt(start - 1))) start--;
  const run = text.slice(start, at);
  if (run.includes('://') || /^www\./i.test(run)) return true;
  // A Markdown link to an anchor: `(#…`.
  return text.charCodeAt(start - 1) === 40 && run.charCodeAt(0) === 35 && text.charCodeAt(start - 2) === 93;
}

/**
 * Whether the place is in an attribute of an HTML tag that is not text: a name of an element, or an address. Looks back at
 * most 200 units.
 */
export function isInAttribute(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_LOOK_BACK), at);
  return before.includes('<') && ATTRIBUTE.test(before);
}
const ATTRIBUTE =
  /<(?:a|abbr|article|aside|b|body|button|caption|code|d[dlt]|details|div|em|figure|footer|form|h[1-6]|header|i|img|input|label|li|link|main|nav|[ou]l|option|p|pre|script|section|select|small|span|strong|su[bp]|summary|table|tbody|t[dhr]|thead)[ \t](?:[^<>]*[ \t"'])?(?:id|class|for|href|src|name|headers|aria-(?:labelled|described)by)[ \t]?=[ \t]?(?:"[^"<>]*|'[^'<>]*)$/i;

/** `ends`: a number may end here. `continues`: only if a tail follows. `no`: it is part of something longer. */
type RightEdge = 'ends' | 'continues' | 'no';

/** After the backslash of a sign that is escaped, as in Markdown (`3\.4`) and in expressions; `at` where none is. */
export function escapeEnd(text: string, at: number): number {
  return text.charCodeAt(at) === 92 && ESCAPED.has(text.charCodeAt(at + 1)) ? at + 1 : at;
}
const ESCAPED: ReadonlySet<number> = new Set([...'.-()'].map((sign) => sign.charCodeAt(0)));

export function rightEdge(text: string, end: number): RightEdge {
  const at = escapeEnd(text, end);
  const after = text.charCodeAt(at);
  if (Number.isNaN(after) || isSpace(after)) return 'ends';
  if (isWordCharacter(after)) return isEmphasisEnd(text, at) ? 'ends' : 'no';
  if (after === 37 /* % */ || after === 0x2030 /* ‰ */ || after === 0xb0 /* ° */) return 'no';
  const beyond = text.charCodeAt(at + 1);
  if (isWildcard(text, at)) return 'no';
  if (after === 46 /* . */) return isDigit(beyond) || isLowerCase(beyond) ? 'no' : 'ends';
  const joins = isDash(after) || after === 47 || after === 58 || after === 44;
  return joins && isDigit(beyond) ? 'continues' : 'ends';
}

/** Whether a number, joined to its prefix, that ends before `at` goes on as an identifier, a path or an address. */
export function isIdentifier(text: string, at: number, hyphen: boolean): boolean {
  const sign = text.charAt(at);
  const beyond = text.charCodeAt(at + 1);
  if (sign === '-') return hyphen && (isLetter(beyond) || isPadded(text, at + 1));
  if (sign === '/' || sign === '\\') return isLowerCase(beyond);
  return sign === '.' || sign === '@' ? isWordCharacter(beyond) : sign === '=';
}

/** `001`, as the parts of an identifier are numbered: `ACT-28-001`. */
function isPadded(text: string, at: number): boolean {
  return text.charAt(at) === '0' && isDigit(text.charCodeAt(at + 1));
}

function isEmphasisEnd(text: string, at: number): boolean {
  let end = at;
  while (text.charCodeAt(end) === UNDERSCORE && end - at < 3) end++;
  return end > at && !isWordCharacter(text.charCodeAt(end));
}

/** `.x`, `-NN`, `.*`: a placeholder in the place of a component. */
function isWildcard(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign !== 46 && !isHyphen(sign)) return false;
  PLACEHOLDER.lastIndex = at + 1;
  return PLACEHOLDER.test(text) && !(isHyphen(sign) && goesOn(text, PLACEHOLDER.lastIndex));
}

/** `A-1-X-5`, `V.1-X.2`: a range to a number that begins with the letter. */
function goesOn(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  return (sign === 46 || isHyphen(sign)) && isDigit(text.charCodeAt(at + 1));
}
const PLACEHOLDER = /(?:x{1,3}|X{1,3}|n{1,2}|N{1,2}|#+)(?![\p{L}\p{N}])|\*(?!\*)/uy;
