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
  TOOL_REQUEST,
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
import { registerWorkspaceDiagnostic } from './handlers/workspaceDiagnostic.ts';
import { serverCapabilities } from './lsp/capabilities.ts';
import { describeError, log } from './lsp/messages.ts';
import { LSP } from './lsp/methods.ts';
import { begin, end, refuseOthers, respondLater } from './lsp/request-handler.ts';
import type { Runtime } from './lsp/runtime.ts';
import { withValidParameters } from './lsp/valid-parameters.ts';
import { Session } from './session/session.ts';

/** Modules with handlers. */
type Handlers = Readonly<Record<string, { readonly register: (connection: Connection, session: Session) => void }>>;

/** Handlers that are loaded with the first request for one of their methods. */
const LATER: readonly [load: () => Promise<Handlers>, ...methods: string[]][] = [
  [
    () => import('./later/while-editing.ts'),
    ...[LSP.hover, LSP.completion, LSP.completionResolve, LSP.definition, LSP.references, LSP.documentHighlight],
    ...[LSP.documentSymbol, LSP.codeAction, LSP.codeLens, LSP.codeLensResolve, LSP.foldingRange],
    ...[LSP.semanticTokens, LSP.semanticTokensRange, LSP.inlayHint, LSP.inlayHintResolve],
    ...[COLOURS_REQUEST, CHECK_REQUEST, STATUS_REQUEST],
  ],
  [
    () => import('./later/on-demand.ts'),
    ...[LSP.workspaceSymbol, LSP.willRenameFiles],
    ...[EXPLAIN_REQUEST, DOCUMENT_TEXT_REQUEST, WHAT_CHANGED_REQUEST, IMPORT_REQUEST],
    ...[OBJECTIVES_REQUESTS, COVERAGE_REQUESTS, MIGRATION_REQUESTS].flatMap(Object.values<string>),
    ...[INSERTION_REQUESTS, CATALOG_REQUESTS, REVISION_REQUESTS].flatMap(Object.values<string>),
  ],
  [() => import('./later/for-assistants.ts'), TOOL_REQUEST],
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
    connection.onShutdown(async () => {
      end(connection);
      await session.index.keep();
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
  if (session.options.diagnostics === 'pull') {
    registerDiagnostic(connection, session);
    registerWorkspaceDiagnostic(connection, session);
  } else session.changes.add(new DiagnosticsPush(connection, session));
  registerTextDocumentSync(connection, session);
  registerDidChangeWatchedFiles(connection, session);
  registerDidChangeWorkspaceFolders(connection, session);
  registerDidChangeConfiguration(connection, session);
  connection.onNotification(TRUSTED_NOTIFICATION, () => session.trust());

  registerRefreshes(connection, session);
  registerEditions(connection, session);
  registerFormatting(connection, session);
  registerRename(connection, session);
  for (const [load, ...methods] of LATER) {
    respondLater(connection, methods, async () => {
      for (const { register } of Object.values(await load())) register(connection, session);
    });
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
