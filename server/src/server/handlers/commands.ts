import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { describeError, isAbort } from '../lsp/describe-error.ts';
import { notify } from '../progress/notify.ts';

/** A command that the server carries out for the client (`workspace/executeCommand`). */
export interface ServerCommand {
  /** What it does, for the log. */
  readonly label: string;
  /** What is said where it fails by a mistake of ours. */
  readonly failure: string;
  /** Clients send what they like: the argument may be anything. May reject with an `AbortError` where it was ended. */
  readonly run: (argument: unknown, token: CancellationToken) => Promise<void>;
}

/** @param commands by their names */
export function bindCommands(connection: Connection, commands: ReadonlyMap<string, ServerCommand>): void {
  connection.onExecuteCommand(async ({ command, arguments: args }, token) => {
    const known = commands.get(command);
    if (!known) return new ResponseError(LSPErrorCodes.RequestFailed, l10n.t('There is no command {0}.', command));
    try {
      await known.run(args?.[0], token);
    } catch (error) {
      if (isAbort(error)) return token.isCancellationRequested ? cancelled() : null;
      connection.console.error(`${known.label}: ${describeError(error)}`);
      notify(connection, MessageType.Error, l10n.t('{0} The log says why.', known.failure));
    }
    return null;
  });
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
