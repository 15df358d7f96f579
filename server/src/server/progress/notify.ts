import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { withoutLinks } from '../../protocol/index.ts';

/** A notification: the connection's own functions send requests, and fail where nobody answers those. */
export function notify(connection: Connection, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message: withoutLinks(message) }).catch(() => {});
}
