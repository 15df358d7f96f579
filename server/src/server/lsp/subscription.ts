import type { Connection } from 'vscode-languageserver';
import { describeError, log } from './messages.ts';

/**
 * The client has asked for something, and is notified once when the answer may have changed; not again before it asks
 * again, so that a client that shows nothing is not disturbed. This is all that the server remembers of requests.
 */
export class Subscription {
  readonly #notify: () => void;
  #isActive = false;

  /** As for `notifyOfChange`. */
  constructor(connection: Connection, method: string, send?: () => Promise<void>) {
    this.#notify = () => notifyOfChange(connection, method, send);
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

/** Sends a notification, or a request to refresh by `send`. The log has a failure: no answer depends on it. */
export function notifyOfChange(
  connection: Connection,
  method: string,
  send: () => Promise<void> = async () => connection.sendNotification(method),
): void {
  send().catch((error) => log(connection, 'warn', `${method}: ${describeError(error)}`));
}
