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

/**
 * The client has asked for something, and is notified once when the answer may have changed; not again before it asks
 * again, so that a client that shows nothing is not disturbed. This is all that the server remembers of requests.
 */
export class Subscription {
  readonly #notify: () => void;
  #isActive = false;

  constructor(connection: Connection, method: string) {
    this.#notify = () => notifyOfChange(connection, method);
  }

  get isActive(): boolean {
    return this.#isActive;
  }

  /** The client has asked. */
  renew(): void {
    this.#isActive = true;
  }

  /** The client no longer shows the answer. */
  cancel(): void {
    this.#isActive = false;
  }

  /** The answer may have changed. */
  notifyOnce(): void {
    if (!this.#isActive) return;
    this.#isActive = false;
    this.#notify();
  }
}

/** Sends a notification, or LSP's request to refresh. The log has a failure: no answer depends on it. */
export function notifyOfChange(connection: Connection, method: string): void {
  const isRequest = method.endsWith('/refresh');
  const sent: Promise<unknown> = isRequest ? connection.sendRequest(method) : connection.sendNotification(method);
  sent.catch((error) => log(connection, 'warn', `${method}: ${describeError(error)}`));
}
