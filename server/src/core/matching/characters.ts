/** Classes of UTF-16 code units. All functions take `NaN` (`charCodeAt` outside a string) and answer false. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Figures other than ASCII's count as letters; superscripts and fractions are signs. */
const LETTER_OR_MARK = /[\p{L}\p{M}\p{Nd}\p{Nl}]/u;
/** Scripts in which a word may touch a citation without being part of it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}ー々〆]/u;

/** A letter or combining mark, of any script. Of astral characters only the surrogates are seen: no letters. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 0xaa && LETTER_OR_MARK.test(String.fromCharCode(code));
}

/** A raised figure, such as of an inserted article: `385¹`. */
export const isRaised = (code: number): boolean =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);

export const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);

export function isLowerCase(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return isLetter(code) && String.fromCharCode(code) !== String.fromCharCode(code).toUpperCase();
}

/** A letter that may touch a citation without being part of it. */
export function isUnspaced(code: number): boolean {
  return code >= 0xe00 && UNSPACED.test(String.fromCharCode(code));
}

/** A letter that makes a longer word of what it touches. */
export const isJoiningLetter = (code: number): boolean => isLetter(code) && !isUnspaced(code);

/** A joining letter, a digit or `_`. */
export function isWordCharacter(code: number): boolean {
  return isDigit(code) || code === 95 || isJoiningLetter(code);
}

const ZERO_WIDTH: ReadonlySet<number> = new Set([0x200b, 0x2060, 0xfeff]);

/** White space within a line, of any width. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0x1680 ||
    ZERO_WIDTH.has(code)
  );
}

/** ASCII hyphen-minus, hyphen, non-breaking hyphen: one sign in prefixes and numbers. */
export const isHyphen = (code: number): boolean => code === 45 || code === 0x2010 || code === 0x2011;

/** What programs make of a hyphen between figures, besides hyphens: en dash, minus sign. */
export const isDash = (code: number): boolean => isHyphen(code) || code === 0x2013 || code === 0x2212;

/** One sign in names and words, straight or not. */
export const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** Lower case where that keeps the length, so that offsets stay true. */
export function foldCase(text: string): string {
  const folded = text.toLowerCase();
  if (folded.length === text.length) return folded;
  let result = '';
  for (const unit of text.split('')) result += unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit;
  return result;
}

/** The code unit in lower case; all hyphens as one, and both apostrophes. */
export function foldUnit(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (isHyphen(code)) return 45;
  if (isApostrophe(code)) return 39;
  return Number.isNaN(code) ? code : foldCase(String.fromCharCode(code)).charCodeAt(0);
}

/** No run of spaces longer than this joins a prefix and its number. */
const MAX_SPACES = 200;

const SPACE_ENTITY = /&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#x0*a0|#x202f);/iy;
/** A TeX control space, a thin space, or one of their relatives. */
const TEX_SPACE = /\\[ ,;:!]/y;

/**
 * End of the white space at `at`, in any of its spellings: characters, entities of HTML, TeX's `~` and `\,`. `at`
 * itself where there is none, or too much to join anything.
 */
export function spaceEnd(text: string, at: number): number {
  let end = at;
  while (end - at <= MAX_SPACES) {
    const code = text.charCodeAt(end);
    const special = code === 38 /* & */ ? SPACE_ENTITY : code === 92 /* \ */ ? TEX_SPACE : null;
    if (isSpace(code) || code === 126 /* ~ */) end++;
    else if (special) {
      special.lastIndex = end;
      if (!special.test(text)) return end;
      end = special.lastIndex;
    } else return end;
  }
  return at;
}
