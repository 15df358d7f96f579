/** A list entry in short form: `3.4 Provide innovative cybercrime training`. */
export interface ShortForm {
  readonly number: string;
  /** Empty where the entry is a number alone. */
  readonly title: string;
}

/** Splits a short entry: the number reaches to the first white space, the title is the rest. Null for no number. */
export function readShortForm(text: string): ShortForm | null {
  const [, number = '', title = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  return looksLikeNumber(number) ? { number, title } : null;
}

/**
 * Whether the first word of an entry is a number rather than the first word of a title: it has a digit, or is letters
 * as frameworks number with (`PR.AC`, `a`, `iv`).
 */
export function looksLikeNumber(word: string): boolean {
  if (/\p{N}/u.test(word)) return true;
  const letters = word.replace(/[^\p{L}]/gu, '');
  return letters !== '' && (letters.length <= 1 || /^[ivxlcdm]+$/.test(letters) || letters === letters.toUpperCase());
}
