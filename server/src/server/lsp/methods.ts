import type * as lsp from 'vscode-languageserver';
import type { Notification, Request } from '../../protocol/index.ts';

/** The request or notification that the protocol's types have so. */
type Of<T extends { type: unknown }> =
  T['type'] extends lsp.ProtocolRequestType<infer P, infer R, infer _, infer _, infer _>
    ? Request<P, R>
    : T['type'] extends lsp.ProtocolNotificationType<infer P, infer _>
      ? Notification<P>
      : never;

/** The messages of LSP 3.18 that the server knows. By their names, since the protocol's types are large where they are values. */
export const LSP = {
  applyEdit: 'workspace/applyEdit' as Of<typeof lsp.ApplyWorkspaceEditRequest>,
  codeAction: 'textDocument/codeAction' as Of<typeof lsp.CodeActionRequest>,
  codeLens: 'textDocument/codeLens' as Of<typeof lsp.CodeLensRequest>,
  codeLensResolve: 'codeLens/resolve' as Of<typeof lsp.CodeLensResolveRequest>,
  completion: 'textDocument/completion' as Of<typeof lsp.CompletionRequest>,
  completionResolve: 'completionItem/resolve' as Of<typeof lsp.CompletionResolveRequest>,
  configuration: 'workspace/configuration' as Of<typeof lsp.ConfigurationRequest>,
  definition: 'textDocument/definition' as Of<typeof lsp.DefinitionRequest>,
  diagnostic: 'textDocument/diagnostic' as Of<typeof lsp.DocumentDiagnosticRequest>,
  didChange: 'textDocument/didChange' as Of<typeof lsp.DidChangeTextDocumentNotification>,
  didChangeConfiguration: 'workspace/didChangeConfiguration' as Of<typeof lsp.DidChangeConfigurationNotification>,
  didChangeWatchedFiles: 'workspace/didChangeWatchedFiles' as Of<typeof lsp.DidChangeWatchedFilesNotification>,
  didChangeWorkspaceFolders: 'workspace/didChangeWorkspaceFolders' as Of<
    typeof lsp.DidChangeWorkspaceFoldersNotification
  >,
  didClose: 'textDocument/didClose' as Of<typeof lsp.DidCloseTextDocumentNotification>,
  didOpen: 'textDocument/didOpen' as Of<typeof lsp.DidOpenTextDocumentNotification>,
  didSave: 'textDocument/didSave' as Of<typeof lsp.DidSaveTextDocumentNotification>,
  documentHighlight: 'textDocument/documentHighlight' as Of<typeof lsp.DocumentHighlightRequest>,
  documentSymbol: 'textDocument/documentSymbol' as Of<typeof lsp.DocumentSymbolRequest>,
  executeCommand: 'workspace/executeCommand' as Of<typeof lsp.ExecuteCommandRequest>,
  exit: 'exit' as Notification<void>,
  foldingRange: 'textDocument/foldingRange' as Of<typeof lsp.FoldingRangeRequest>,
  formatting: 'textDocument/formatting' as Of<typeof lsp.DocumentFormattingRequest>,
  hover: 'textDocument/hover' as Of<typeof lsp.HoverRequest>,
  initialize: 'initialize' as Of<typeof lsp.InitializeRequest>,
  initialized: 'initialized' as Of<typeof lsp.InitializedNotification>,
  inlayHint: 'textDocument/inlayHint' as Of<typeof lsp.InlayHintRequest>,
  inlayHintResolve: 'inlayHint/resolve' as Of<typeof lsp.InlayHintResolveRequest>,
  logMessage: 'window/logMessage' as Of<typeof lsp.LogMessageNotification>,
  prepareRename: 'textDocument/prepareRename' as Of<typeof lsp.PrepareRenameRequest>,
  progress: '$/progress' as Notification<{ readonly token: lsp.ProgressToken; readonly value: unknown }>,
  publishDiagnostics: 'textDocument/publishDiagnostics' as Of<typeof lsp.PublishDiagnosticsNotification>,
  rangeFormatting: 'textDocument/rangeFormatting' as Of<typeof lsp.DocumentRangeFormattingRequest>,
  references: 'textDocument/references' as Of<typeof lsp.ReferencesRequest>,
  register: 'client/registerCapability' as Of<typeof lsp.RegistrationRequest>,
  rename: 'textDocument/rename' as Of<typeof lsp.RenameRequest>,
  semanticTokens: 'textDocument/semanticTokens/full' as Of<typeof lsp.SemanticTokensRequest>,
  semanticTokensRange: 'textDocument/semanticTokens/range' as Of<typeof lsp.SemanticTokensRangeRequest>,
  showMessage: 'window/showMessage' as Of<typeof lsp.ShowMessageNotification>,
  shutdown: 'shutdown' as Request<void, null>,
  unregister: 'client/unregisterCapability' as Of<typeof lsp.UnregistrationRequest>,
  willRenameFiles: 'workspace/willRenameFiles' as Of<typeof lsp.WillRenameFilesRequest>,
  workDoneProgressCancel: 'window/workDoneProgress/cancel' as Of<typeof lsp.WorkDoneProgressCancelNotification>,
  workDoneProgressCreate: 'window/workDoneProgress/create' as Of<typeof lsp.WorkDoneProgressCreateRequest>,
  workspaceDiagnostic: 'workspace/diagnostic' as Of<typeof lsp.WorkspaceDiagnosticRequest>,
  workspaceSymbol: 'workspace/symbol' as Of<typeof lsp.WorkspaceSymbolRequest>,
};
