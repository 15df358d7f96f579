import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { MARK_REVIEWED_COMMAND } from './features/markReviewed.ts';
import { FIX_ALL_COMMAND } from './features/sourceFixAll.ts';
import type { Runtime } from './runtime.ts';
import { bindAppearance } from './server/appearance-features.ts';
import { serverCapabilities } from './server/capabilities.ts';
import { bindChanges, bindFolders, tellingAll } from './server/changes.ts';
import { bindChecks } from './server/check-requests.ts';
import { bindWrittenLines, CHECK_WRITTEN_COMMAND, checkSinceWritten } from './server/check-since-written.ts';
import { bindCodeLens } from './server/code-lens.ts';
import { bindCommands, type ServerCommand } from './server/commands.ts';
import { bindCoverage } from './server/coverage-requests.ts';
import { describeError } from './server/describe-error.ts';
import { pullDiagnostics } from './server/diagnostics-pull.ts';
import { DiagnosticsPush } from './server/diagnostics-push.ts';
import { bindDocumentStatus } from './server/document-status.ts';
import { Documents } from './server/documents.ts';
import { bindFileRenames } from './server/file-renames.ts';
import { FileWatching } from './server/file-watching.ts';
import { fixAllInWorkspace } from './server/fix-all-in-workspace.ts';
import { bindImport } from './server/import-request.ts';
import { bindInsertion } from './server/insertion-requests.ts';
import { bindLanguageFeatures } from './server/language-features.ts';
import { end, refuseOthers } from './server/lifecycle.ts';
import { markReviewedCommand } from './server/mark-reviewed.ts';
import { bindMigration } from './server/migration-requests.ts';
import { bindNavigation } from './server/navigation-features.ts';
import { bindNewEditions } from './server/new-editions.ts';
import { bindObjectives } from './server/objectives/objectives-requests.ts';
import { bindRename } from './server/rename-features.ts';
import { Session } from './server/session.ts';
import { bindWhatChanged } from './server/what-changed.ts';
import { bindWritingCatalogs, registerFormatting } from './server/writing-catalogs.ts';

/** Makes the connection a language server, and listens. Everything ends with the connection. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let isInitialized = false;
  refuseOthers(connection, () => isInitialized);
  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (isInitialized)
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was requested before.', { retry: false });
    isInitialized = true;
    const documents = new Documents();
    const session = new Session({ connection, runtime, documents, params, rootChanged: () => listener.judgeAll() });
    const pull = session.options.diagnostics === 'pull';
    const diagnostics = pull
      ? pullDiagnostics(connection, session)
      : new DiagnosticsPush(connection, session, documents);
    const watching = new FileWatching(connection, session);
    const listener = tellingAll([
      diagnostics,
      bindCodeLens(connection, session),
      bindAppearance(connection, session),
      bindChecks(connection, session),
      bindCoverage(connection, session, documents),
      bindObjectives(connection, session),
      bindDocumentStatus(connection, session),
      bindNewEditions(connection, session),
      bindWrittenLines(connection, session, documents),
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
