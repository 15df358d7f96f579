import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { MARK_REVIEWED_COMMAND } from '../features/markReviewed.ts';
import { FIX_ALL_COMMAND } from '../features/sourceFixAll.ts';
import { bindCoverage } from './coverage/coverage-requests.ts';
import { pullDiagnostics } from './diagnostics/diagnostics-pull.ts';
import { DiagnosticsPush } from './diagnostics/diagnostics-push.ts';
import { bindAppearance } from './handlers/appearance-features.ts';
import { serverCapabilities } from './handlers/capabilities.ts';
import { bindChanges, bindFolders, broadcast } from './handlers/changes.ts';
import { bindChecks } from './handlers/check-requests.ts';
import { bindLineDates, CHECK_WRITTEN_COMMAND, checkSinceWritten } from './handlers/check-since-written.ts';
import { bindCodeLens } from './handlers/code-lens.ts';
import { bindCommands, type ServerCommand } from './handlers/commands.ts';
import { bindDocumentStatus } from './handlers/document-status.ts';
import { bindFileRenames } from './handlers/file-renames.ts';
import { FileWatching } from './handlers/file-watching.ts';
import { fixAllInWorkspace } from './handlers/fix-all-in-workspace.ts';
import { bindImport } from './handlers/import-request.ts';
import { bindInsertion } from './handlers/insertion-requests.ts';
import { bindLanguageFeatures } from './handlers/language-features.ts';
import { markReviewedCommand } from './handlers/mark-reviewed.ts';
import { bindMigration } from './handlers/migration-requests.ts';
import { bindNavigation } from './handlers/navigation-features.ts';
import { bindNewEditions } from './handlers/new-editions.ts';
import { bindRename } from './handlers/rename-features.ts';
import { bindWhatChanged } from './handlers/what-changed.ts';
import { bindWritingCatalogs, registerFormatting } from './handlers/writing-catalogs.ts';
import { describeError } from './lsp/describe-error.ts';
import { end, refuseOthers } from './lsp/lifecycle.ts';
import type { Runtime } from './lsp/runtime.ts';
import { bindObjectives } from './objectives/objectives-requests.ts';
import { Session } from './session/session.ts';
import { Documents } from './workspace/documents.ts';

/** Makes the connection a language server, and listens. Everything ends with the connection. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let isInitialized = false;
  refuseOthers(connection, () => isInitialized);
  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (isInitialized)
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was requested before.', { retry: false });
    isInitialized = true;
    const documents = new Documents();
    const session = new Session({
      connection,
      runtime,
      documents,
      params,
      projectChanged: () => listener.diagnoseAll(),
    });
    const pull = session.options.diagnostics === 'pull';
    const diagnostics = pull
      ? pullDiagnostics(connection, session)
      : new DiagnosticsPush(connection, session, documents);
    const watching = new FileWatching(connection, session);
    const listener = broadcast([
      diagnostics,
      bindCodeLens(connection, session),
      bindAppearance(connection, session),
      bindChecks(connection, session),
      bindCoverage(connection, session, documents),
      bindObjectives(connection, session),
      bindDocumentStatus(connection, session),
      bindNewEditions(connection, session),
      bindLineDates(connection, session, documents),
      watching,
    ]);
    bindLanguageFeatures(connection, session);
    bindNavigation(connection, session);
    bindRename(connection, session);
    bindFileRenames(connection, session);
    const commands = new Map<string, ServerCommand>();
    if (session.support.applyEdit) {
      commands.set(FIX_ALL_COMMAND, fixAllInWorkspace(connection, session));
      commands.set(MARK_REVIEWED_COMMAND, markReviewedCommand(connection, session));
    }
    if (runtime.lineHistory) commands.set(CHECK_WRITTEN_COMMAND, checkSinceWritten(connection, session, documents));
    bindCommands(connection, commands);
    bindWhatChanged(connection, session);
    bindMigration(connection, session);
    bindWritingCatalogs(connection, session);
    bindImport(connection, session);
    bindInsertion(connection, session);
    bindChanges(connection, session, documents, listener);
    connection.onInitialized(() => {
      session.workspace.reload();
      bindFolders(connection, session, listener);
      const registered = [watching.begin(), registerFormatting(connection, session)];
      Promise.all(registered).catch((error) => {
        connection.console.warn(`The client did not register: ${describeError(error)}`);
      });
    });
    connection.onShutdown(() => {
      end(connection);
      session.workspace.dispose();
      session.index.dispose();
      listener.dispose();
    });
    return {
      capabilities: serverCapabilities(session.support, session.options, [...commands.keys()]),
      serverInfo: { name: 'objective-references' },
    };
  });
  connection.listen();
}
