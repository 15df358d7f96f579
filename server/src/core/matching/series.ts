import type { NumberRules } from './number-token.ts';
import { createWordList, type WordList, wordAt } from './words.ts';

/** The words that numbers of a framework begin with (`Schedule IV`), and the rules for what follows each. */
export interface Series {
  readonly words: WordList;
  /** By form of the word: as the catalog writes it. */
  readonly names: ReadonlyMap<string, string>;
  /** By name. */
  readonly rules: ReadonlyMap<string, NumberRules>;
}

export function createSeries(names: readonly string[], rulesFor: (name: string) => NumberRules): Series {
  const forms = names.flatMap((name) => createWordList([name]).forms.map((form) => [form, name] as const));
  return {
    words: createWordList(names),
    names: new Map(forms.reverse()),
    rules: new Map(names.map((name) => [name, rulesFor(name)])),
  };
}

/** The series whose word is at `at`, with the end of the word. */
export function seriesAt(
  text: string,
  at: number,
  { words, names }: Series,
): { readonly name: string; readonly end: number } | null {
  const word = wordAt(text, at, words);
  const name = word ? names.get(word.form) : undefined;
  return word && name !== undefined ? { name, end: word.end } : null;
}

/** The rules for numbers of the series, or for those without one. */
export const rulesOf = (framework: NumberRules & { readonly ofSeries: Series }, series: string): NumberRules =>
  framework.ofSeries.rules.get(series) ?? framework;

/** A number of a catalog without its series, which is empty for none. */
export function splitSeries(
  number: string,
  names: readonly string[],
): { readonly series: string; readonly rest: string } {
  const space = number.lastIndexOf(' ');
  const series = number.slice(0, Math.max(0, space));
  return space > 0 && names.includes(series) ? { series, rest: number.slice(space + 1) } : { series: '', rest: number };
}

export const joinSeries = (series: string, number: string): string => (series === '' ? number : `${series} ${number}`);
