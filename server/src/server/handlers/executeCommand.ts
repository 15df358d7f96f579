import { type Connection, LSPErrorCodes, MessageType, ResponseError } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { ENABLE_FRAMEWORK_COMMAND, FIX_ALL_COMMAND } from '../../features/codeAction.ts';
import { MARK_REVIEWED_COMMAND } from '../../features/markReviewed.ts';
import { CHECK_REUSED_NUMBERS_COMMAND, checkReusedNumbersCommand } from '../commands/checkReusedNumbers.ts';
import { enableFrameworkCommand } from '../commands/enableFramework.ts';
import { fixAllInWorkspaceCommand } from '../commands/fixAllInWorkspace.ts';
import { markReviewedCommand } from '../commands/markReviewed.ts';
import type { ServerCommand } from '../commands/server-command.ts';
import { isAbort } from '../lsp/cancellation.ts';
import { describeError, log, notify } from '../lsp/messages.ts';
import { cancelled } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** @returns the names of the commands that are available to this client */
export function registerExecuteCommand(connection: Connection, session: Session): string[] {
  const commands = new Map<string, ServerCommand>();
  if (session.support.applyEdit) {
    commands.set(FIX_ALL_COMMAND, fixAllInWorkspaceCommand(connection, session));
    commands.set(MARK_REVIEWED_COMMAND, markReviewedCommand(connection, session));
  }
  if (session.support.applyEdit && session.support.createFiles)
    commands.set(ENABLE_FRAMEWORK_COMMAND, enableFrameworkCommand(connection, session));
  if (session.hasLineHistory)
    commands.set(CHECK_REUSED_NUMBERS_COMMAND, checkReusedNumbersCommand(connection, session));

  connection.onExecuteCommand(async ({ command: name, arguments: args }, token) => {
    const command = commands.get(name);
    if (!command) return new ResponseError(LSPErrorCodes.RequestFailed, l10n.t('Unknown command {0}.', name));
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
