import { byLine } from './by-line.ts';

/** Longer lines of the output, which hold names and messages, are cut. */
const LONGEST = 1000;

const ENTRY = /^([0-9a-f]{40}(?:[0-9a-f]{24})?) \d+ (\d+) (\d+)$/;
/** Git's name for the commit of lines that are not committed. */
const UNCOMMITTED = /^0+$/;

export interface LineOrigin {
  readonly commit: string;
  /** The date on which it was written in the author's time zone: `YYYY-MM-DD`. Null where git has no valid date. */
  readonly day: string | null;
}

/**
 * Parses the output of `git blame --incremental` in chunks of any size: for each group of lines a line with commit,
 * position and length, followed by details of the commit where it is new.
 */
export class BlameReader {
  readonly #entries: { readonly commit: string; readonly first: number; readonly length: number }[] = [];
  readonly #times = new Map<string, { seconds?: number; zone?: string }>();

  /** All fields that are used are ASCII. */
  readonly push = byLine(LONGEST, (line) => this.#readLine(line));

  /** By 1-based line as git counts them; lines that are not committed have no entry. */
  origins(): Map<number, LineOrigin> {
    const origins = new Map<number, LineOrigin>();
    for (const { commit, first, length } of this.#entries) {
      if (UNCOMMITTED.test(commit)) continue;
      const { seconds, zone } = this.#times.get(commit) ?? {};
      const origin = { commit, day: dayOf(seconds, zone) };
      for (let line = first; line < first + length; line++) origins.set(line, origin);
    }
    return origins;
  }

  #readLine(line: string): void {
    const [, commit, first, length] = ENTRY.exec(line) ?? [];
    if (commit !== undefined) {
      this.#entries.push({ commit, first: Number(first), length: Number(length) });
      if (!this.#times.has(commit)) this.#times.set(commit, {});
      return;
    }
    const time = this.#times.get(this.#entries.at(-1)?.commit ?? '');
    if (!time) return;
    if (line.startsWith('author-time ')) time.seconds = Number(line.slice('author-time '.length));
    else if (line.startsWith('author-tz ')) time.zone = line.slice('author-tz '.length);
  }
}

/** Later dates, with years of five digits, come from wrong clocks. */
const LAST_SECOND = Date.UTC(9999, 11, 30) / 1000;

function dayOf(seconds: number | undefined, zone = '+0000'): string | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1);
  const local = (seconds ?? Number.NaN) + offset;
  if (!(local >= 0 && local <= LAST_SECOND)) return null;
  return new Date(local * 1000).toISOString().slice(0, 10);
}
