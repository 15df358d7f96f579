import type * as lsp from 'vscode-languageserver';
import type { Request } from '../../protocol/index.ts';

/** The request that the protocol's types have so. */
type Of<T extends { type: unknown }> =
  T['type'] extends lsp.ProtocolRequestType<infer P, infer R, infer _, infer _, infer _> ? Request<P, R> : never;

/** The requests of LSP 3.18 that the server answers. By their names, since the protocol's types are large where they are values. */
export const LSP = {
  codeAction: 'textDocument/codeAction' as Of<typeof lsp.CodeActionRequest>,
  codeLens: 'textDocument/codeLens' as Of<typeof lsp.CodeLensRequest>,
  codeLensResolve: 'codeLens/resolve' as Of<typeof lsp.CodeLensResolveRequest>,
  completion: 'textDocument/completion' as Of<typeof lsp.CompletionRequest>,
  completionResolve: 'completionItem/resolve' as Of<typeof lsp.CompletionResolveRequest>,
  definition: 'textDocument/definition' as Of<typeof lsp.DefinitionRequest>,
  diagnostic: 'textDocument/diagnostic' as Of<typeof lsp.DocumentDiagnosticRequest>,
  documentHighlight: 'textDocument/documentHighlight' as Of<typeof lsp.DocumentHighlightRequest>,
  documentSymbol: 'textDocument/documentSymbol' as Of<typeof lsp.DocumentSymbolRequest>,
  executeCommand: 'workspace/executeCommand' as Of<typeof lsp.ExecuteCommandRequest>,
  foldingRange: 'textDocument/foldingRange' as Of<typeof lsp.FoldingRangeRequest>,
  formatting: 'textDocument/formatting' as Of<typeof lsp.DocumentFormattingRequest>,
  hover: 'textDocument/hover' as Of<typeof lsp.HoverRequest>,
  inlayHint: 'textDocument/inlayHint' as Of<typeof lsp.InlayHintRequest>,
  inlayHintResolve: 'inlayHint/resolve' as Of<typeof lsp.InlayHintResolveRequest>,
  prepareRename: 'textDocument/prepareRename' as Of<typeof lsp.PrepareRenameRequest>,
  rangeFormatting: 'textDocument/rangeFormatting' as Of<typeof lsp.DocumentRangeFormattingRequest>,
  references: 'textDocument/references' as Of<typeof lsp.ReferencesRequest>,
  rename: 'textDocument/rename' as Of<typeof lsp.RenameRequest>,
  semanticTokens: 'textDocument/semanticTokens/full' as Of<typeof lsp.SemanticTokensRequest>,
  semanticTokensRange: 'textDocument/semanticTokens/range' as Of<typeof lsp.SemanticTokensRangeRequest>,
  willRenameFiles: 'workspace/willRenameFiles' as Of<typeof lsp.WillRenameFilesRequest>,
  workspaceDiagnostic: 'workspace/diagnostic' as Of<typeof lsp.WorkspaceDiagnosticRequest>,
  workspaceSymbol: 'workspace/symbol' as Of<typeof lsp.WorkspaceSymbolRequest>,
};
