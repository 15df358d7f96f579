import { compareText, pushTo } from '../base/collections.ts';
import { foldCase, foldUnit, isDash, isLetter, isSpace } from './characters.ts';

/** Words that may be before a number, ready to be found in a text. */
export interface WordList {
  /** Folded, inflections included, longest first; a space stands for a run of spaces. */
  readonly forms: readonly string[];
  /** The same by their first unit. */
  readonly byFirst: ReadonlyMap<number, readonly string[]>;
}

/** `target` also as `targets`, `priority` also as `priorities`. */
export function createWordList(words: readonly string[]): WordList {
  const forms = new Set<string>();
  for (const word of words) {
    const form = foldCase(word.trim()).replace(/[.:]$/, '').replace(/\s+/g, ' ');
    if (form === '') continue;
    forms.add(form);
    if (!isLetter(form.charCodeAt(form.length - 1))) continue;
    forms.add(`${form}s`);
    if (/[^aeiou]y$/.test(form)) forms.add(`${form.slice(0, -1)}ies`);
  }
  return wordListOf([...forms].sort((a, b) => b.length - a.length || compareText(a, b)));
}

/** Only the plurals of the words. */
export function createCountedList(words: readonly string[]): WordList {
  const singular = new Set(words.map((word) => foldCase(word.trim())));
  return wordListOf(createWordList(words).forms.filter((form) => !singular.has(form)));
}

function wordListOf(forms: readonly string[]): WordList {
  const byFirst = new Map<number, string[]>();
  for (const form of forms) pushTo(byFirst, foldUnit(form.charCodeAt(0)), form);
  return { forms, byFirst };
}

/** End of the word that is at `at`, with the dot or colon after it; `at` itself where there is none. */
export function wordEnd(text: string, at: number, words: WordList): number {
  const form = formAt(text, at, words);
  return form === null ? at : formEnd(text, at, form);
}

/** The form of a word that is at `at`. */
export function formAt(text: string, at: number, words: WordList): string | null {
  for (const form of words.byFirst.get(foldUnit(text.charCodeAt(at))) ?? []) {
    const end = spelledEnd(text, at, form);
    if (end >= 0 && !isLetter(text.charCodeAt(end))) return form;
  }
  return null;
}

function formEnd(text: string, at: number, form: string): number {
  const end = spelledEnd(text, at, form);
  const after = text.charAt(end);
  return after === '.' || after === ':' ? end + 1 : end;
}

/** End of the folded spelling `form` at `at` (any case, any dash, a space for any run of spaces), or -1. */
export function spelledEnd(text: string, at: number, form: string): number {
  let end = at;
  for (let i = 0; i < form.length; i++) {
    const wanted = form.charCodeAt(i);
    if (wanted === 32) {
      const start = end;
      while (isSpace(text.charCodeAt(end)) && end - start < 8) end++;
      if (end === start) return -1;
      continue;
    }
    const code = text.charCodeAt(end);
    if (code !== wanted && !(wanted === 45 && isDash(code)) && foldCase(text.charAt(end)).charCodeAt(0) !== wanted)
      return -1;
    end++;
  }
  return end;
}
