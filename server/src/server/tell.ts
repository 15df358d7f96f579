import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** A notification: the connection's own functions send requests, and fail where nobody answers those. */
export function tell(connection: Connection, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message: withoutLinks(message) }).catch(() => {});
}

/**
 * For editors that make links of what looks like one in a message, as VS Code does, where it may run any command: a name in a
 * catalog is text. Behind the invisible sign nothing is the address of a link any more.
 */
export const withoutLinks = (message: string): string => message.replaceAll('](', ']\u2060(');
