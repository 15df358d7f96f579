import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import {
  CATALOG_REQUESTS,
  CHECK_REQUEST,
  COLOURS_REQUEST,
  COVERAGE_REQUESTS,
  DOCUMENT_TEXT_REQUEST,
  EXPLAIN_REQUEST,
  IMPORT_REQUEST,
  INSERTION_REQUESTS,
  MIGRATION_REQUESTS,
  OBJECTIVES_REQUESTS,
  REVISION_REQUESTS,
  STATUS_REQUEST,
  TRUSTED_NOTIFICATION,
  WHAT_CHANGED_REQUEST,
} from '../protocol/index.ts';
import { DiagnosticsPush } from './diagnostics/diagnostics-push.ts';
import { registerDiagnostic } from './handlers/diagnostic.ts';
import { registerDidChangeConfiguration, watchConfiguration } from './handlers/didChangeConfiguration.ts';
import { registerDidChangeWatchedFiles, watchFiles } from './handlers/didChangeWatchedFiles.ts';
import { registerDidChangeWorkspaceFolders } from './handlers/didChangeWorkspaceFolders.ts';
import { registerEditions } from './handlers/editions.ts';
import { registerExecuteCommand } from './handlers/executeCommand.ts';
import { announceFormatting, registerFormatting } from './handlers/formatting.ts';
import { registerRefreshes } from './handlers/refreshes.ts';
import { registerRename } from './handlers/rename.ts';
import { registerTextDocumentSync } from './handlers/textDocumentSync.ts';
import { serverCapabilities } from './lsp/capabilities.ts';
import { describeError, log } from './lsp/messages.ts';
import { LSP } from './lsp/methods.ts';
import { begin, end, refuseOthers, respondLater } from './lsp/request-handler.ts';
import type { Runtime } from './lsp/runtime.ts';
import { withValidParameters } from './lsp/valid-parameters.ts';
import { Session } from './session/session.ts';

type Register = (connection: Connection, session: Session) => void;

/** Handlers that are loaded with the first request for one of their methods. */
const LATER: readonly [methods: readonly string[], load: () => Promise<Register>][] = [
  [[LSP.hover], async () => (await import('./handlers/hover.ts')).registerHover],
  [[LSP.completion, LSP.completionResolve], async () => (await import('./handlers/completion.ts')).registerCompletion],
  [[LSP.definition], async () => (await import('./handlers/definition.ts')).registerDefinition],
  [[LSP.references], async () => (await import('./handlers/references.ts')).registerReferences],
  [[LSP.documentHighlight], async () => (await import('./handlers/documentHighlight.ts')).registerDocumentHighlight],
  [[LSP.documentSymbol], async () => (await import('./handlers/documentSymbol.ts')).registerDocumentSymbol],
  [[LSP.workspaceSymbol], async () => (await import('./handlers/workspaceSymbol.ts')).registerWorkspaceSymbol],
  [[LSP.codeAction], async () => (await import('./handlers/codeAction.ts')).registerCodeAction],
  [[LSP.codeLens, LSP.codeLensResolve], async () => (await import('./handlers/codeLens.ts')).registerCodeLens],
  [
    [LSP.semanticTokens, LSP.semanticTokensRange],
    async () => (await import('./handlers/semanticTokens.ts')).registerSemanticTokens,
  ],
  [[LSP.inlayHint, LSP.inlayHintResolve], async () => (await import('./handlers/inlayHint.ts')).registerInlayHint],
  [[LSP.foldingRange], async () => (await import('./handlers/foldingRange.ts')).registerFoldingRange],
  [[LSP.willRenameFiles], async () => (await import('./handlers/willRenameFiles.ts')).registerWillRenameFiles],
  [[COLOURS_REQUEST], async () => (await import('./handlers/colours.ts')).registerColours],
  [[CHECK_REQUEST], async () => (await import('./handlers/checkText.ts')).registerCheckText],
  [[EXPLAIN_REQUEST], async () => (await import('./handlers/explainText.ts')).registerExplainText],
  [[STATUS_REQUEST], async () => (await import('./handlers/documentStatus.ts')).registerDocumentStatus],
  [[DOCUMENT_TEXT_REQUEST], async () => (await import('./handlers/documentText.ts')).registerDocumentText],
  [[WHAT_CHANGED_REQUEST], async () => (await import('./handlers/whatChanged.ts')).registerWhatChanged],
  [[IMPORT_REQUEST], async () => (await import('./handlers/importFramework.ts')).registerImportFramework],
  [Object.values(OBJECTIVES_REQUESTS), async () => (await import('./handlers/objectives.ts')).registerObjectives],
  [Object.values(COVERAGE_REQUESTS), async () => (await import('./handlers/coverage.ts')).registerCoverage],
  [Object.values(MIGRATION_REQUESTS), async () => (await import('./handlers/migrate.ts')).registerMigrate],
  [
    Object.values(INSERTION_REQUESTS),
    async () => (await import('./handlers/insertReferences.ts')).registerInsertReferences,
  ],
  [Object.values(CATALOG_REQUESTS), async () => (await import('./handlers/newCatalog.ts')).registerNewCatalog],
  [Object.values(REVISION_REQUESTS), async () => (await import('./handlers/revision.ts')).registerRevision],
];

/** Serves LSP on the connection, and listens. All work ends with the connection. */
export function startServer(raw: Connection, runtime: Runtime): void {
  const connection = withValidParameters(raw);
  let isInitialized = false;
  refuseOthers(connection);
  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    if (isInitialized)
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was requested before.', { retry: false });
    isInitialized = true;
    const { shippedCatalogs } = await import('../catalog/reading/shipped.ts');
    const session = newSession(connection, runtime, params, shippedCatalogs);
    if (session instanceof ResponseError) {
      isInitialized = false;
      return session;
    }
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
function newSession(...known: ConstructorParameters<typeof Session>) {
  try {
    return new Session(...known);
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

  registerRefreshes(connection, session);
  registerEditions(connection, session);
  registerFormatting(connection, session);
  registerRename(connection, session);
  for (const [methods, load] of LATER) {
    respondLater(connection, methods, async () => (await load())(connection, session));
  }
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
