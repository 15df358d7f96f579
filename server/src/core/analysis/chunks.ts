import type { Matcher } from '../matching/matcher.ts';
import { type Cursor, isBefore, Reader } from '../matching/reader.ts';
import { scanLine, skipIdle } from '../matching/scanner.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { findMarker, type Marker, markersOf } from '../suppression/marker.ts';
import type { LineChange } from '../text/line-document.ts';
import { Chunk } from './chunk.ts';

/** Lines of a chunk that are scanned, and citations after which it ends: an edit in one of them costs as many. */
const LINES = 32;
const CITATIONS = 6;
/** Longer lines are divided, in UTF-16 units. */
const LONG = 2_000;
/** The least length of their parts. */
const PART = 500;
/** With more changes at once, the text is analysed again. */
const MAX_CHANGES = 1000;

/** Finds the chunks of a text one after the other, and can be interrupted between two. */
export class ChunkScan {
  /** In the order of the text, as far as it has been scanned. */
  get found(): readonly Chunk[] {
    return this.#found;
  }

  readonly #found: Chunk[] = [];
  readonly #lines: Lines;
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  /** Chunks that are known already; those from `#next` on have not been reached. */
  readonly #kept: readonly Chunk[];
  #next = 0;
  /** No comment of ours is in the lines before it, as far as they have been scanned. */
  #marked = -1;
  #end: Cursor = { line: 0, at: 0 };

  /** `lines` are the text, `scanned` as the scanner is to see them; `kept` are chunks that are known, in order. */
  constructor(lines: Lines, scanned: Lines, matcher: Matcher, kept: readonly Chunk[] = []) {
    this.#lines = lines;
    this.#reader = new Reader(scanned);
    this.#matcher = matcher;
    this.#kept = kept;
  }

  /** Finds the next chunk; false at the end of the text. */
  step(): boolean {
    const start = this.#end;
    if (start.line >= this.#lines.lineCount) return false;
    while (this.#next < this.#kept.length && isBefore(this.#kept[this.#next]!.start, start)) this.#next++;
    const known = this.#kept[this.#next];
    const isThere = known !== undefined && !isBefore(start, known.start);
    const chunk = isThere ? known : this.#scan(start, known?.start.line);
    this.#found.push(chunk);
    this.#end = chunk.end;
    return true;
  }

  /** From `start` on; where it can, it ends before the line `known`. */
  #scan(start: Cursor, known: number | undefined): Chunk {
    const [lines, reader, matcher] = [this.#lines, this.#reader, this.#matcher];
    const groups: ReferenceGroup[] = [];
    const last = Math.min(known ?? lines.lineCount, lines.lineCount);
    let limit = start.line + LINES;
    let end = start;
    let lookback = start.line;
    let lookahead = start.line;
    let isDivided = false;
    // A citation that continues into a line takes that line in, and its part of a long one.
    while (
      !isDivided &&
      (end === start ||
        (end.line < Math.min(limit, last) && groups.length < CITATIONS) ||
        (end.at > 0 && end.line < lines.lineCount))
    ) {
      const idle = end.at > 0 ? 0 : Math.min(skipIdle(reader.lines, end.line, matcher), last) - end.line;
      if (idle > 0) {
        end = { line: end.line + idle, at: 0 };
        limit += idle;
        continue;
      }
      const { line, at } = end;
      const stop = lines.line(line).length > LONG ? at + PART : undefined;
      const found =
        matcher.starts.size === 0
          ? NOTHING(end)
          : scanLine(reader, line, at, matcher, stop, groups.at(-1) ?? this.#found.at(-1)?.groups.at(-1));
      for (const group of found.groups) groups.push(group);
      if (found.lookback < lookback) lookback = found.lookback;
      if (found.lookahead > lookahead) lookahead = found.lookahead;
      end = found.resume;
      isDivided = end.line === line;
    }
    const lookedAt = { lookback, lookahead };
    return Chunk.scanned({ start, end, ...lookedAt }, groups, this.#markersIn(firstWhole(start), firstWhole(end)));
  }

  #markersIn(from: number, to: number): readonly Marker[] {
    // The search goes to the end of the text where it finds nothing: once is enough.
    if (this.#marked < from) this.#marked = this.#lines.search?.(from, findMarker) ?? from;
    return this.#marked < to ? markersOf(this.#lines, from, to) : NO_MARKERS;
  }

  /** What lies before has been scanned. */
  get end(): Cursor {
    return this.#end;
  }

  /** Puts a chunk in place of one found, of which more is known. */
  replace(index: number, chunk: Chunk): void {
    this.#found[index] = chunk;
  }

  /** The chunks found, and those known already of the text after them. */
  get known(): readonly Chunk[] {
    return [...this.found, ...this.#kept.slice(this.#next).filter(({ start }) => !isBefore(start, this.#end))];
  }
}

/**
 * The chunks of a text that edits leave as they are, each moved to where it is after them: those that depend on none of
 * the lines changed, nor on what changed in them.
 */
export function chunksAfter(before: readonly Chunk[], changes: readonly LineChange[]): readonly Chunk[] {
  if (changes.length > MAX_CHANGES) return [];
  let left = before.map((chunk) => ({ chunk, by: 0, ...chunk.dependsOn }));
  for (const { from, removed, added, head = 0 } of changes) {
    left = left.filter(
      ({ chunk, by, first, last }) =>
        from > last || from + removed <= first || (chunk.start.line + by === from && chunk.isWithin(head)),
    );
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

/** The first line that begins at the place or after it: ignore comments are found with the beginning of their line. */
const firstWhole = ({ line, at }: Cursor): number => (at > 0 ? line + 1 : line);

const NO_MARKERS: readonly Marker[] = [];

const NOTHING = ({ line }: Cursor) => ({
  groups: [],
  resume: { line: line + 1, at: 0 },
  lookback: line,
  lookahead: line,
});
