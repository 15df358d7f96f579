import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { withoutLinks } from '../../protocol/index.ts';

/** Shows a message. The connection's own functions send requests, and fail with clients that do not answer them. */
export function notify(connection: Connection, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message: withoutLinks(message) }).catch(() => {});
}
