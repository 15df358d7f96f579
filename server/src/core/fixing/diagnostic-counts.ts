import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { type Diagnostic, type DiagnosticCode, STALE_CODES } from '../model/diagnostic.ts';
import { comparePositions, type Position } from '../model/text.ts';
import { isKept } from './decisions.ts';

/**
 * Whether a diagnostic is of a reference that the current edition affects, as a migration to it says: it would be
 * changed, or needs a decision. For what does not plan one at each keystroke.
 */
export function isAffected({ code, range }: Diagnostic, analysis: DocumentAnalysis): boolean {
  const resolved = code === 'superseded-edition' ? analysis.referenceAt(range.start) : undefined;
  const target = resolved?.resolution.framework.current;
  return STALE_CODES.has(code) && !(target && isKept(resolved, target, analysis.history.reviewed));
}

const UNKNOWN: ReadonlySet<DiagnosticCode> = new Set(['unknown-objective', 'unknown-edition', 'invalid-range']);

export function countDiagnostics(diagnostics: readonly Diagnostic[], analysis: DocumentAnalysis) {
  const shown = diagnostics.filter(({ severity }) => severity !== 'hint');
  const unknown = shown.filter(({ code }) => UNKNOWN.has(code));
  const affected = shown.filter((diagnostic) => isAffected(diagnostic, analysis));
  const hasWarnings = shown.some(({ severity }) => severity === 'error' || severity === 'warning');
  const others = shown.length - unknown.length - affected.length;
  return { unknown: countReferences(unknown), affected: countReferences(affected), others, hasWarnings };
}

/** Counts references: the diagnostics of a range and of its ends overlap, and belong to one reference. */
function countReferences(diagnostics: readonly Diagnostic[]): number {
  let count = 0;
  let end: Position = { line: 0, character: 0 };
  for (const { range } of [...diagnostics].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    if (comparePositions(range.start, end) >= 0) count++;
    if (comparePositions(range.end, end) > 0) end = range.end;
  }
  return count;
}
