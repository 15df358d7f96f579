import type { Matcher } from '../matching/matcher.ts';
import { type Mark, Reader } from '../matching/reader.ts';
import { scanLine } from '../matching/scanner.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { markersOf } from '../suppression/marker.ts';
import type { LineChange } from '../text/line-document.ts';
import { Section } from './chunk.ts';

/** As many lines are worked on anew for an edit in one of them. */
const LINES = 32;
/** Of more edits at once the places are not followed: the text is another one. */
const MAX_CHANGES = 1000;

/** Finds the sections of a text one after the other, and can be left and gone on with between two. */
export class SectionScan {
  /** In the order of the text, as far as it was gone over. */
  readonly found: Section[] = [];
  readonly #lines: Lines;
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  /** Of what is known of the text already, what was not come to. */
  #kept: readonly Section[];
  #next = 0;
  #line = 0;

  /**
   * @param lines the text
   * @param scanned the same lines as the scanner is to see them
   * @param kept sections of the text that are known, in its order
   */
  constructor(lines: Lines, scanned: Lines, matcher: Matcher, kept: readonly Section[] = []) {
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
    const section = isThere ? known : scanSection(line, known?.first, this.#lines, this.#reader, this.#matcher);
    this.found.push(section);
    this.#line += section.lineCount;
    return true;
  }

  /** The first line that was not gone over, 0-based. */
  get line(): number {
    return this.#line;
  }

  /** Those that were found, and what is known of the text behind them. */
  get known(): readonly Section[] {
    return [...this.found, ...this.#kept.slice(this.#next).filter(({ first }) => first >= this.#line)];
  }
}

/**
 * What remains of the sections of a text after edits, moved where it stands now: those of which no line has changed that
 * they depend on.
 */
export function sectionsAfter(before: readonly Section[], changes: readonly LineChange[]): readonly Section[] {
  return changes.length > MAX_CHANGES ? [] : unconcerned(before, changes);
}

/** Those of which no line has changed that their contents depend on, in order. */
function unconcerned(before: readonly Section[], changes: readonly LineChange[]): Section[] {
  let left = before.map((section) => ({ section, by: 0, ...section.dependsOn }));
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
  return left.map(({ section, by }) => section.movedBy(by));
}

/** From `first` on; where it can, it ends before the line `stop`. */
function scanSection(first: number, stop: number | undefined, lines: Lines, reader: Reader, matcher: Matcher): Section {
  const groups: ReferenceGroup[] = [];
  const limit = Math.min(stop ?? lines.lineCount, first + LINES, lines.lineCount);
  let from: Mark = { line: first, at: 0 };
  let reach = first;
  // A citation that goes on into a line takes that line in.
  while (from.line < limit || (from.at > 0 && from.line < lines.lineCount)) {
    const found = matcher.starts.size === 0 ? NOTHING(from) : scanLine(reader, from.line, from.at, matcher);
    for (const group of found.groups) groups.push(group);
    if (found.reach > reach) reach = found.reach;
    from = found.resume;
  }
  return new Section(
    { first, lineCount: from.line - first, reach },
    { groups, markers: markersOf(lines, first, from.line) },
  );
}

const NOTHING = ({ line }: Mark) => ({ groups: [], resume: { line: line + 1, at: 0 }, reach: line });
