import { partsOf, runEnd } from '../matching/shapes.ts';
import type { Framework, Listed } from '../model/framework.ts';

/** How the numbers of a citation are rewritten. */
export interface NumberStyle {
  /** In the style of the old text: a bracket for a whole number, words within it, signs of its own. Else as in the catalog. */
  readonly likeWritten: boolean;
  /** With a word before a number that would not be read as one without it. */
  readonly withWords: boolean;
}

interface WrittenNumber {
  readonly text: string;
  /** As meant. */
  readonly number: string;
}

/** The new number in the style of the old one, as far as it fits; else as the catalog writes it. */
export function inStyleOf({ text, number }: WrittenNumber, newNumber: string): string {
  if (text === number) return newNumber;
  // Of `paragraph 1 of HAR Article 6`.
  const levels = number.startsWith(text) ? number.slice(text.length) : '';
  if (levels !== '' && newNumber.endsWith(levels)) return newNumber.slice(0, -levels.length);
  return inPlace(text, number, newNumber) ?? shortened(text, number, newNumber) ?? newNumber;
}

/** As `inStyleOf`, followed by what the number adds to a listed one (see `unlistedPart`). */
export function inStyleOfWithPart({ text, number }: WrittenNumber, newNumber: string, part: string): string {
  if (part === '' || !text.endsWith(part)) return inStyleOf({ text, number }, newNumber + part);
  const withoutPart = { text: text.slice(0, -part.length), number: number.slice(0, -part.length) };
  return inStyleOf(withoutPart, newNumber) + part;
}

/** `6 Abs. 1` becomes `7 Abs. 2`, `6 (1)` `7 (2)`: numbers of one shape give each component its place. */
function inPlace(text: string, number: string, newNumber: string): string | null {
  const [before, after] = [partsOf(number), partsOf(newNumber)];
  if (before.length !== after.length) return null;
  let result = '';
  let at = 0;
  for (const [index, part] of before.entries()) {
    const next = after[index]!;
    if (part.kind !== next.kind || (part.kind === 'punctuation' && part.text !== next.text)) return null;
    if (part.kind === 'punctuation') continue;
    const found = findRun(text, part.text, at);
    if (found < 0) return null;
    result += text.slice(at, found) + next.text;
    at = found + part.text.length;
  }
  return result + text.slice(at);
}

/** Offset of the next digit or letter run that is the component. */
function findRun(text: string, component: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const end = runEnd(text, at);
    if (text.slice(at, end) === component) return at;
    at = Math.max(end, at + 1);
  }
  return -1;
}

/** `9.2.6` for A.9.2.6 becomes `9.2.7`; `(4)`, `Abs. 4` or `4` for 22(4) becomes `(5)`, `Abs. 5` or `5`. */
function shortened(text: string, number: string, newNumber: string): string | null {
  const left = number.endsWith(text) ? number.slice(0, -text.length) : null;
  if (left !== null && newNumber.startsWith(left)) return newNumber.slice(left.length);
  const last = lastComponent(number);
  const end = /[^\p{L}\p{N}]*$/u.exec(text)?.index ?? text.length;
  if (last === '' || !text.slice(0, end).endsWith(last)) return null;
  return text.slice(0, end - last.length) + lastComponent(newNumber) + text.slice(end);
}

function lastComponent(number: string): string {
  return partsOf(number).findLast(({ kind }) => kind !== 'punctuation')?.text ?? '';
}

/** A single run of digits or letters, which is a number in a list only after another one or a word. */
export function isBare(number: string): boolean {
  return partsOf(number).length === 1;
}

/** The word that may precede the objective's number: the name of its level, else the framework's first word. */
export function wordFor({ levels, words }: Framework, objective: Listed): string | null {
  const level = levels[objective.level];
  return level !== undefined && words.includes(level) ? level : (words[0] ?? null);
}
