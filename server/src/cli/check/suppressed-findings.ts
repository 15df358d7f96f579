import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { SuppressedDiagnostic } from '../../core/suppression/suppression.ts';
import type { Visit } from '../analyse.ts';
import { type Finding, findingOf } from '../findings.ts';
import type { SuppressedFinding } from './check-report.ts';

/** The findings of a text that are not reported: those that ignore comments cover, and those that the baseline knows. */
export function suppressedIn(
  { file, analysis }: Visit,
  all: readonly Finding[],
  fresh: readonly Finding[],
): SuppressedFinding[] {
  const reported = new Set(fresh);
  const known = all.filter((finding) => !reported.has(finding));
  return [
    ...analysis.covered.map((covered) => ({
      finding: findingOf(file, analysis, covered.diagnostic),
      kind: 'inSource' as const,
      ...reasonIn(covered, analysis),
    })),
    ...known.map((finding) => ({ finding, kind: 'external' as const })),
  ];
}

/** Separates the codes of an ignore comment from its reason. */
const SEPARATOR = /^[ \t]*(?:--|[–—])[ \t]*/;

function reasonIn({ marker }: SuppressedDiagnostic, { lines }: DocumentAnalysis): { reason?: string } {
  if (!marker.hasReason) return {};
  const { line, character } = marker.range.end;
  const reason = lines.line(line).slice(character, marker.end).replace(SEPARATOR, '').trim();
  return reason === '' ? {} : { reason };
}
