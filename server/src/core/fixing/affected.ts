import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { isKept } from './decisions.ts';

const CODES: ReadonlySet<DiagnosticCode> = new Set([
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
]);

/**
 * Whether a problem is of a reference that the current edition affects, as a migration to it says: it would be changed, or
 * needs a decision. For what does not plan one at each keystroke.
 */
export function isAffected({ code, range }: Diagnostic, analysis: DocumentAnalysis): boolean {
  const resolved = code === 'superseded-edition' ? analysis.referenceAt(range.start) : undefined;
  const target = resolved?.resolution.framework.current;
  return CODES.has(code) && !(target && isKept(resolved, target, analysis.history.reviewed));
}
