import { memoizePair } from '../base/memoize.ts';
import type { Lines } from '../model/text.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import type { Matcher } from './matcher.ts';
import { readPrefix } from './prefixes.ts';
import { Reader } from './reader.ts';

/** Lines after its first number in which a citation has its prefix. */
export const MAX_LINES = 4;
const MAX_LINE = 20_000;

/** Asked for one line after the other, it looks at each about once. */
class NearPrefixes {
  readonly #matcher: Matcher;
  readonly #reader: Reader;
  /** Ids of frameworks by line, of the lines that were looked at last. */
  readonly #ids = new Map<number, ReadonlySet<string>>();
  #line = -1;
  #found: readonly FrameworkMatcher[] = [];

  constructor(lines: Lines, matcher: Matcher) {
    this.#matcher = matcher;
    this.#reader = new Reader(lines);
  }

  of(line: number): readonly FrameworkMatcher[] {
    if (line === this.#line) return this.#found;
    const last = Math.min(line + MAX_LINES, this.#reader.lines.lineCount - 1);
    for (const known of this.#ids.keys()) if (known < line || known > last) this.#ids.delete(known);
    const near = new Set<string>();
    for (let each = line; each <= last; each++) for (const id of this.#idsIn(each)) near.add(id);
    this.#line = line;
    this.#found = this.#matcher.numberFirst.filter(({ id }) => near.has(id));
    return this.#found;
  }

  #idsIn(line: number): ReadonlySet<string> {
    const known = this.#ids.get(line);
    if (known) return known;
    const { nextPrefix, prefixes, frameworks } = this.#matcher;
    const text = this.#reader.lines.line(line);
    // A long line is scanned in many steps, none of which may take long.
    const ids = new Set(text.length > MAX_LINE ? frameworks.keys() : []);
    for (let at = nextPrefix(text, 0); at < text.length && ids.size < frameworks.size; at = nextPrefix(text, at + 1)) {
      this.#reader.moveTo(line, at);
      const found = readPrefix(this.#reader, prefixes);
      if (found) ids.add(found.framework);
    }
    this.#ids.set(line, ids);
    return ids;
  }
}

const nearPrefixes = memoizePair((lines: Lines, matcher: Matcher) => new NearPrefixes(lines, matcher));

/**
 * The frameworks that a number in the reader's line may be of which comes before its prefix: those with a prefix in the
 * line or in one of the next.
 */
export function frameworksNear(reader: Reader, matcher: Matcher): readonly FrameworkMatcher[] {
  if (matcher.numberFirst.length === 0) return matcher.numberFirst;
  reader.lookahead = Math.max(reader.lookahead, Math.min(reader.line + MAX_LINES, reader.lines.lineCount - 1));
  return nearPrefixes(reader.lines, matcher).of(reader.line);
}
