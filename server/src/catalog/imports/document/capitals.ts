import type { Block } from './blocks.ts';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu;
/** Written small within titles. */
const SMALL = /^(?:a|an|and|at|by|de|der|des|die|du|et|for|from|in|la|le|of|on|or|the|to|und|with)$/i;

/** Publishers of many frameworks that nobody writes otherwise. */
const NAMES = /^(?:ISO|IEC|IEEE|EN|DIN|CEN|NIST|EU|UN|OECD|WHO|ILO|IMO|NATO|UK|USA|OWASP|CIS)$/;

/** Whether a text is written in capitals throughout. */
export function isInCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Words that are in capitals among others that are not: names and abbreviations, which keep them. */
export function abbreviationsIn(blocks: readonly Block[], prefix: string | undefined): ReadonlySet<string> {
  const found = new Set(prefix?.match(WORD) ?? []);
  for (const { text } of blocks) {
    if (isInCapitals(text)) continue;
    for (const [word] of text.matchAll(WORD)) if (isInCapitals(word)) found.add(word);
  }
  return found;
}

/** `STRATEGIC PRIORITIES` as people write it within a text: `Strategic priorities`. Others are as they are. */
export function sentenceCase(text: string, abbreviations: ReadonlySet<string>): string {
  return inSmallLetters(text, abbreviations, (_word, at) => at === 0);
}

/** `STRATEGIC FRAMEWORK` as a title: `Strategic Framework`. Others are as they are. */
export function titleCase(text: string, abbreviations: ReadonlySet<string>): string {
  return inSmallLetters(text, abbreviations, (word, at) => at === 0 || !SMALL.test(word));
}

function inSmallLetters(
  text: string,
  abbreviations: ReadonlySet<string>,
  hasCapital: (word: string, at: number) => boolean,
): string {
  if (!isInCapitals(text)) return text;
  return text.replace(WORD, (word, at: number) => {
    if (abbreviations.has(word) || NAMES.test(word) || /\p{N}|^[IVX]+$/u.test(word)) return word;
    const small = word.toLowerCase();
    return hasCapital(word, at) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  });
}
