import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import {
  type Diagnostic,
  type DiagnosticCode,
  REFERENCE_CODES,
  SEVERITIES,
  type Severity,
  type Suggestion,
} from '../core/model/diagnostic.ts';
import { onOneLine } from '../core/text/plain-line.ts';
import type { Client } from './lsp/client-support.ts';

/** Shown by editors beside the code: `objrefs(unknown-objective)`. */
export const DIAGNOSTIC_SOURCE = 'objrefs';

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Preserved by clients between a diagnostic and a request for code actions (LSP `Diagnostic.data`). */
interface DiagnosticData {
  /** What the reference may have meant, the best guess first. */
  readonly suggestions: readonly Suggestion[];
}

/** The URI of the documentation of a code. */
export function problemPage(code: DiagnosticCode): string {
  const page = code in REFERENCE_CODES ? code : code.startsWith('catalog-') ? 'catalogs' : 'configuration';
  return `objective-references:/docs/problems/${page}.md`;
}

/** More diagnostics of one document slow editors down; VS Code shows 1,000. */
const MOST = 5_000;

/**
 * Problems as LSP diagnostics, in the order given. Of too many, the most severe ones, after a diagnostic that reports how
 * many are not shown.
 */
export function diagnostics(diagnostics: readonly Diagnostic[], client: Client): LspDiagnostic[] {
  const shown = diagnostics.length > MOST ? mostSevere(diagnostics) : diagnostics;
  const found = shown.map((diagnostic) => lspDiagnostic(diagnostic, client));
  return shown.length < diagnostics.length ? [leftOut(diagnostics.length - shown.length), ...found] : found;
}

/** As many as are sent; of those with the same severity, the first. */
function mostSevere(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = SEVERITIES.map(
    (severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  );
  let left = MOST;
  const places = new Map(
    SEVERITIES.map((severity, index) => {
      const place = Math.min(left, counts[index]!);
      left -= place;
      return [severity, place];
    }),
  );
  return diagnostics.filter(({ severity }) => {
    const place = places.get(severity)!;
    places.set(severity, place - 1);
    return place > 0;
  });
}

function leftOut(count: number): LspDiagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: DIAGNOSTIC_SOURCE,
    message: l10n.count(
      count,
      '{0} more problem in this document is not shown. To see all, run objrefs check.',
      '{0} more problems in this document are not shown. To see all, run objrefs check.',
    ),
  };
}

export function lspDiagnostic(diagnostic: Diagnostic, { support, clientUri }: Client): LspDiagnostic {
  const result: LspDiagnostic = {
    range: diagnostic.range,
    severity: SEVERITY[diagnostic.severity],
    code: diagnostic.code,
    source: DIAGNOSTIC_SOURCE,
    message: onOneLine(diagnostic.message),
  };
  if (support.codeDescription) result.codeDescription = { href: clientUri(problemPage(diagnostic.code)) };
  if (diagnostic.deprecated && support.deprecatedDiagnostic) result.tags = [DiagnosticTag.Deprecated];
  // Links above the answer of a hover would push it down.
  const related = diagnostic.related?.filter(({ isCited }) => !(isCited && support.diagnosticsInHovers)) ?? [];
  if (related.length > 0 && support.relatedInformation) {
    result.relatedInformation = related.map(({ location, message }) => ({
      location: { uri: clientUri(location.uri), range: location.range },
      message: onOneLine(message),
    }));
  }
  const suggestions = diagnostic.fixes.flatMap(({ suggestion }) => suggestion ?? []);
  if (suggestions.length > 0 && support.diagnosticData) result.data = { suggestions } satisfies DiagnosticData;
  return result;
}
