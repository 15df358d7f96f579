import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { withoutLinks } from '../../protocol/index.ts';
import { visibleLines } from '../../reports/visible-text.ts';

/** Shows a message. The connection's own functions send requests, and fail with clients that do not answer them. */
export function notify(connection: Connection, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message: withoutLinks(message) }).catch(() => {});
}

/** Writes to the log, whose reader may be a terminal, or the log of a job. Work may end later than the connection. */
export function log(connection: Connection, level: 'info' | 'warn' | 'error', message: string): void {
  try {
    connection.console[level](visibleLines(message));
  } catch {
    // The connection is disposed.
  }
}

/** An error for the log, with its stack where it has one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A function that returns true for each text that it is given for the first time, so that it is reported once. */
export function firstTimes(): (text: string) => boolean {
  const seen = new Set<string>();
  return (text) => seen.size < seen.add(text).size;
}
