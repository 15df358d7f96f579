import { compareText } from '../base/collections.ts';
import { memoize } from '../base/memoize.ts';
import type { LanguageWords } from '../model/language.ts';
import { foldCase, isAlphanumeric, isDigit, isLetter, isSpace, spaceEnd } from './characters.ts';
import { areRoman, romanValue } from './roman.ts';
import { runEnd, type ShapeNode } from './shapes.ts';
import { INSERTED_WORDS } from './vocabulary.ts';
import { formsOf, spellingAt } from './words.ts';

/**
 * Words and signs between the components of a number (folded, without a dot), each with the opening bracket that it
 * stands for. Words with an empty one count as nothing; those with `ALONE` too, and have no component.
 */
export type InnerWords = ReadonlyMap<string, string>;

/** `Abs. 1`, `§ 2`: a component with the word or sign before it. */
export interface InnerComponent {
  readonly end: number;
  readonly bracket: string;
  readonly component: string;
  /** The sign, where no word is before the component; else empty. */
  readonly sign: string;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export const closingOf = (bracket: string): string | undefined => CLOSING.get(bracket);
export const closes = (sign: string): boolean => sign === ')' || sign === ']' || sign === '}';

export function createInnerWords(pairs: readonly (readonly [word: string, bracket: string])[]): InnerWords {
  return new Map(
    pairs.map(([word, bracket]) => [
      word === '.' || word === ROMAN_SIGN ? word : foldCase(word).replace(/\.$/, ''),
      bracket,
    ]),
  );
}

export const innerWordsOf = ({ levels, sentences, alone, ordinals }: LanguageWords): (readonly [string, string])[] => [
  ...levels.map((word) => [word, '('] as const),
  ...sentences.map((word) => [word, ''] as const),
  ...alone.map((word) => [word, ALONE] as const),
  ...ordinals.map(([word, number]) => [word, `${ORDINAL}${number}`] as const),
];

const ALONE = 'alone';
/** Before the number that a word stands for. */
const ORDINAL = '#';

/** Signs in a row count once: `, §`. */
const MAX_SIGNS = 3;
const MAX_WORDS = 3;

/** `Abs. 1`, `lit. a`, `, point (f)`, `, § 2`, `, IV`, `.c` at `at`, with the spaces before it. */
export function innerComponentAt(text: string, at: number, words: InnerWords): InnerComponent | null {
  if (words.size === 0) return null;
  const section = sectionBehind(text, at, words);
  if (section > at) return behindLone(text, section, words);
  const { end: start, sign } = signsEnd(text, at, words);
  const from = sign === '.' ? start : spaceEnd(text, start);
  const word = isLetter(text.charCodeAt(from)) && sign !== '.' ? wordAt(text, from, words) : null;
  if (word?.bracket === ALONE) return behindLone(text, word.end, words);
  if (word?.bracket.startsWith(ORDINAL)) {
    return { end: word.end, bracket: '(', component: word.bracket.slice(ORDINAL.length), sign: '' };
  }
  if (word) return componentBehind(text, word.end, word.bracket, words);
  if (sign === '') return (start === at ? numeralAt(text, from, words) : null) ?? closedLetterAt(text, at, from, words);
  const quoted = quotedLetter(text, from);
  if (quoted && sign === ',') return { end: from + 3, bracket: words.get(sign)!, component: quoted, sign };
  const end = runEnd(text, from);
  const isFitting = end > from && (sign !== ',' || isMeantAfterComma(text, from, end));
  const bracket = words.get(sign)!;
  return isFitting ? { end: ordinalEnd(text, end), bracket, component: text.slice(from, end), sign } : null;
}

/** What follows a word or sign that has no component: another word with one, or nothing. */
function behindLone(text: string, at: number, words: InnerWords): InnerComponent {
  const next = innerComponentAt(text, at, words);
  // `art. 37, caput, da CF`.
  return next && next.sign !== ',' ? next : { end: at, bracket: '', component: '', sign: '' };
}

/** Among the signs: groups of listed numbers have dots, as in R2(2.1). */
export const DOTTED = '% n.n';
/** Among the signs of a language: what is "of" elsewhere is "or" in it, as in Dutch. */
export const OF_IS_OR = '% of';
/** Among the signs of a language: a word for a level elsewhere is "to" in it, as "al" in Spanish. */
export const rangeWordSign = (word: string): string => `% ${word}`;
/** Among the signs of a language: § is behind its number, as in `9 kap. 2 §`. */
export const SECTION_BEHIND = '% §';
const SECTION = /[ \t\u00a0]?§{1,2}(?![ \t\u00a0]*\d)/uy;

/** After ` §`, where it is behind numbers; else `at`. */
export function sectionBehind(text: string, at: number, words: InnerWords): number {
  SECTION.lastIndex = at;
  return words.has(SECTION_BEHIND) && !words.has('§') && SECTION.test(text) ? SECTION.lastIndex : at;
}

/** End of the sentences at `at`, which are not part of a number: ` Satz 1`, `, première phrase`. */
export function sentencesEnd(text: string, at: number, words: InnerWords): number {
  let end = at;
  for (let count = 0; count < MAX_WORDS; count++) {
    const found = innerComponentAt(text, end, words);
    if (found?.bracket !== '') break;
    end = found.end;
  }
  return end;
}

/** The signs at `at`; a comma may be before a word, whether it is one of them or not, and a dot touches both sides. */
function signsEnd(text: string, at: number, words: InnerWords): { readonly end: number; readonly sign: string } {
  if (text.charAt(at) === '.' && words.has('.')) {
    return isAlphanumeric(text.charCodeAt(at + 1)) && ordinalEnd(text, at) === at
      ? { end: at + 1, sign: '.' }
      : { end: at, sign: '' };
  }
  let end = text.charAt(at) === ',' ? at + 1 : at;
  let sign = end > at && words.has(',') ? ',' : '';
  for (let count = 0; count < MAX_SIGNS; count++) {
    const next = spaceEnd(text, end);
    const found = text.charAt(next);
    if (found === ',' || found === '.' || isAlphanumeric(text.charCodeAt(next)) || !words.has(found)) break;
    sign = found;
    end = next + 1;
  }
  return { end, sign };
}

/** The words with a letter at their beginning, in any inflection by `s`, sorted for `spellingAt`; with their brackets. */
const spellingsOf = memoize((words: InnerWords) => {
  const lettered = [...words].filter(([word]) => isLetter(word.charCodeAt(0)) && word !== ROMAN_SIGN);
  const inflected = [...lettered.map(([word, bracket]) => [`${word}s`, bracket] as const), ...lettered];
  const all = new Map(inflected.flatMap(([word, bracket]) => formsOf(word).map((form) => [form, bracket] as const)));
  const forms = [...all.keys()].sort(compareText);
  return { forms, brackets: forms.map((form) => all.get(form)!) };
});

/** The word at `at`, which may be a phrase, with its dot or ordinal sign. */
function wordAt(
  text: string,
  at: number,
  words: InnerWords,
): { readonly end: number; readonly bracket: string } | null {
  const { forms, brackets } = spellingsOf(words);
  const found = spellingAt(forms, text, at, (end) => !isLetter(text.charCodeAt(end)) || isOrdinalSign(text, end));
  return found && { end: abbreviationEnd(text, found.end), bracket: brackets[found.index]! };
}

/**
 * `subsection 5(3)`, `alinéa 7(3)c)`: the end of the word at `at` for the last level of the whole number behind; else `at`.
 * `Absatz 7.3.1` too, where listed numbers have such parts.
 */
export function wordOfWhole(text: string, at: number, words: InnerWords, shapes?: ShapeNode): number {
  WHOLE.lastIndex = at;
  const end = words.size > 0 && isLetter(text.charCodeAt(at)) && wordAt(text, at, words)?.end;
  if (!end || !isSpace(text.charCodeAt(end))) return at;
  if (WHOLE.test(text)) return end;
  PARTS.lastIndex = spaceEnd(text, end);
  return shapes?.digits?.node.punctuation.has('.') && PARTS.test(text) ? end : at;
}
const WHOLE = /(?:sub|para|al)\p{L}*\.?[ \t\u00a0]\d{1,4}(?:\.\d{1,3})?\p{L}?\(/iuy;

/** Whether a word is at `at` that a component may be behind, or the sign of a paragraph. */
export const isLevelAt = (text: string, at: number, words: InnerWords): boolean =>
  text.charAt(at) === '§' ? words.has('§') : words.size > 0 && wordAt(text, at, words) !== null;

const isOrdinalSign = (text: string, at: number): boolean =>
  /[ºª]/.test(text.charAt(at)) && !isLetter(text.charCodeAt(at + 1));

/** After the dot of an abbreviated word: `n.`, `n.º`, `n.os`. */
function abbreviationEnd(text: string, at: number): number {
  const plural = PLURAL.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  return plural > 0 ? at + plural : ordinalEnd(text, text.charAt(at) === '.' ? at + 1 : at);
}

/** `n.os`, `n.ºs`. */
const PLURAL = /^\.(?:[ºª°]?s|os|as)(?![\p{L}\p{N}])/u;

/** `alínea "a"`, `VI, “b”`. */
const quotedLetter = (text: string, at: number): string | undefined =>
  /^["“'‘](\p{Ll})["”'’]/u.exec(text.slice(at, at + 3))?.[1];

/** End of the letters or figures at `at`, with those behind dots where listed numbers have such. */
export function componentEnd(text: string, at: number, words: InnerWords): number {
  PARTS.lastIndex = at;
  return words.has(DOTTED) && PARTS.test(text) ? PARTS.lastIndex : runEnd(text, at);
}
const PARTS = /\d+(?:\.\d+)+/y;

function componentBehind(text: string, wordEnd: number, bracket: string, words: InnerWords): InnerComponent | null {
  let from = spaceEnd(text, wordEnd);
  // `EP #4`.
  if (text.charAt(from) === '#' && from > wordEnd && isDigit(text.charCodeAt(from + 1))) from++;
  const quoted = bracket === '(' ? quotedLetter(text, from) : undefined;
  if (quoted) return { end: from + 3, bracket, component: quoted, sign: '' };
  const opened = text.charAt(from) === (bracket === '' ? '(' : bracket);
  if (opened) from++;
  // `EP4`; of a single letter, a word does not touch its number.
  else if (
    from === wordEnd &&
    isLetter(text.charCodeAt(from - 1)) &&
    !(isDigit(text.charCodeAt(from)) && isLetter(text.charCodeAt(from - 2)))
  )
    return null;
  const run = componentEnd(text, from, words);
  INSERTED.lastIndex = run - 1;
  const end = INSERTED.test(text) ? INSERTED.lastIndex : run;
  if (end === from || (opened && text.charAt(end) !== closingOf(bracket))) return null;
  const component = text.slice(from, end).replace(/\s/, '');
  return { end: opened ? end + 1 : ordinalEnd(text, end), bracket, component, sign: '' };
}

/** `Abs. 1a`, `al. 1bis`, `10 kap. 2 a §`. */
const INSERTED = new RegExp(
  `\\d(?:(?:\\p{Ll}|bis|${INSERTED_WORDS})(?![\\p{L}\\p{N}])|[ \\u00a0]\\p{Ll}(?=[ \\u00a0]§))`,
  'uy',
);

/** Among the signs of a language: a Roman numeral behind a number is a level as well. */
export const ROMAN_SIGN = 'I';
const NUMERAL = /(?:X{0,2}(?:IX|IV|V?I{0,3}))(?![\p{L}\p{N}]|\.[\p{L}\p{N}])/uy;
/** `6 I believe`; but `6 I lit. f`, `6 I und II`. */
const SENTENCE = /^[ \t\u00a0](?!(?:und|u\.|oder|bis|i\.|iVm|sowie|bzw\.?|f{1,2}\.?)[ \t\u00a0])\p{Ll}/u;

/** ` II`: 34 II is 34(2). */
function numeralAt(text: string, from: number, words: InnerWords): InnerComponent | null {
  if (!words.has(ROMAN_SIGN) || !isSpace(text.charCodeAt(from - 1))) return null;
  NUMERAL.lastIndex = from;
  const value = romanValue(NUMERAL.exec(text)?.[0] ?? '');
  const end = NUMERAL.lastIndex;
  if (value === 0 || (value === 1 && SENTENCE.test(text.slice(end, end + 8)) && !innerComponentAt(text, end, words)))
    return null;
  return { end, bracket: '(', component: `${value}`, sign: ROMAN_SIGN };
}

/** ` f)`: a letter that nothing opens. */
function closedLetterAt(text: string, at: number, from: number, words: InnerWords): InnerComponent | null {
  const end = runEnd(text, from);
  if (from === at || text.charAt(at) === ',' || end === from || end > from + 4) return null;
  if (isDigit(text.charCodeAt(from))) return null;
  const isAlone = words.has(' ') && end === from + 1 && LONE_LETTER.test(text.charAt(from));
  if (text.charAt(end) !== ')' && !isAlone) return null;
  return { end, bracket: '(', component: text.slice(from, end), sign: ' ' };
}

/** Of Swedish, where "i" and "å" are words. */
const LONE_LETTER = /[a-hj-z]/;

/** A comma joins letters only, `5, IV`, not `7, 8`; and no words or names: `6, I believe`, `6, a number`, `27, CS`. */
function isMeantAfterComma(text: string, from: number, end: number): boolean {
  const letters = text.slice(from, end);
  if (!isLetter(text.charCodeAt(from)) || (/^\p{Lu}{2}/u.test(letters) && !areRoman(letters, letters))) return false;
  // `c/c`: "together with".
  if (text.charAt(end) === '/' && isLetter(text.charCodeAt(end + 1))) return false;
  const isAnd = end === from + 1 && /^[aeiouy] [§\d]/i.test(text.slice(from, end + 2));
  return (
    end > from + 1 ||
    (!isAnd && !/^ (?!(?:d[aeo]s?|of|del|della|et|and|ou|or|e)\s)\p{Ll}/u.test(text.slice(end, end + 8)))
  );
}

/** After the sign of an ordinal number, with its dot: `1.º`, `5º`, `1er`, `3o.`. */
export function ordinalEnd(text: string, at: number): number {
  const written = /[eo]/.test(text.charAt(at)) ? WRITTEN.exec(text.slice(Math.max(0, at - 2), at + 4)) : null;
  if (written) return at + written[1]!.length;
  const sign = text.charAt(at) === '.' ? at + 1 : at;
  const isOrdinal = ORDINALS.includes(text.charAt(sign)) && sign < text.length;
  return isOrdinal && !isAlphanumeric(text.charCodeAt(sign + 1)) ? sign + 1 : at;
}
const ORDINALS = 'ºª°';
/** From the unit on that is two before the end of the figures. */
const WRITTEN = /^(?:\D|(?=1e|\do))(?:1(?=e)|[1-9](?=o))(er|o(?:\.(?=,|\s\p{Ll}))?)(?![\p{L}\p{N}])/u;
