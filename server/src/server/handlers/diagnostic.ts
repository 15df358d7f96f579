import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnostics } from '../../features/diagnostics.ts';
import { LSP } from '../lsp/methods.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** For clients that pull diagnostics: answers what would have been pushed. */
export function registerDiagnostic(connection: Connection, session: Session): void {
  const none = (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] });
  respond(connection, LSP.diagnostic, none, async ({ textDocument }, token): Promise<DocumentDiagnosticReport> => {
    await session.whenRead(textDocument.uri);
    const document = await session.analyse(textDocument.uri, token);
    if (!document) return none();
    const items = diagnostics(session.diagnosticsOf(document), session);
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
}
