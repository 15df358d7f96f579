import {
  type Connection,
  type ExecuteCommandParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { once } from '../../core/base/memoize.ts';
import {
  CHECK_REUSED_NUMBERS_COMMAND,
  ENABLE_FRAMEWORK_COMMAND,
  FIX_ALL_COMMAND,
  MARK_REVIEWED_COMMAND,
} from '../../features/lsp/announced.ts';
import type { ServerCommand } from '../commands/server-command.ts';
import { isAbort } from '../lsp/cancellation.ts';
import { describeError, log, notify } from '../lsp/messages.ts';
import { LSP } from '../lsp/methods.ts';
import { cancelled } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** A module with a command. */
interface Command {
  readonly command: (connection: Connection, session: Session) => ServerCommand;
}

/** Each is loaded when it is first executed. */
const COMMANDS: readonly [name: string, isOffered: (session: Session) => boolean, load: () => Promise<Command>][] = [
  [FIX_ALL_COMMAND, ({ support }) => support.applyEdit, () => import('../commands/fixAllInWorkspace.ts')],
  [MARK_REVIEWED_COMMAND, ({ support }) => support.applyEdit, () => import('../commands/markReviewed.ts')],
  [
    ENABLE_FRAMEWORK_COMMAND,
    ({ support }) => support.applyEdit && support.createFiles,
    () => import('../commands/enableFramework.ts'),
  ],
  [
    CHECK_REUSED_NUMBERS_COMMAND,
    ({ hasLineHistory }) => hasLineHistory,
    () => import('../commands/checkReusedNumbers.ts'),
  ],
];

/** @returns the names of the commands that are available to this client */
export function registerExecuteCommand(connection: Connection, session: Session): string[] {
  const offered = COMMANDS.filter(([, isOffered]) => isOffered(session));
  const commands = new Map(
    offered.map(([name, , load]) => [name, once(async () => (await load()).command(connection, session))] as const),
  );

  connection.onRequest(LSP.executeCommand, async ({ command: name, arguments: args }: ExecuteCommandParams, token) => {
    const load = commands.get(name);
    if (!load) return new ResponseError(LSPErrorCodes.RequestFailed, l10n.t('Unknown command {0}.', name));
    const command = await load();
    try {
      await command.run(args?.[0], token);
    } catch (error) {
      if (isAbort(error)) return token.isCancellationRequested ? cancelled() : null;
      log(connection, 'error', `${command.label}: ${describeError(error)}`);
      notify(connection, MessageType.Error, l10n.t('{0} See the log for details.', command.failure));
    }
    return null;
  });
  return [...commands.keys()];
}
