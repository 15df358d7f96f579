import {
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { diagnostics } from '../../features/diagnostics.ts';
import type { ChangeListener } from '../handlers/changes.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** For clients that pull: answers what would have been pushed, and says when it is time to ask again. */
export function pullDiagnostics(connection: Connection, session: Session): ChangeListener {
  const none = (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] });
  connection.languages.diagnostics.on(
    requestHandler(connection, none, async ({ textDocument }: DocumentDiagnosticParams, token) => {
      await session.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return none();
      const items = diagnostics(session.problemsOf(document), session.support, session.clientUri);
      return { kind: DocumentDiagnosticReportKind.Full, items };
    }),
  );
  return {
    // Clients ask again by themselves where a document has changed.
    documentChanged() {},
    documentClosed() {},
    // None are pulled of closed files.
    filesChanged() {},
    diagnoseAll() {
      if (!session.support.refreshDiagnostics) return;
      connection.languages.diagnostics.refresh().catch((error) => {
        connection.console.warn(`The client did not ask for diagnostics again: ${describeError(error)}`);
      });
    },
    dispose() {},
  };
}
