import {
  type Connection,
  type DiagnosticServerCancellationData,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { AwaitedChange } from '../diagnostics/awaited-change.ts';
import { ClosedFiles } from '../diagnostics/closed-files.ts';
import { workspaceReports } from '../diagnostics/diagnostics-pull.ts';
import { LSP } from '../lsp/methods.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Reports that are sent at once. */
const BATCH = 50;

/**
 * For clients that pull diagnostics: those of the workspace. As LSP 3.18 has it ("Workspace Diagnostics"), a request is held
 * open until something differs from what the client has, and results are sent as they are found where the client asks.
 */
export function registerWorkspaceDiagnostic(connection: Connection, session: Session): void {
  // It looks when it is asked, and notifies of nothing.
  const closed = new ClosedFiles(
    session,
    () => {},
    () => {},
  );
  const changes = new AwaitedChange();
  session.changes.add(changes);
  session.changes.add({ dispose: () => closed.dispose() });
  let isAnswered = false;
  let latest: object | undefined;
  const none = (): WorkspaceDiagnosticReport => ({ items: [] });
  respond(connection, LSP.workspaceDiagnostic, none, async ({ previousResultIds, partialResultToken }, token) => {
    const request = {};
    const isEnded = () => latest !== request || token.isCancellationRequested || changes.isEnded;
    latest = request;
    // One that is held open gives way to this one.
    changes.wake();
    token.onCancellationRequested(changes.wake);
    for (let isFirst = true; !isEnded(); isFirst = false) {
      const next = changes.next();
      const isLook = changes.takeElsewhere() || isFirst;
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const unchanged: WorkspaceDocumentDiagnosticReport[] = [];
      const send = async (least: number) => {
        if (partialResultToken === undefined || items.length < least) return;
        await connection.sendNotification('$/progress', {
          token: partialResultToken,
          value: { items: items.splice(0) },
        });
      };
      let isSame = isAnswered;
      for await (const report of workspaceReports(session, closed, isLook, previousResultIds, token, isEnded)) {
        if (report.kind === 'unchanged') unchanged.push(report);
        else {
          isSame = false;
          items.push(report);
          await send(BATCH);
        }
      }
      if (isSame) await next;
      else if (!isEnded()) {
        isAnswered = true;
        items.push(...unchanged);
        await send(1);
        return { items };
      }
    }
    return superseded();
  });
}

const superseded = () =>
  new ResponseError<DiagnosticServerCancellationData>(LSPErrorCodes.ServerCancelled, 'Superseded by another request', {
    retriggerRequest: false,
  }) as ResponseError<never>;
