import type { Connection } from 'vscode-languageserver';
import { TRUSTED_NOTIFICATION } from '../../protocol/index.ts';
import type { Session } from '../session/session.ts';

export function registerTrusted(connection: Connection, session: Session): void {
  connection.onNotification(TRUSTED_NOTIFICATION, () => session.trust());
}
