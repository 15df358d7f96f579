import { numeral } from '../../../core/matching/roman.ts';
/** A number at the beginning of a block that may be the number of an objective. */
export interface NumberAtStart {
  /**
   * `bare`: digits alone; `dotted`: digits with more (`1.1`, `16.a`); `lettered`: `A.5.1`, `PR.AC-1`; `letters`: `PR.AC`;
   * `part`: `(a)`, `b)`, `c.`, a part of the preceding number.
   */
  readonly style: 'bare' | 'dotted' | 'lettered' | 'letters' | 'part';
  /** As it is cited; for a part `(a)` or `.c`. */
  readonly number: string;
  /** The word before it: `Priority`, `SO`. */
  readonly word?: string;
  /** The text after it; may be empty. */
  readonly title: string;
  /** The text of the block after a title. */
  readonly text?: string;
  /** Whether a dot, colon, dash or bracket separates number and title. */
  readonly isMarked: boolean;
}

/** No framework has longer numbers. */
const MAX_NUMBER = 40;
const MAX_WORD = 40;

const BARE = /^\d{1,3}$/;
const DOTTED =
  /^\d{1,3}(?:(?:[.-](?:\d{1,3}|[a-z]{1,2}|[A-Z]{1,2})|[a-z])(?![\p{L}\p{N}]{2})|\((?:\d{1,3}|[a-z]{1,4})\))+$/u;
const LETTERED =
  /^\p{Lu}{1,8}(?:[.-]\p{Lu}{1,8})*[.-]?\d{1,4}(?:[.-]?(?:\d{1,4}|[\p{Lu}]{1,4}|[a-z])|\((?:\d{1,3}|[a-z]{1,4})\))*$/u;
const LETTERS = /^\p{Lu}{1,8}(?:[.-]\p{Lu}{1,8})*$/u;
const PART = /^(?:\((\d{1,3}|[a-z]|[ivxlc]{1,6})\)|([a-z]|[ivxlc]{1,6})\))$/;
/** `a. Keep records`; with lower case after it, it is prose. */
const LETTERED_ITEM = /^([a-z])\. +[\p{Lu}“"«(]/u;
/** Names of works that documents cite. */
const CITED = /^(?:RFC|ISO|IEC|CVE|CWE|BCP|SHA|COVID)(?!\p{L})/u;
export const ROMAN = /^[IVXLC]{1,7}$/;
/** Words before numbers that are not part of a framework. */
const NO_WORD =
  /^(?:tables?|figures?|fig|pages?|box|boxes|version|edition|volume|revision|rev|note|notes|draft|day|step|month|year|copyright|in|of|the|see|from|to|and|with|since|for|by|at|on|under|rfc|iso|iec|january|february|march|april|may|june|july|august|september|october|november|december|q|appendix)$/i;
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.? \d{4}/i;

export function numberAtStart(text: string): NumberAtStart | undefined {
  const plain = plainNumber(text);
  const isSure = plain !== undefined && (plain.style !== 'letters' || plain.isMarked);
  return isSure ? plain : (wordedNumber(text) ?? numberInBrackets(text) ?? plain);
}

/** Whether a text begins with a number other than letters, which may also begin a sentence. */
export function isNumbered(text: string): boolean {
  const found = numberAtStart(text.trim());
  return found !== undefined && found.style !== 'letters';
}

function plainNumber(text: string): NumberAtStart | undefined {
  const [first = ''] = /^\S{1,60}/.exec(text) ?? [];
  if (first.length > MAX_NUMBER + 2) return undefined;
  const rest = text.slice(first.length);
  const part = PART.exec(first);
  if (part) return { style: 'part', number: `(${part[1] ?? part[2]})`, ...titleOf(rest), isMarked: true };
  const [, letter] = LETTERED_ITEM.exec(text.slice(0, MAX_NUMBER)) ?? [];
  if (letter) return { style: 'part', number: `.${letter}`, ...titleOf(rest), isMarked: true };
  const number = withoutSign(first);
  const style = styleOf(number);
  if (!style || MONTH.test(rest.trim())) return undefined;
  const title = titleOf(rest);
  return { style, number, title: title.title, isMarked: number !== first || title.isMarked };
}

function styleOf(number: string): NumberAtStart['style'] | undefined {
  if (BARE.test(number)) return 'bare';
  if (DOTTED.test(number)) return /[.-]0{2,}$/.test(number) ? undefined : 'dotted';
  if (CITED.test(number)) return undefined;
  if (LETTERED.test(number)) return 'lettered';
  return LETTERS.test(number) ? 'letters' : undefined;
}

/** Removes punctuation after a number: `1.`, `1.1:`. */
function withoutSign(word: string): string {
  const plain = word.replace(/[.:–—]{1,2}$/, '');
  return plain.endsWith(')') && !plain.includes('(') ? plain.slice(0, -1) : plain;
}

function titleOf(rest: string): { readonly title: string; readonly isMarked: boolean } {
  const [sign = ''] = /^\s*[:.–—|-]\s+/.exec(rest) ?? /^\s*[:–—]/.exec(rest) ?? [];
  return { title: rest.slice(sign.length).trim(), isMarked: sign !== '' };
}

const BELOW_LETTER = /^\p{Lu}{1,3}[.-]?\d{1,3}(?:\.\d{1,3})*$/u;

/** `Priority 1: …`, `Strategic Goal A – …`, `SO 3.1 …`, `Article 5`. */
function wordedNumber(text: string): NumberAtStart | undefined {
  const [whole, word = '', first = ''] =
    /^(\p{Lu}\p{L}{0,24}(?: \p{L}{2,24}){0,2}?) (\p{N}[\p{L}\p{N}.()-]{0,30}|[A-Z]{1,3}[.-]?\d[\d.]{0,20}|[A-Z]{1,7}|§)(?=:|[.–—|-]?(?:\s|$))/u.exec(
      text,
    ) ?? [];
  if (whole === undefined || word.length > MAX_WORD) return undefined;
  if (word.split(' ').some((part) => NO_WORD.test(part))) return undefined;
  const number = withoutSign(first);
  const style = styleOf(number);
  if (!style || style === 'part') return undefined;
  if (style === 'letters' && number.length > 1 && !ROMAN.test(number)) return undefined;
  const { title, isMarked } = titleOf(text.slice(whole.length));
  // `Measure A.1: …`; without punctuation it may be any name: `Vitamin B12 helps`.
  if (style === 'lettered' && !(BELOW_LETTER.test(number) && (isMarked || number !== first))) return undefined;
  return { style, number, word, title, isMarked: isMarked || number !== first };
}

/** `Organizational Context (GV.OC): The circumstances …`. */
function numberInBrackets(text: string): NumberAtStart | undefined {
  const [, title, number, description] =
    /^(\p{Lu}[^()]{1,100}?) \((\p{Lu}{1,8}(?:[.-]\p{Lu}{1,8}){0,4})\)(?:[:.]\s*(.*)|$)/u.exec(text) ?? [];
  if (title === undefined || number === undefined) return undefined;
  return { style: 'letters', number, title, isMarked: true, ...(description ? { text: description } : {}) };
}

/** How a list is numbered, as in the `type` attribute of HTML. */
export type Counting = '1' | 'a' | 'A' | 'i' | 'I';

/** An item of an ordered list with its marker: `3. Grow`, `(c) Grow`. A text that begins with a number is unchanged. */
export function countedItem(text: string, count: number, counting: Counting): string {
  if (isNumbered(text)) return text;
  if (counting === '1') return `${count}. ${text}`;
  const sign = numeral(count, counting);
  return counting === 'a' || counting === 'i' ? `(${sign}) ${text}` : `${sign}. ${text}`;
}
