import { BUDGETS, type SuggestionBudget } from '../diagnostics/suggestion-budget.ts';
import type { Cursor } from '../matching/reader.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines, Position } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { AuthoringDate, DocumentHistory } from '../reviews/document-reviews.ts';
import type { Marker } from '../suppression/marker.ts';
import { Moved, moveDiagnostic, moveGroup, moveMarker } from './moved.ts';

/** More than anything looks ahead within a line, in UTF-16 units. */
const LOOKAHEAD = 2_000;

/** What is wrong in a chunk, and what that depends on beside the scope. */
export interface ChunkDiagnostics {
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The lines that were looked at. */
  readonly seen: LineSpan;
  /** When lines were written, as far as that was asked. */
  readonly days: ReadonlyMap<number, AuthoringDate | null>;
  /** What the document was reviewed against. */
  readonly reviewed: DocumentHistory['reviewed'];
  /** What was left for suggestions before and after. */
  readonly before: Readonly<SuggestionBudget>;
  readonly after: Readonly<SuggestionBudget>;
}

interface Contents {
  /** Where it begins, and where the next one does. */
  readonly start: Cursor;
  readonly end: Cursor;
  /** The first and the last line that the scan looked at. */
  readonly lookback: number;
  readonly lookahead: number;
  readonly groups: Moved<readonly ReferenceGroup[]>;
  readonly markers: Moved<readonly Marker[]>;
  readonly diagnosed?: Moved<ChunkDiagnostics> | undefined;
}

/**
 * Some lines of a text, or a part of a long line, that begin where no citation continues, with everything that begins in
 * them. Immutable, so that the analyses of a text before and after an edit share it.
 */
export class Chunk {
  readonly start: Cursor;
  readonly end: Cursor;
  readonly #contents: Contents;
  #references: readonly ResolvedReference[] | undefined;

  private constructor(contents: Contents, references?: readonly ResolvedReference[]) {
    this.start = contents.start;
    this.end = contents.end;
    this.#contents = contents;
    this.#references = references;
  }

  static scanned(
    place: Pick<Contents, 'start' | 'end' | 'lookback' | 'lookahead'>,
    groups: readonly ReferenceGroup[],
    markers: readonly Marker[],
  ): Chunk {
    return new Chunk({ ...place, groups: new Moved(groups, moveGroups), markers: new Moved(markers, moveMarkers) });
  }

  /** Citations as scanned. */
  get groups(): readonly ReferenceGroup[] {
    return this.#contents.groups.value;
  }

  get markers(): readonly Marker[] {
    return this.#contents.markers.value;
  }

  /** Resolved at the first call: a chunk is shared only between analyses whose frameworks are the same. */
  references(
    resolve: (groups: readonly ReferenceGroup[]) => readonly ResolvedReference[],
  ): readonly ResolvedReference[] {
    this.#references ??= resolve(this.groups);
    return this.#references;
  }

  /** Its diagnostics, where they are known and still right with what is left for suggestions; otherwise undefined. */
  diagnostics(budget: Readonly<SuggestionBudget>, now: DocumentHistory): ChunkDiagnostics | undefined {
    const before = this.#contents.diagnosed?.value;
    return before && isSameWith(budget, before) && isKnownOf(now, before) ? before : undefined;
  }

  /** Every line that its contents depend on, as far as they are known. */
  get dependsOn(): LineSpan {
    const { start, end, lookback, lookahead, diagnosed } = this.#contents;
    const first = Math.min(start.line, lookback);
    const last = Math.max(end.at > 0 ? end.line : end.line - 1, lookahead);
    const seen = diagnosed && moveSpan(diagnosed.original.seen, diagnosed.by);
    // Whether there is a next line is asked before the next line is.
    return { first: Math.min(first, seen?.first ?? first), last: Math.max(last, seen?.last ?? last) + 1 };
  }

  /** Whether it is a part of a line that nothing behind its first `head` units affects; the first has the comments. */
  isWithin(head: number): boolean {
    const { start, end, lookback, lookahead, diagnosed } = this.#contents;
    const isAlone = lookback === start.line && lookahead === start.line && end.line === start.line;
    const seen = diagnosed ? diagnosed.original.seen.last + diagnosed.by : start.line;
    return start.at > 0 && isAlone && seen <= start.line && end.at + LOOKAHEAD <= head;
  }

  withDiagnostics(diagnosed: ChunkDiagnostics): Chunk {
    return new Chunk({ ...this.#contents, diagnosed: new Moved(diagnosed, moveDiagnosed) }, this.#references);
  }

  /** The same lines with what the scan found alone. */
  asScanned(): Chunk {
    return new Chunk({ ...this.#contents, diagnosed: undefined });
  }

  /** The same lines, `by` lines further on. */
  movedBy(by: number): Chunk {
    if (by === 0) return this;
    const { start, end, lookback, lookahead, groups, markers, diagnosed } = this.#contents;
    return new Chunk({
      start: { line: start.line + by, at: start.at },
      end: { line: end.line + by, at: end.at },
      lookback: lookback + by,
      lookahead: lookahead + by,
      groups: groups.movedBy(by),
      markers: markers.movedBy(by),
      diagnosed: diagnosed?.movedBy(by),
    });
  }
}

const moveSpan = ({ first, last }: LineSpan, by: number): LineSpan => ({ first: first + by, last: last + by });

const moveGroups = (groups: readonly ReferenceGroup[], by: number) => groups.map((group) => moveGroup(group, by));
const moveMarkers = (markers: readonly Marker[], by: number) => markers.map((marker) => moveMarker(marker, by));

function moveDiagnosed(diagnosed: ChunkDiagnostics, by: number): ChunkDiagnostics {
  const diagnostics = diagnosed.diagnostics.map((diagnostic) => moveDiagnostic(diagnostic, by));
  const days = new Map([...diagnosed.days].map(([line, day]) => [line + by, day]));
  return { ...diagnosed, diagnostics, seen: moveSpan(diagnosed.seen, by), days };
}

/** Whether the document still gives the answers that the diagnostics came from. */
function isKnownOf({ authoredOn, reviewed }: DocumentHistory, diagnosed: ChunkDiagnostics): boolean {
  for (const [line, before] of diagnosed.days) {
    const now = authoredOn(line);
    if (before?.day !== now?.day || before?.by !== now?.by) return false;
  }
  return reviewed === diagnosed.reviewed;
}

/** Whether each question if something is left is answered as before: always yes, always no, or the same amount. */
function isSameWith(budget: Readonly<SuggestionBudget>, { before, after }: ChunkDiagnostics): boolean {
  return BUDGETS.every((kind) => {
    const [now, then] = [budget[kind], before[kind]];
    const isAlwaysSpent = now <= 0 && then <= 0;
    const isNeverSpent = after[kind] > 0 && now - (then - after[kind]) > 0;
    return isAlwaysSpent || isNeverSpent || now === then;
  });
}

/** The first and the last line of some, 0-based. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

export const spanOfBoth = (a: LineSpan, b: LineSpan): LineSpan => ({
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
});

/** Lines that know which of them were looked at. */
export class TrackedLines implements Lines {
  readonly #lines: Lines;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  get lineCount(): number {
    return this.#lines.lineCount;
  }

  line(index: number): string {
    if (index < this.#first) this.#first = index;
    if (index > this.#last) this.#last = index;
    return this.#lines.line(index);
  }

  isNumber(position: Position): boolean {
    return this.#lines.isNumber?.(position) ?? false;
  }

  /** From the first to the last line that was looked at; an empty span (first after last) where none was. */
  get seen(): LineSpan {
    return { first: this.#first, last: this.#last };
  }
}
