import { LANGUAGES } from '../model/language.ts';
import { foldCase, isDigit, isLowerCase, spaceEnd } from './characters.ts';
import { type InnerWords, OF_IS_OR, rangeWordSign } from './inner-words.ts';
import { areRoman } from './roman.ts';
import { childOf, type ShapeNode } from './shapes.ts';
import { CONNECTIVE, INSERTED_WORDS } from './vocabulary.ts';

/** How far back a bracket that opens before a number, or a name, is looked for. */
const MAX_LOOK_BACK = 200;

/** `und mit` of "bis und mit", which is "to". */
const AFTER_BIS = LANGUAGES.de.range.flatMap((words) => /^bis (.*)/.exec(words)?.[1] ?? []).join('|');
/**
 * `6 bis`, `6-ter`: another article. "bis" before a number (`9`, `A.9`, `AC-5`) is German for "to", also with "und mit" and
 * the like between them; before a name in capitals only where that is not repeated, as in `LTX 6 bis LTX 9`.
 */
const INSERTED = new RegExp(
  `(?:-(?=bis(?![\\p{L}\\p{N}]))|(?:-|[ \\t\\u00a0]+)(?=(?:${INSERTED_WORDS})(?![\\p{L}\\p{N}])|bis(?=$|[.,;:)\\]]|[ \\t\\u00a0]+(?:(?!(?:${AFTER_BIS})[ \\t\\u00a0]+\\P{Ll})\\p{Ll}|(?![IVXLC]+(?!\\p{L})|\\p{Lu}{1,8}[-.]?\\d)(?<name>\\p{Lu}[\\p{Lu}.]+)))))`,
  'uy',
);
/** Where the word of an inserted article begins; null where none is. */
export function insertedAt(text: string, at: number): number | null {
  const found = matchAt(INSERTED, text, at);
  const name = found?.groups?.name;
  const isRepeated =
    name &&
    text
      .slice(Math.max(0, at - MAX_LOOK_BACK), at)
      .split(/[^\p{L}.]+/u)
      .includes(name);
  return found && !isRepeated ? INSERTED.lastIndex : null;
}

const SECTION = /[ \t\u00a0]?§[ \t\u00a0]?\d/y;
const WORD = /,?[ \t\u00a0]+(\p{L}{2,})(?!\p{L})\.?[ \t\u00a0]*\(?(\d{1,3}|\p{L}{1,5})(?![\p{L}\p{N}])/uy;
const BRACKET = /([ \t\u00a0]?)\((\d{1,3}|\p{L}{1,4})\)/uy;
const CLOSED = /[ \t\u00a0](\p{L}{1,4})\)/uy;
const NUMERAL = /,[ \t\u00a0]?([IVXLC]+)(?![\p{L}\p{N}.]|[ \t\u00a0]+\p{Ll})/uy;

/** Words that mean something else too often. */
const AMBIGUOUS =
  'par, sub, led, let, lid, mom, nos, num, item, itens, body, bodu, number, clause, liter, onder, chiffre';
const LEVELS: ReadonlySet<string> = new Set(
  Object.values(LANGUAGES)
    .flatMap(({ levels }) => levels.map(foldCase))
    .filter((word) => (word.length > 2 && !AMBIGUOUS.split(', ').includes(word)) || word === 'al' || word === 'pt'),
);

/** After "of" or the like, which a space is before; null where none is. */
function connectiveEnd(text: string, at: number): number | null {
  CONNECTIVE.lastIndex = spaceEnd(text, at);
  return CONNECTIVE.lastIndex > at && CONNECTIVE.test(text) ? CONNECTIVE.lastIndex : null;
}

/** ` of the report`; not ` of the Act`. */
export function isBeforeConnective(text: string, end: number): boolean {
  const of = connectiveEnd(text, end);
  return of !== null && isLowerCase(text.charCodeAt(spaceEnd(text, of)));
}

/** Whether the component that ends at `end` is of a number behind it: `12(4), paragraph 8 of Article 13`, `of PC.01.02`. */
export function isOfNext(text: string, end: number, inner: InnerWords): boolean {
  ITEMS.lastIndex = text.charAt(end) === ')' ? end + 1 : end;
  const of = !inner.has(OF_IS_OR) && ITEMS.test(text) ? connectiveEnd(text, ITEMS.lastIndex) : null;
  return of !== null && NUMBERED.test(text.slice(of, of + MAX_NUMBERED));
}
/** ` and 2`, `, (b) or (c)`. */
const ITEMS =
  /(?:(?:[ \t\u00a0]?[,–-][ \t\u00a0]?|,?[ \t\u00a0](?:and|or|to|und|oder|bis|et|ou|à|y|e|o)[ \t\u00a0])\(?(?:\d{1,3}\p{L}?|\p{L})\)?(?![\p{L}\d])){0,8}/uy;
const NUMBERED =
  /^[ \t\u00a0]+(?:[a-z]\w{0,8}[-.]?\d|(?:[\w-]{2,20},?[ \t\u00a0])?(?:art(?:icles?|ikels?|ículos?|igos?|icol[oi]|s)?|sections?|ss?|clauses?|rules?)\.?[ \t\u00a0]+\d)/i;
const MAX_NUMBERED = 40;

/**
 * Whether what follows a number belongs to it by a class (figures or letters) that listed numbers go on with there. As
 * it was not read as a part of the number, it is not understood, and the number would be read as its own parent.
 *
 * @param start of the number, `at` its end
 * @param node where the number ends among the listed shapes; null: beyond them
 */
export function goesOnUnread(
  text: string,
  start: number,
  at: number,
  node: ShapeNode | null,
  { shapes: root, inner }: { readonly shapes: ShapeNode; readonly inner: InnerWords },
): boolean {
  if (at >= text.length || !MAY_GO_ON.has(text.charCodeAt(at))) return false;
  // `3.4, 3.5` and `3.4 3.5`.
  if (isDigit(text.charCodeAt(at + 1)) && !/[(§]/.test(text.charAt(at))) return false;
  if (text.charAt(at) === ',' && isDigit(text.charCodeAt(at + 2))) return false;
  if (insertedAt(text, at) !== null) return true;
  if (!node || node.punctuation.size === 0) return false;
  let [digits, letters] = [false, false];
  for (const child of node.punctuation.values()) {
    digits ||= child.digits !== undefined;
    letters ||= child.letters.size > 0;
  }
  const fits = (part: string) => (/^\d/.test(part) ? digits : letters && isShort(part));
  if (digits && matchAt(SECTION, text, at) && !text.slice(Math.max(0, start - 2), start).includes('§')) return true;
  const [, word = '', part = ''] = matchAt(WORD, text, at) ?? [];
  const folded = foldCase(word);
  const mayBeLevel = word !== '' && isLevel(folded) && !inner.has(rangeWordSign(folded));
  if (mayBeLevel && fits(part) && !isOfNext(text, WORD.lastIndex, inner)) return true;
  const opened = node?.punctuation.get('(');
  const [, space = '', group = ''] = (opened && matchAt(BRACKET, text, at)) ?? [];
  if (group !== '' && opened) {
    if (/^\d/.test(group)) return opened.digits !== undefined;
    if (opened.letters.size > 0 && (space === '' || isShort(group))) return true;
  }
  if (!opened || opened.letters.size === 0) return false;
  const closed = matchAt(CLOSED, text, at)?.[1];
  if (closed !== undefined && isShort(closed) && !isInBrackets(text, start)) return true;
  const numeral = matchAt(NUMERAL, text, at)?.[1];
  return numeral !== undefined && opened.letters.has('~I') && childOf(root, numeral, false) === null;
}

/** What may stand before something that belongs to a number. */
const MAY_GO_ON: ReadonlySet<number> = new Set([...' \u00a0\t,(-§'].map((sign) => sign.charCodeAt(0)));

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** A word for a level in the law of any language, folded; none that means something else too often. */
export const isLevel = (word: string): boolean =>
  LEVELS.has(word) || (word.endsWith('s') && word.length > 3 && LEVELS.has(word.slice(0, -1)));

/** `a`, `bb`, `iv`. */
const isShort = (letters: string): boolean => /^(\p{L})\1?$/u.test(letters) || areRoman(letters, letters);

function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_LOOK_BACK), at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
