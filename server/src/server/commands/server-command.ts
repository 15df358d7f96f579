import type { CancellationToken } from 'vscode-languageserver';

/** A command that the server executes for the client (`workspace/executeCommand`). */
export interface ServerCommand {
  /** Names it in the log. */
  readonly label: string;
  /** A sentence to show after an internal error. */
  readonly failure: string;
  /** The argument may be anything: clients are not validated. Rejects with an `AbortError` where the user has cancelled. */
  readonly run: (argument: unknown, token: CancellationToken) => Promise<void>;
}
