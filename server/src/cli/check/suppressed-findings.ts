import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { SuppressedDiagnostic } from '../../core/suppression/suppression.ts';
import { findingOf, type ReportedDiagnostic } from '../rows.ts';
import type { SuppressedFinding } from './check-report.ts';

/** What separates the codes of an ignore comment from its reason. */
const SEPARATOR = /^[ \t]*(?:--|[–—])[ \t]*/;

/** The findings of a text that ignore comments cover. */
export function inSource(file: string, analysis: DocumentAnalysis): SuppressedFinding[] {
  return analysis.covered.map((covered) => ({
    finding: findingOf(file, analysis, covered.problem),
    kind: 'inSource',
    ...reasonOf(covered, analysis),
  }));
}

/** Those of all findings that are not among the fresh ones: the baseline knows them. */
export function external(
  all: readonly ReportedDiagnostic[],
  fresh: readonly ReportedDiagnostic[],
): SuppressedFinding[] {
  const reported = new Set(fresh);
  return all.filter((finding) => !reported.has(finding)).map((finding) => ({ finding, kind: 'external' }));
}

function reasonOf({ marker }: SuppressedDiagnostic, { lines }: DocumentAnalysis): { reason?: string } {
  if (!marker.hasReason) return {};
  const { line, character } = marker.range.end;
  const reason = lines.line(line).slice(character, marker.end).replace(SEPARATOR, '').trim();
  return reason === '' ? {} : { reason };
}
