import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { SuppressedDiagnostic } from '../../core/suppression/suppression.ts';
import { type Finding, findingOf } from '../findings.ts';
import type { SuppressedFinding } from './check-report.ts';

/** The findings of a text that ignore comments cover. */
export const coveredByComments = (file: string, analysis: DocumentAnalysis): readonly SuppressedFinding[] =>
  analysis.covered.map((covered) => ({
    finding: findingOf(file, analysis, covered.diagnostic),
    kind: 'inSource',
    ...reasonIn(covered, analysis),
  }));

/** The findings of a text that the baseline knows: those that are not fresh. */
export function knownToBaseline(all: readonly Finding[], fresh: readonly Finding[]): readonly SuppressedFinding[] {
  const reported = new Set(fresh);
  return all.filter((finding) => !reported.has(finding)).map((finding) => ({ finding, kind: 'external' }));
}

/** Separates the codes of an ignore comment from its reason. */
const SEPARATOR = /^[ \t]*(?:--|[–—])[ \t]*/;

function reasonIn({ marker }: SuppressedDiagnostic, { lines }: DocumentAnalysis): { reason?: string } {
  if (!marker.hasReason) return {};
  const { line, character } = marker.range.end;
  const reason = lines.line(line).slice(character, marker.end).replace(SEPARATOR, '').trim();
  return reason === '' ? {} : { reason };
}
