import {
  type ClientCapabilities,
  CompletionItemTag,
  DiagnosticTag,
  MarkupKind,
  ResourceOperationKind,
  SymbolTag,
} from 'vscode-languageserver';

/** The capabilities of the client, read once from `initialize`. What it does not declare, it does not support (LSP 3.18). */
export interface ClientSupport {
  /** Hovers in Markdown; else plain text. */
  readonly hoverMarkdown: boolean;
  /** Documentation of completion items in Markdown; else plain text. */
  readonly documentationMarkdown: boolean;
  /** Text beside the label of a completion item, apart from its `detail`. */
  readonly labelDetails: boolean;
  readonly deprecatedCompletion: boolean;
  /** Completion items with placeholders. */
  readonly snippets: boolean;
  readonly definitionLink: boolean;
  /** Symbols of a document as a tree; else as a list. */
  readonly hierarchicalSymbols: boolean;
  readonly deprecatedSymbol: boolean;
  readonly relatedInformation: boolean;
  /** A page for the code of a diagnostic. */
  readonly codeDescription: boolean;
  readonly deprecatedDiagnostic: boolean;
  readonly diagnosticVersion: boolean;
  readonly diagnosticData: boolean;
  /** Code actions; else commands. */
  readonly codeActionLiteral: boolean;
  readonly preferredCodeAction: boolean;
  /** Edits with the version of the document. */
  readonly documentChanges: boolean;
  /** The server may request `workspace/applyEdit`. */
  readonly applyEdit: boolean;
  /** An edit may create files. */
  readonly createFiles: boolean;
  /** Edits may have labels, by which a preview groups them. */
  readonly changeAnnotations: boolean;
  /** The client requests `textDocument/prepareRename`. */
  readonly prepareRename: boolean;
  /** The server may report progress of its own. */
  readonly workDoneProgress: boolean;
  /** Edits with placeholders. */
  readonly snippetEdits: boolean;
  readonly registerWatchedFiles: boolean;
  readonly registerConfiguration: boolean;
  /** Formatting may be registered for some files only. */
  readonly registerFormatting: boolean;
  /** The server may request settings. */
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  /** The server may request a refresh of these. */
  readonly refreshSemanticTokens: boolean;
  readonly refreshInlayHints: boolean;
  /** The server may request that diagnostics are pulled again. */
  readonly refreshDiagnostics: boolean;
  /** The client requests edits before it renames files. */
  readonly willRenameFiles: boolean;
  /** The server may request a refresh of code lenses. */
  readonly refreshCodeLens: boolean;
}

export function clientSupport(capabilities: ClientCapabilities): ClientSupport {
  const { window, workspace, textDocument } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.publishDiagnostics;
  const codeAction = textDocument?.codeAction;
  return {
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    documentationMarkdown: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    snippets: item?.snippetSupport ?? false,
    deprecatedCompletion: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) ?? false,
    definitionLink: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    deprecatedSymbol: textDocument?.documentSymbol?.tagSupport?.valueSet.includes(SymbolTag.Deprecated) ?? false,
    relatedInformation: diagnostics?.relatedInformation ?? false,
    codeDescription: diagnostics?.codeDescriptionSupport ?? false,
    deprecatedDiagnostic: diagnostics?.tagSupport?.valueSet.includes(DiagnosticTag.Deprecated) ?? false,
    diagnosticVersion: diagnostics?.versionSupport ?? false,
    diagnosticData: diagnostics?.dataSupport ?? false,
    codeActionLiteral: codeAction?.codeActionLiteralSupport !== undefined,
    preferredCodeAction: codeAction?.isPreferredSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    applyEdit: workspace?.applyEdit ?? false,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) ?? false,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    workDoneProgress: window?.workDoneProgress ?? false,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    registerWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registerFormatting:
      (textDocument?.formatting?.dynamicRegistration && textDocument.rangeFormatting?.dynamicRegistration) ?? false,
    configuration: workspace?.configuration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    willRenameFiles: workspace?.fileOperations?.willRename ?? false,
    refreshCodeLens: workspace?.codeLens?.refreshSupport ?? false,
  };
}
