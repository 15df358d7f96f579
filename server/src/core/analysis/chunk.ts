import type { DocumentHistory } from '../diagnostics/diagnose.ts';
import { BUDGETS, type SuggestionBudget } from '../diagnostics/rule-result.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { AuthoringDate } from '../reviews/document-metadata.ts';
import type { Marker } from '../suppression/marker.ts';
import { moveDiagnostic, moveGroup, moveMarker } from './moved.ts';
import type { LineSpan } from './tracked-lines.ts';

/** What is wrong in a section, and what that depends on beside the scope. */
export interface ChunkDiagnostics {
  /** In the order of the text. */
  readonly problems: readonly Diagnostic[];
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

/** What a section holds, as far as it has been worked out. Places are those of the whole text. */
interface Contents {
  groups?: readonly ReferenceGroup[];
  markers?: readonly Marker[];
  references?: readonly ResolvedReference[];
  diagnostics?: ChunkDiagnostics;
}

/** A section of an earlier text, of which this one is the same lines, `by` lines further on. */
interface Origin {
  readonly chunk: Chunk;
  readonly by: number;
}

/**
 * Some lines of a text that begin where no citation goes on, with all that begins in them. Immutable towards its users:
 * everything is worked out once, and what has moved is moved when somebody asks.
 */
export class Chunk {
  /** 0-based index of the first line. */
  readonly first: number;
  readonly lineCount: number;
  /** The last line that the scan looked at. */
  readonly #lookahead: number;
  readonly #contents: Contents;
  readonly #origin: Origin | undefined;

  constructor(lines: { first: number; lineCount: number; lookahead: number }, contents: Contents, origin?: Origin) {
    this.first = lines.first;
    this.lineCount = lines.lineCount;
    this.#lookahead = lines.lookahead;
    this.#contents = contents;
    this.#origin = origin;
  }

  /** Citations as scanned. */
  get groups(): readonly ReferenceGroup[] {
    this.#contents.groups ??= this.#fromOrigin((chunk, by) => chunk.groups.map((group) => moveGroup(group, by))) ?? [];
    return this.#contents.groups;
  }

  /** Ignore comments. */
  get markers(): readonly Marker[] {
    this.#contents.markers ??= this.#fromOrigin((chunk, by) => chunk.markers.map((one) => moveMarker(one, by))) ?? [];
    return this.#contents.markers;
  }

  references(
    resolve: (groups: readonly ReferenceGroup[]) => readonly ResolvedReference[],
  ): readonly ResolvedReference[] {
    this.#contents.references ??= resolve(this.groups);
    return this.#contents.references;
  }

  /** With what is left for suggestions; `diagnose` is asked where what was found may differ. */
  diagnostics(
    budget: Readonly<SuggestionBudget>,
    now: DocumentHistory,
    diagnose: () => ChunkDiagnostics,
  ): ChunkDiagnostics {
    let known = this.#diagnosed;
    if (!known || !isSameWith(budget, known) || !isKnownOf(now, known)) known = diagnose();
    this.#contents.diagnostics = known;
    return known;
  }

  /** Every line that its contents depend on, as far as they have been worked out. */
  get dependsOn(): LineSpan {
    const end = Math.max(this.first + this.lineCount - 1, this.#lookahead);
    const seen = this.#seen;
    // Whether there is a next line is asked before the next line is.
    return { first: Math.min(this.first, seen?.first ?? this.first), last: Math.max(end, seen?.last ?? end) + 1 };
  }

  /** The same lines `by` lines further on. */
  movedBy(by: number): Chunk {
    if (by === 0) return this;
    const isMoved = this.#contents.groups === undefined && this.#origin !== undefined;
    const origin = isMoved ? { chunk: this.#origin.chunk, by: this.#origin.by + by } : { chunk: this, by };
    const { first, lineCount } = this;
    return new Chunk({ first: first + by, lineCount, lookahead: this.#lookahead + by }, {}, origin);
  }

  /** The same lines, of which no more is known than what the scan found. */
  asScanned(): Chunk {
    const { first, lineCount, groups, markers } = this;
    return new Chunk({ first, lineCount, lookahead: this.#lookahead }, { groups, markers });
  }

  get #diagnosed(): ChunkDiagnostics | undefined {
    return (
      this.#contents.diagnostics ??
      this.#fromOrigin((chunk, by) => {
        const diagnosed = chunk.#contents.diagnostics;
        return diagnosed && moveDiagnostics(diagnosed, by);
      })
    );
  }

  get #seen(): LineSpan | undefined {
    const { diagnostics } = this.#contents;
    if (diagnostics) return diagnostics.seen;
    return this.#fromOrigin((chunk, by) => {
      const seen = chunk.#contents.diagnostics?.seen;
      return seen && moveSpan(seen, by);
    });
  }

  #fromOrigin<T>(moved: (chunk: Chunk, by: number) => T): T | undefined {
    return this.#origin && moved(this.#origin.chunk, this.#origin.by);
  }
}

const moveSpan = ({ first, last }: LineSpan, by: number): LineSpan => ({ first: first + by, last: last + by });

function moveDiagnostics(diagnosed: ChunkDiagnostics, by: number): ChunkDiagnostics {
  const problems = diagnosed.problems.map((problem) => moveDiagnostic(problem, by));
  const days = new Map([...diagnosed.days].map(([line, day]) => [line + by, day]));
  return { ...diagnosed, problems, seen: moveSpan(diagnosed.seen, by), days };
}

/** Whether the document still gives the answers that judgement got. */
function isKnownOf({ authoredOn, reviewed }: DocumentHistory, diagnosed: ChunkDiagnostics): boolean {
  for (const [line, before] of diagnosed.days) {
    const now = authoredOn(line);
    if (before?.day !== now?.day || before?.by !== now?.by) return false;
  }
  return reviewed === diagnosed.reviewed;
}

/**
 * Whether each question if something is left gets the answer that it got: always yes, always no, or the very same
 * amount.
 */
function isSameWith(budget: Readonly<SuggestionBudget>, { before, after }: ChunkDiagnostics): boolean {
  return BUDGETS.every((kind) => {
    const [now, then] = [budget[kind], before[kind]];
    const isAlwaysSpent = now <= 0 && then <= 0;
    const isNeverSpent = after[kind] > 0 && now - (then - after[kind]) > 0;
    return isAlwaysSpent || isNeverSpent || now === then;
  });
}
