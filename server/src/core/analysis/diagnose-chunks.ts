import type { Steps } from '../base/steps.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { disabledFrameworks } from '../diagnostics/disabled-framework.ts';
import { BUDGETS, newBudget, type SuggestionBudget } from '../diagnostics/suggestion-budget.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { byStart, type Lines, type Position } from '../model/text.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';
import type { AuthoringDate, DocumentHistory } from '../reviews/document-reviews.ts';
import { applySuppressions, type SuppressionResult } from '../suppression/apply-suppressions.ts';
import { type Chunk, type ChunkDiagnostics, spanOfBoth, TrackedLines } from './chunk.ts';
import type { ChunkScan } from './chunks.ts';

/** What is known of a document when its diagnostics are computed. */
interface DiagnosedDocument {
  readonly uri: string | undefined;
  readonly lines: Lines;
  /** As the scanner sees them. */
  readonly readLines: Lines;
  readonly given: Scope;
  readonly scope: Scope;
  readonly history: DocumentHistory;
  /** Of what the document declares. */
  readonly declarationDiagnostics: readonly Diagnostic[];
  referencesOf(chunk: Chunk): readonly ResolvedReference[];
  referenceAt(position: Position): ResolvedReference | undefined;
}

/** Scans and diagnoses a text, a chunk a step. Chunks of which diagnostics are known, and still right, cost nothing. */
export function* diagnoseInSteps(scan: ChunkScan, document: DiagnosedDocument): Steps<SuppressionResult> {
  while (scan.step()) yield;
  const disabled = yield* disabledFrameworks(document.readLines, document.given);
  // A framework of the workspace may be cited in the same way.
  const quiet = disabled.filter(({ range }) => !document.referenceAt(range.start));
  const diagnostics = [...document.declarationDiagnostics, ...quiet];
  let isSorted = diagnostics.length === 0;
  const budget = newBudget();
  const { history } = document;
  for (const [index, chunk] of scan.found.entries()) {
    let diagnosed = chunk.diagnostics(budget, history);
    if (!diagnosed) {
      diagnosed = diagnoseChunk(chunk, budget, document);
      scan.replace(index, chunk.withDiagnostics(diagnosed));
    }
    const { diagnostics: found, before, after } = diagnosed;
    const [last, next] = [diagnostics.at(-1), found[0]];
    isSorted &&= !last || !next || byStart(last, next) <= 0;
    for (const diagnostic of found) diagnostics.push(diagnostic);
    for (const kind of BUDGETS) budget[kind] -= before[kind] - after[kind];
    yield;
  }
  if (!isSorted) diagnostics.sort(byStart);
  const markers = scan.found.flatMap((chunk) => chunk.markers);
  return applySuppressions(document.lines, markers, diagnostics, document.scope.severity.get('unused-suppression'));
}

function diagnoseChunk(
  chunk: Chunk,
  before: Readonly<SuggestionBudget>,
  document: DiagnosedDocument,
): ChunkDiagnostics {
  const references = document.referencesOf(chunk);
  const diagnostics: Diagnostic[] = [];
  const after = { ...before };
  const lines = new TrackedLines(document.readLines);
  const written = document.readLines === document.lines ? lines : new TrackedLines(document.lines);
  const days = new Map<number, AuthoringDate | null>();
  const { authoredOn, reviewed } = document.history;
  const dayOf = (line: number) => {
    const day = authoredOn(line);
    days.set(line, day);
    return day;
  };
  const known = { uri: document.uri, authoredOn: dayOf, reviewed };
  for (let first = 0; first < references.length; ) {
    const { group } = references[first]!;
    let end = first + 1;
    while (references[end]?.group === group) end++;
    diagnostics.push(...diagnose(lines, group, references.slice(first, end), document.scope, known, after, written));
    first = end;
  }
  const seen = spanOfBoth(lines.seen, written.seen);
  return { diagnostics: diagnostics.sort(byStart), seen, days, reviewed, before: { ...before }, after };
}
