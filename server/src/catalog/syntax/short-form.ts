import { seriesLike } from './number-syntax.ts';

/** A list entry in short form: `3.4 Provide innovative cybercrime training`. */
interface ShortForm {
  readonly number: string;
  /** Empty if the entry is only a number. */
  readonly title: string;
  /** The number as it stands there, if it has other spaces. */
  readonly written?: string;
}

/** Splits a short entry at the first white space into number and title. Null if it does not begin with a number. */
export function readShortForm(text: string, series: readonly string[] = []): ShortForm | null {
  const trimmed = text.trim();
  for (const name of seriesLike(trimmed, series)) {
    const inSeries = readInSeries(trimmed, name);
    if (inSeries) return inSeries;
  }
  const [, number = '', title = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(trimmed) ?? [];
  return looksLikeNumber(number) ? { number, title } : null;
}

/** `Schedule IV Title`, of a series that is listed. */
function readInSeries(text: string, series: string): ShortForm | null {
  if (!text.startsWith(series)) return null;
  const [written = '', spaces = '', rest = '', title = ''] =
    /^(\s+)(\S+)(?:\s+([\s\S]*))?$/.exec(text.slice(series.length)) ?? [];
  if (spaces === '' || !looksLikeNumber(rest)) return null;
  return { number: `${series} ${rest}`, title, written: series + written.slice(0, spaces.length + rest.length) };
}

const LOWER_ROMAN = /^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/**
 * Whether the first word of an entry is a number rather than the first word of a title: it has a digit, or letters that
 * frameworks use as numbers (`PR.AC`, `a`, `iv`).
 */
export function looksLikeNumber(word: string): boolean {
  if (/\p{N}/u.test(word)) return true;
  const runs = word.match(/[\p{L}\p{M}]+/gu) ?? [];
  return runs.length > 0 && runs.every((run) => run.length === 1 || run === run.toUpperCase() || LOWER_ROMAN.test(run));
}
