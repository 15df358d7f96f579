import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { documentReport } from '../diagnostics/diagnostics-pull.ts';
import { LSP } from '../lsp/methods.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** For clients that pull diagnostics: answers what would have been pushed. */
export function registerDiagnostic(connection: Connection, session: Session): void {
  const none = (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] });
  respond(connection, LSP.diagnostic, none, async ({ textDocument, previousResultId }, token) => {
    const { version: _, ...report } = await documentReport(session, textDocument.uri, previousResultId, token);
    return report;
  });
}
