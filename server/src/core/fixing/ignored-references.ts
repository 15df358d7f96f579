import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { memoize } from '../base/memoize.ts';
import type { Diagnostic, DiagnosticCode, ReferenceCode } from '../model/diagnostic.ts';
import { byStart, type Lines, positionKey, type Range } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { markersOf } from '../suppression/marker.ts';
import { suppress } from '../suppression/suppression.ts';
import { ignoreComment } from './insert-ignore-comment.ts';

/** The code that an ignore comment has to name for a reference to be ignored. */
export function codeToIgnore({ group, resolution }: ResolvedReference): ReferenceCode {
  const { status } = resolution;
  if (status === 'withdrawn') return 'withdrawn-objective';
  // Also a number that was replaced within the edition that is named.
  if (status === 'replaced' || (status !== 'current' && !group.pin)) return 'replaced-objective';
  return group.pin ? 'superseded-edition' : 'reused-number';
}

/** Whether a comment can ignore what is reported about a reference: there is such a diagnostic, and room for a comment. */
export function isIgnorable(analysis: DocumentAnalysis, resolved: ResolvedReference, languageId: string): boolean {
  const code = codeToIgnore(resolved);
  const { range } = resolved.reference;
  return reportedIn(analysis).has(placeOf(code, range)) && ignoreComment(analysis, range, [code], languageId) !== null;
}

const reportedIn = memoize(
  ({ diagnostics }: DocumentAnalysis) => new Set(diagnostics.map(({ code, range }) => placeOf(code, range))),
);

const placeOf = (code: DiagnosticCode, { start }: Range) => `${code} ${positionKey(start)}`;

/** The references that an ignore comment covers, whatever severities a team has set. */
export function ignoredReferences(
  lines: Lines,
  references: readonly ResolvedReference[],
): ReadonlySet<ResolvedReference> {
  const byDiagnostic = new Map<Diagnostic, ResolvedReference>();
  for (const resolved of references) {
    const { range } = resolved.reference;
    byDiagnostic.set(
      { code: codeToIgnore(resolved), severity: 'information', range, message: '', fixes: [] },
      resolved,
    );
  }
  const diagnostics = [...byDiagnostic.keys()].sort(byStart);
  for (const diagnostic of suppress(markersOf(lines), diagnostics).diagnostics) byDiagnostic.delete(diagnostic);
  return new Set(byDiagnostic.values());
}
