import { foldCase, isLetter, spaceEnd } from './characters.ts';
import { runEnd } from './shapes.ts';

/**
 * Words between the components of a number (folded, without a dot), each with the opening bracket that it stands for.
 */
export type InnerWords = ReadonlyMap<string, string>;

/** `Abs. 1`: a component with the word before it. */
interface InnerComponent {
  readonly end: number;
  readonly bracket: string;
  readonly component: string;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export const closingOf = (bracket: string): string | undefined => CLOSING.get(bracket);
export const closes = (sign: string): boolean => sign === ')' || sign === ']' || sign === '}';

export function createInnerWords(pairs: readonly (readonly [word: string, bracket: string])[]): InnerWords {
  return new Map(pairs.map(([word, bracket]) => [foldCase(word).replace(/\.$/, ''), bracket]));
}

/** `Abs. 1`, `lit. a`, `, point (f)` at `at`, with the spaces before it. */
export function innerComponentAt(text: string, at: number, words: InnerWords): InnerComponent | null {
  if (words.size === 0) return null;
  const start = spaceEnd(text, text.charAt(at) === ',' ? at + 1 : at);
  if (!isLetter(text.charCodeAt(start))) return null;
  const wordEnd = runEnd(text, start);
  const bracket = bracketOf(foldCase(text.slice(start, wordEnd)), words);
  if (bracket === undefined) return null;
  const afterWord = text.charAt(wordEnd) === '.' ? wordEnd + 1 : wordEnd;
  let from = spaceEnd(text, afterWord);
  const opened = text.charAt(from) === bracket;
  if (opened) from++;
  else if (from === wordEnd) return null;
  const end = runEnd(text, from);
  if (end === from || (opened && text.charAt(end) !== closingOf(bracket))) return null;
  return { end: opened ? end + 1 : end, bracket, component: text.slice(from, end) };
}

/** Words are inflected by `s`. */
function bracketOf(word: string, words: InnerWords): string | undefined {
  return words.get(word) ?? (word.endsWith('s') ? words.get(word.slice(0, -1)) : undefined);
}
