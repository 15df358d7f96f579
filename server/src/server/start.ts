import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import { TRUSTED_NOTIFICATION } from '../protocol/index.ts';
import { DiagnosticsPush } from './diagnostics/diagnostics-push.ts';
import { registerCheckText } from './handlers/checkText.ts';
import { registerCodeAction } from './handlers/codeAction.ts';
import { registerCodeLens } from './handlers/codeLens.ts';
import { registerColours } from './handlers/colours.ts';
import { registerCompletion } from './handlers/completion.ts';
import { registerCoverage } from './handlers/coverage.ts';
import { registerDefinition } from './handlers/definition.ts';
import { registerDiagnostic } from './handlers/diagnostic.ts';
import { registerDidChangeConfiguration, watchConfiguration } from './handlers/didChangeConfiguration.ts';
import { registerDidChangeWatchedFiles, watchFiles } from './handlers/didChangeWatchedFiles.ts';
import { registerDidChangeWorkspaceFolders } from './handlers/didChangeWorkspaceFolders.ts';
import { registerDocumentHighlight } from './handlers/documentHighlight.ts';
import { registerDocumentStatus } from './handlers/documentStatus.ts';
import { registerDocumentSymbol } from './handlers/documentSymbol.ts';
import { registerDocumentText } from './handlers/documentText.ts';
import { registerEditions } from './handlers/editions.ts';
import { registerExecuteCommand } from './handlers/executeCommand.ts';
import { registerExplainText } from './handlers/explainText.ts';
import { registerFoldingRange } from './handlers/foldingRange.ts';
import { announceFormatting, registerFormatting } from './handlers/formatting.ts';
import { registerHover } from './handlers/hover.ts';
import { registerImportFramework } from './handlers/importFramework.ts';
import { registerInlayHint } from './handlers/inlayHint.ts';
import { registerInsertReferences } from './handlers/insertReferences.ts';
import { registerMigrate } from './handlers/migrate.ts';
import { registerNewCatalog } from './handlers/newCatalog.ts';
import { registerObjectives } from './handlers/objectives.ts';
import { registerReferences } from './handlers/references.ts';
import { registerRename } from './handlers/rename.ts';
import { registerRevision } from './handlers/revision.ts';
import { registerSemanticTokens } from './handlers/semanticTokens.ts';
import { registerTextDocumentSync } from './handlers/textDocumentSync.ts';
import { registerWhatChanged } from './handlers/whatChanged.ts';
import { registerWillRenameFiles } from './handlers/willRenameFiles.ts';
import { registerWorkspaceSymbol } from './handlers/workspaceSymbol.ts';
import { serverCapabilities } from './lsp/capabilities.ts';
import { describeError, log } from './lsp/messages.ts';
import { begin, end, refuseOthers } from './lsp/request-handler.ts';
import type { Runtime } from './lsp/runtime.ts';
import { withValidParameters } from './lsp/valid-parameters.ts';
import { Session } from './session/session.ts';

/** Serves LSP on the connection, and listens. All work ends with the connection. */
export function startServer(raw: Connection, runtime: Runtime): void {
  const connection = withValidParameters(raw);
  let isInitialized = false;
  refuseOthers(connection);
  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (isInitialized)
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was requested before.', { retry: false });
    const session = newSession(connection, runtime, params);
    if (session instanceof ResponseError) return session;
    isInitialized = true;
    logStart(connection, session, params);
    const commands = registerHandlers(connection, session);
    connection.onInitialized(() => afterInitialized(connection, session));
    connection.onShutdown(() => {
      end(connection);
      session.dispose();
    });
    return {
      capabilities: serverCapabilities(session.support, session.options, commands),
      serverInfo: { name: 'objective-references', version },
    };
  });
  connection.listen();
}

/** From the first second on, the log says what runs where. */
function logStart(connection: Connection, { isTrusted, workspace }: Session, { clientInfo }: InitializeParams): void {
  const client = clientInfo ? `${clientInfo.name} ${clientInfo.version ?? ''}`.trimEnd() : 'an unnamed client';
  const folders = workspace.projects.flatMap(({ uri }) => uri ?? []).join(', ') || 'none';
  const trust = isTrusted ? 'trusted' : 'not trusted';
  log(connection, 'info', `Language server ${version} for ${client}. Folders (${trust}): ${folders}`);
}

/** An error for parameters that no session can be made from: another `initialize` may follow. */
function newSession(connection: Connection, runtime: Runtime, params: InitializeParams) {
  try {
    return new Session(connection, runtime, params);
  } catch (error) {
    return new ResponseError(ErrorCodes.InvalidParams, describeError(error), { retry: false });
  }
}

/** @returns the names of the commands that the server executes */
function registerHandlers(connection: Connection, session: Session): string[] {
  // Diagnostics come first after a change.
  if (session.options.diagnostics === 'pull') registerDiagnostic(connection, session);
  else session.changes.add(new DiagnosticsPush(connection, session));
  registerTextDocumentSync(connection, session);
  registerDidChangeWatchedFiles(connection, session);
  registerDidChangeWorkspaceFolders(connection, session);
  registerDidChangeConfiguration(connection, session);
  connection.onNotification(TRUSTED_NOTIFICATION, () => session.trust());

  registerHover(connection, session);
  registerCompletion(connection, session);
  registerDefinition(connection, session);
  registerReferences(connection, session);
  registerDocumentHighlight(connection, session);
  registerDocumentSymbol(connection, session);
  registerWorkspaceSymbol(connection, session);
  registerCodeAction(connection, session);
  registerCodeLens(connection, session);
  registerSemanticTokens(connection, session);
  registerInlayHint(connection, session);
  registerFoldingRange(connection, session);
  registerFormatting(connection, session);
  registerRename(connection, session);
  registerWillRenameFiles(connection, session);

  registerColours(connection, session);
  registerCheckText(connection, session);
  registerExplainText(connection, session);
  registerDocumentStatus(connection, session);
  registerDocumentText(connection, session);
  registerObjectives(connection, session);
  registerCoverage(connection, session);
  registerEditions(connection, session);
  registerMigrate(connection, session);
  registerWhatChanged(connection, session);
  registerInsertReferences(connection, session);
  registerNewCatalog(connection);
  registerImportFramework(connection, session);
  registerRevision(connection, session);
  return registerExecuteCommand(connection, session);
}

/** Before `initialized` the server may not send requests. */
function afterInitialized(connection: Connection, session: Session): void {
  begin(connection);
  session.workspace.reload();
  void session.loadLog.didOpenFolders();
  const registered = [
    watchFiles(connection, session),
    watchConfiguration(connection, session),
    announceFormatting(connection, session),
  ];
  Promise.all(registered).catch((error) => {
    log(connection, 'warn', `The client did not register: ${describeError(error)}`);
  });
}
