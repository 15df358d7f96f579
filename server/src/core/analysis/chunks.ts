import type { Matcher } from '../matching/matcher.ts';
import { type Cursor, Reader } from '../matching/reader.ts';
import { scanLine } from '../matching/scanner.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { markersOf } from '../suppression/marker.ts';
import type { LineChange } from '../text/line-document.ts';
import { Chunk } from './chunk.ts';

/** As many lines are worked on anew for an edit in one of them. */
const LINES = 32;
/** Of more edits at once the places are not followed: the text is another one. */
const MAX_CHANGES = 1000;

/** Finds the sections of a text one after the other, and can be left and gone on with between two. */
export class ChunkScan {
  /** In the order of the text, as far as it was gone over. */
  readonly found: Chunk[] = [];
  readonly #lines: Lines;
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  /** Of what is known of the text already, what was not come to. */
  #kept: readonly Chunk[];
  #next = 0;
  #line = 0;

  /**
   * @param lines the text
   * @param scanned the same lines as the scanner is to see them
   * @param kept sections of the text that are known, in its order
   */
  constructor(lines: Lines, scanned: Lines, matcher: Matcher, kept: readonly Chunk[] = []) {
    this.#lines = lines;
    this.#reader = new Reader(scanned);
    this.#matcher = matcher;
    this.#kept = kept;
  }

  /** Finds the next section; false at the end of the text. */
  step(): boolean {
    const line = this.#line;
    if (line >= this.#lines.lineCount) return false;
    while (this.#next < this.#kept.length && this.#kept[this.#next]!.first < line) this.#next++;
    const known = this.#kept[this.#next];
    const isThere = known?.first === line;
    const chunk = isThere ? known : scanChunk(line, known?.first, this.#lines, this.#reader, this.#matcher);
    this.found.push(chunk);
    this.#line += chunk.lineCount;
    return true;
  }

  /** The first line that was not gone over, 0-based. */
  get line(): number {
    return this.#line;
  }

  /** Those that were found, and what is known of the text behind them. */
  get known(): readonly Chunk[] {
    return [...this.found, ...this.#kept.slice(this.#next).filter(({ first }) => first >= this.#line)];
  }
}

/**
 * What remains of the sections of a text after edits, moved where it stands now: those of which no line has changed that
 * they depend on.
 */
export function chunksAfter(before: readonly Chunk[], changes: readonly LineChange[]): readonly Chunk[] {
  return changes.length > MAX_CHANGES ? [] : unconcerned(before, changes);
}

/** Those of which no line has changed that their contents depend on, in order. */
function unconcerned(before: readonly Chunk[], changes: readonly LineChange[]): Chunk[] {
  let left = before.map((chunk) => ({ chunk, by: 0, ...chunk.dependsOn }));
  for (const { from, removed, added } of changes) {
    left = left.filter(({ first, last }) => from > last || from + removed <= first);
    const by = added - removed;
    if (by === 0) continue;
    for (const one of left) {
      if (from > one.last) continue;
      one.by += by;
      one.first += by;
      one.last += by;
    }
  }
  return left.map(({ chunk, by }) => chunk.movedBy(by));
}

/** From `first` on; where it can, it ends before the line `stop`. */
function scanChunk(first: number, stop: number | undefined, lines: Lines, reader: Reader, matcher: Matcher): Chunk {
  const groups: ReferenceGroup[] = [];
  const limit = Math.min(stop ?? lines.lineCount, first + LINES, lines.lineCount);
  let from: Cursor = { line: first, at: 0 };
  let lookahead = first;
  // A citation that goes on into a line takes that line in.
  while (from.line < limit || (from.at > 0 && from.line < lines.lineCount)) {
    const found = matcher.starts.size === 0 ? NOTHING(from) : scanLine(reader, from.line, from.at, matcher);
    for (const group of found.groups) groups.push(group);
    if (found.lookahead > lookahead) lookahead = found.lookahead;
    from = found.resume;
  }
  return new Chunk(
    { first, lineCount: from.line - first, lookahead },
    { groups, markers: markersOf(lines, first, from.line) },
  );
}

const NOTHING = ({ line }: Cursor) => ({ groups: [], resume: { line: line + 1, at: 0 }, lookahead: line });
