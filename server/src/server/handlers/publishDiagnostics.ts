import type { Connection } from 'vscode-languageserver';
import { DiagnosticsPush } from '../diagnostics/diagnostics-push.ts';
import type { Session } from '../session/session.ts';

/** For clients that do not pull diagnostics. */
export function registerPublishDiagnostics(connection: Connection, session: Session): void {
  session.changes.add(new DiagnosticsPush(connection, session));
}
