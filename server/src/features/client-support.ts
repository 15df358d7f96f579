import {
  type ClientCapabilities,
  CompletionItemTag,
  DiagnosticTag,
  MarkupKind,
  ResourceOperationKind,
  SymbolTag,
} from 'vscode-languageserver';

/** What the client understands, read once from `initialize`. A client that says nothing gets the least (LSP 3.18). */
export interface ClientSupport {
  /** Hovers in Markdown; else plain text. */
  readonly hoverMarkdown: boolean;
  /** Documentation of completion items in Markdown; else plain text. */
  readonly documentationMarkdown: boolean;
  /** Text beside the label of a completion item, apart from its `detail`. */
  readonly labelDetails: boolean;
  readonly deprecatedCompletion: boolean;
  /** Completion items with places to be filled in. */
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
  /** Code actions as such and not as commands. */
  readonly codeActionLiteral: boolean;
  readonly preferredCodeAction: boolean;
  /** Edits that name the version they are meant for. */
  readonly documentChanges: boolean;
  /** The server may ask for edits of its own. */
  readonly applyEdit: boolean;
  /** An edit may create files. */
  readonly createFiles: boolean;
  /** Edits of a kind can be shown together, with a name, before they are made. */
  readonly changeAnnotations: boolean;
  /** The client asks what is to be typed over before it renames. */
  readonly prepareRename: boolean;
  /** The server may show how far some work of its own has come. */
  readonly workDoneProgress: boolean;
  /** Edits with a part that is selected to be typed over. */
  readonly snippetEdits: boolean;
  readonly registerWatchedFiles: boolean;
  readonly registerConfiguration: boolean;
  /** Formatting may be announced for some files only. */
  readonly registerFormatting: boolean;
  /** The server may ask for settings. */
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  /** The server may ask the client to ask for these again. */
  readonly refreshSemanticTokens: boolean;
  readonly refreshInlayHints: boolean;
  /** The server may ask the client to pull diagnostics again. */
  readonly refreshDiagnostics: boolean;
  /** The client asks for edits before it renames files. */
  readonly willRenameFiles: boolean;
  /** The server may ask the client to ask for lenses again. */
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
