import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** A notification: the connection's own functions send requests, and fail where nobody answers those. */
export function tell(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
