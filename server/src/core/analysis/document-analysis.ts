import { countWhile } from '../base/collections.ts';
import type { Steps } from '../base/steps.ts';
import { type DocumentContext, documentContext } from '../declaration/context.ts';
import { markChanges } from '../declaration/line-marks.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { newBudget } from '../diagnostics/suggestion-budget.ts';
import { isBefore } from '../matching/reader.ts';
import type { Declaration } from '../model/declaration.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { comparePositions, intersects, type Lines, type Position, type Range, touches } from '../model/text.ts';
import { type FrameworkSet, type ResolvedReference, resolveGroup, type Scope } from '../resolution/scope.ts';
import {
  type AuthoringDate,
  type DocumentHistory,
  type DocumentMetadata,
  NO_METADATA,
} from '../reviews/document-reviews.ts';
import type { SuppressionResult } from '../suppression/apply-suppressions.ts';
import type { SuppressedDiagnostic } from '../suppression/suppression.ts';
import type { LineChange } from '../text/line-document.ts';
import type { Chunk } from './chunk.ts';
import { ChunkScan, chunksAfter } from './chunks.ts';
import { diagnoseInSteps } from './diagnose-chunks.ts';

export type { ResolvedReference, Scope } from '../resolution/scope.ts';

/** Everything known about one text in one scope, computed on first use; no weak references that do not resolve. */
export class DocumentAnalysis {
  readonly lines: Lines;
  /** As given, for every text of the project: another analysis of the text begins with it. */
  readonly given: Scope;
  /**
   * Of the text, where it has one: in a catalog, the prefixes that it declares are not references; in a table of
   * separated values, each cell is on its own.
   */
  readonly uri: string | undefined;
  readonly metadata: DocumentMetadata;
  #context: DocumentContext | undefined;
  #scan: ChunkScan | undefined;
  #resolved: readonly ResolvedReference[] | undefined;
  #diagnosed: SuppressionResult | undefined;
  #diagnosing: Steps<SuppressionResult> | undefined;

  constructor(lines: Lines, scope: Scope, uri?: string, metadata: DocumentMetadata = NO_METADATA) {
    this.lines = lines;
    this.given = scope;
    this.uri = uri;
    this.metadata = metadata;
  }

  /** The given scope, with what the text declares and what is declared for its path. */
  get scope(): Scope {
    return this.#ownContext.scope;
  }

  get #ownContext(): DocumentContext {
    this.#context ??= documentContext(this.lines, this.given, this.uri);
    return this.#context;
  }

  /** The same text in another scope. It is scanned again only where other citations may be found. */
  withScope(scope: Scope): DocumentAnalysis {
    const analysis = new DocumentAnalysis(this.lines, scope, this.uri, this.metadata);
    if (this.#scan) analysis.#takeOver(this.#scanned(this.#scan), this.#ownContext, []);
    return analysis;
  }

  /** The same text with other metadata: its references are the same, its diagnostics may differ. */
  withMetadata(metadata: DocumentMetadata): DocumentAnalysis {
    if (metadata === this.metadata) return this;
    const analysis = new DocumentAnalysis(this.lines, this.given, this.uri, metadata);
    analysis.#context = this.#context;
    if (this.#scan) analysis.#keep(this.#scan.known);
    return analysis;
  }

  /**
   * An analysis of the document after edits. It answers as a new one does, at the cost of the lines changed: what does
   * not depend on them is taken over. This analysis still answers for its own text.
   *
   * @param lines the text after the edits
   * @param edits the lines in which it differs, each change based on the one before it
   */
  afterEdits(lines: Lines, edits: readonly LineChange[], metadata = this.metadata): DocumentAnalysis {
    const analysis = new DocumentAnalysis(lines, this.given, this.uri, metadata);
    if (!this.#scan) return analysis;
    // What a catalog declares has not moved with the text.
    const isMeantAlike = isSameSet(this.scope.set, analysis.scope.set) && this.#ownPrefixes.length === 0;
    analysis.#takeOver(isMeantAlike ? this.#scan.known : this.#scanned(this.#scan), this.#ownContext, edits);
    return analysis;
  }

  /** The frameworks, editions and dates that the document declares. */
  get declaration(): Declaration {
    return this.#ownContext.declaration;
  }

  get declarationDiagnostics(): readonly Diagnostic[] {
    return this.#ownContext.diagnostics;
  }

  /** The lines as the scanner sees them. Offsets are those of the text. */
  get readLines(): Lines {
    return this.#ownContext.lines;
  }

  /** In the order of the text. */
  get references(): readonly ResolvedReference[] {
    this.scanUntil(() => false);
    this.#resolved ??= this.#chunkScan().found.flatMap((chunk) => this.referencesOf(chunk));
    return this.#resolved;
  }

  /** In the order of the text, without those whose severity is off and those covered by ignore comments. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnoseAll().diagnostics;
  }

  /** In the order of the text, those covered by ignore comments. */
  get covered(): readonly SuppressedDiagnostic[] {
    return this.#diagnoseAll().covered;
  }

  /**
   * Computes diagnostics until `shouldYield`, which is asked every few lines, returns true. Returns whether they are
   * complete. For callers that answer other requests in between, which may use the analysis meanwhile.
   */
  diagnoseUntil(shouldYield: () => boolean): boolean {
    this.#diagnosing ??= diagnoseInSteps(this.#chunkScan(), this);
    while (!this.#diagnosed) {
      const step = this.#diagnosing.next();
      if (step.done) this.#diagnosed = step.value;
      else if (shouldYield()) return false;
    }
    return true;
  }

  /** Likewise finds references, all or those up to a position. */
  scanUntil(shouldYield: () => boolean, to?: Position): boolean {
    const scan = this.#chunkScan();
    const place = { line: to?.line ?? this.lines.lineCount, at: to?.character ?? 0 };
    while (!isBefore(place, scan.end) && scan.step()) {
      if (!to) this.referencesOf(scan.found.at(-1)!);
      if (shouldYield()) return false;
    }
    return true;
  }

  /** The reference that the position is in or touches; of two, the one that begins there. Scans nothing after it. */
  referenceAt(position: Position): ResolvedReference | undefined {
    const chunk = this.#chunkAt(position);
    const beginsBefore = ({ reference }: ResolvedReference) => comparePositions(reference.range.start, position) <= 0;
    const last = chunk && lastOf(this.referencesOf(chunk), beginsBefore);
    return last && touches(last.reference.range, position) ? last : undefined;
  }

  /** What is known of the document beyond its text. */
  get history(): DocumentHistory {
    return { authoredOn: (line) => this.#authoredOn(line), reviewed: this.metadata.reviewed };
  }

  /**
   * The diagnostics of the reference's citation, without looking at others: also those covered by ignore comments, and
   * with suggestions even if there are none left for the text.
   */
  diagnosticsOf({ group }: ResolvedReference): readonly Diagnostic[] {
    const known = { ...this.history, uri: this.uri };
    return diagnose(this.readLines, group, this.membersOf({ group }), this.scope, known, newBudget(), this.lines);
  }

  /** The references of a citation, in the order of the text. */
  membersOf({ group }: Pick<ResolvedReference, 'group'>): readonly ResolvedReference[] {
    const chunk = this.#chunkAt(group.range.start);
    return chunk ? this.referencesOf(chunk).filter((other) => other.group === group) : [];
  }

  /** When a line was written, or the document after it, which counts unless the line is known to be newer. */
  #authoredOn(line: number): AuthoringDate | null {
    const dated = this.declaration.date?.text;
    const age = this.metadata.lineDates?.dayOf(line) ?? null;
    const isNew = age === 'new' || age === 'untracked';
    if (dated !== undefined && age !== 'new' && (age === null || isNew || age <= dated)) {
      return { day: dated, by: 'document' };
    }
    if (isNew) return { day: null, by: 'new' };
    return age === null ? null : { day: age, by: 'line' };
  }

  /** The last chunk that begins before the position or at it. */
  #chunkAt({ line, character }: Position): Chunk | undefined {
    this.scanUntil(() => false, { line, character });
    return lastOf(this.#chunkScan().found, ({ start }) => !isBefore({ line, at: character }, start));
  }

  #chunkScan(): ChunkScan {
    return this.#scan ?? this.#keep([]);
  }

  /** Begins a scan of a text of which some chunks are known already. */
  #keep(known: readonly Chunk[]): ChunkScan {
    const { lines, scope } = this.#ownContext;
    this.#scan = new ChunkScan(this.lines, lines, scope.set.matcher, known);
    return this.#scan;
  }

  /** The chunks known so far, with what the scan found alone. */
  #scanned({ known }: ChunkScan): readonly Chunk[] {
    return known.map((chunk) => chunk.asScanned());
  }

  /** Of chunks found before some edits, and maybe in another scope, keeps those that would be found again. */
  #takeOver(known: readonly Chunk[], before: DocumentContext, edits: readonly LineChange[]): void {
    const { scope, marks, isByLine } = this.#ownContext;
    if (before.scope.set.matcher.signature !== scope.set.matcher.signature) return;
    if (!isByLine && edits.length > 0) return;
    const isPlain = this.readLines === this.lines && edits.every(({ from }) => !this.lines.line(from).includes('|'));
    // In cells, what lies ahead in a line may change how its beginning is read; several edits may change one line.
    const changes = isPlain && edits.length === 1 ? edits : edits.map((edit) => ({ ...edit, head: 0 }));
    this.#keep(chunksAfter(known, [...changes, ...markChanges(before.marks, edits, marks)]));
  }

  /** Where a catalog says how its framework is cited. */
  get #ownPrefixes(): readonly Range[] {
    return this.uri === undefined ? [] : prefixesDeclaredIn(this.uri, this.scope.set);
  }

  referencesOf(chunk: Chunk): readonly ResolvedReference[] {
    return chunk.references((groups) => {
      const ownPrefixes = this.#ownPrefixes;
      return groups
        .filter(({ prefix }) => !ownPrefixes.some((range) => prefix && intersects(range, prefix.range)))
        .flatMap((group) => resolveGroup(group, this.scope.set));
    });
  }

  #diagnoseAll(): SuppressionResult {
    this.diagnoseUntil(() => false);
    return this.#diagnosed!;
  }
}

const isSameSet = (a: FrameworkSet, b: FrameworkSet): boolean =>
  a.frameworks.every((framework, index) => framework === b.frameworks[index]);

/** The last item that `isBefore` holds of, where it holds of all before it and of none after. */
const lastOf = <T>(items: readonly T[], isBefore: (item: T) => boolean): T | undefined =>
  items[countWhile(items, isBefore) - 1];

/** Places in the catalog `uri` where it says how its framework is cited. */
export function prefixesDeclaredIn(uri: string, { frameworks }: FrameworkSet): readonly Range[] {
  const catalogs = frameworks.flatMap(({ catalogs: all }) => all.filter((catalog) => catalog.uri === uri));
  return catalogs.flatMap(({ prefixRange, aliases, misspellings, editions }) => [
    prefixRange,
    ...[...aliases, ...misspellings, ...editions.flatMap(({ prefixes }) => prefixes)].map(({ range }) => range),
  ]);
}
