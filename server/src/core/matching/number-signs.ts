import { isDash, isDigit, isHyphen } from './characters.ts';
import { type InnerWords, SECTION_BEHIND } from './inner-words.ts';
import { runEnd } from './shapes.ts';

/** The sign at `at`; all hyphens as one. */
export const signAt = (text: string, at: number): string => (isHyphen(text.charCodeAt(at)) ? '-' : text.charAt(at));
/** A part of a number in the spelling of catalogs: without escapes, with one sign for hyphens. */
export const spelled = (text: string): string => text.replace(/\\/g, '').replace(HYPHEN, '-');
const HYPHEN = /[\u2010\u2011\u2013\u2212]|&(?:hyphen|dash|#820[89]|#x201[01]);/gi;
const HYPHEN_ENTITY = new RegExp(HYPHEN.source, 'iy');

/**
 * After what stands for a hyphen where listed numbers have one: an entity, or a dash behind letters or more figures, which is
 * no range: `305–2`. Otherwise `at`.
 */
export function hyphenEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 38 /* & */) {
    HYPHEN_ENTITY.lastIndex = at;
    return HYPHEN_ENTITY.test(text) ? HYPHEN_ENTITY.lastIndex : at;
  }
  if (!isDash(code) || isHyphen(code) || !isDigit(text.charCodeAt(at + 1))) return at;
  const before = /\d*$/.exec(text.slice(Math.max(0, at - MAX_FIGURES), at))?.[0] ?? '';
  return before === '' || before.length > runEnd(text, at + 1) - at - 1 ? at + 1 : at;
}
const MAX_FIGURES = 6;

/** What may be between letters and figures. */
export const MAY_JOIN: ReadonlySet<number> = new Set(
  [...' \t\u00a0\u202f.-\u2010\u2011'].map((sign) => sign.charCodeAt(0)),
);

/** `L. 1121`, `R.40`, `L 1121-1`: a letter alone needs more than a small number behind the space. */
const LETTERS_JOINT = /(?:\.[ \t\u00a0\u202f]?(?=\d)|[ \t\u00a0\u202f](?=\d{3}|\d+[-.]\d))/y;
/** `51-A`. */
const HYPHEN_JOINT = /[-\u2010\u2011](?=\p{L}(?![\p{L}\p{N}]))/uy;
/**
 * `34 a` in German, before the end, a sign, a name or a further word: no small word, as in `5 e 6`; `293 B` before the
 * end, a sign or "of".
 */
const SPACE_JOINT =
  /[ \t\u00a0\u202f](?=[a-dghj-npqrtv-xz](?:[,;:)\]]|\.?$|[ \t\u00a0]+(?:\p{Lu}|§|und |oder |bis )))/uy;
const CAPITAL_JOINT =
  /[ \t\u00a0\u202f](?=[A-HJ-Z]{1,2}(?:[,;:)\]]|\.?$|[ \t\u00a0]+(?:of|du|des?|del|della|al|et|and|ou|or|à|to|bis|ter)(?!\p{L})))/uy;

/** After the sign that is between letters and figures at `at`, of a number that begins at `start`; null where none is. */
export function jointAt(
  text: string,
  start: number,
  at: number,
  { inner, mayPart }: { readonly inner: InnerWords; readonly mayPart: boolean },
): number | null {
  if (!mayPart) return null;
  const isFigure = isDigit(text.charCodeAt(at - 1));
  if (!isFigure && !/^\p{Lu}{1,3}$/u.test(text.slice(start, at))) return null;
  const joints = !isFigure
    ? [LETTERS_JOINT]
    : [HYPHEN_JOINT, CAPITAL_JOINT, ...(inner.has('abs') || inner.has(SECTION_BEHIND) ? [SPACE_JOINT] : [])];
  for (const joint of joints) {
    joint.lastIndex = at;
    if (joint.test(text)) return joint.lastIndex;
  }
  return null;
}
