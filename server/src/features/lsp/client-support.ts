import {
  type ClientCapabilities,
  CompletionItemTag,
  DiagnosticTag,
  MarkupKind,
  ResourceOperationKind,
  SymbolTag,
} from 'vscode-languageserver';

/** What the client supports, read once from `initialize`: only what it declares (LSP 3.18). */
export type ClientSupport = Readonly<ReturnType<typeof clientSupport>>;

/** What features know of a client. */
export interface Client {
  readonly support: ClientSupport;
  /** Gives the URI under which the client opens a file. */
  readonly clientUri: ClientUri;
}

export type ClientUri = (uri: string) => string;

export function clientSupport(
  { window, workspace, textDocument }: ClientCapabilities,
  { diagnosticsInHovers = false }: { readonly diagnosticsInHovers?: boolean } = {},
) {
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.publishDiagnostics;
  const codeAction = textDocument?.codeAction;
  return {
    /** The client shows the diagnostics of a place above the hover. */
    diagnosticsInHovers,
    /** Hovers in Markdown; else plain text. */
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    /** Documentation of completion items in Markdown; else plain text. */
    documentationMarkdown: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    /** Text beside the label of a completion item, apart from its `detail`. */
    labelDetails: item?.labelDetailsSupport ?? false,
    /** Completion items with placeholders. */
    snippets: item?.snippetSupport ?? false,
    deprecatedCompletion: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) ?? false,
    definitionLink: textDocument?.definition?.linkSupport ?? false,
    /** Symbols of a document as a tree; else as a list. */
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    deprecatedSymbol: textDocument?.documentSymbol?.tagSupport?.valueSet.includes(SymbolTag.Deprecated) ?? false,
    relatedInformation: diagnostics?.relatedInformation ?? false,
    /** A page for the code of a diagnostic. */
    codeDescription: diagnostics?.codeDescriptionSupport ?? false,
    deprecatedDiagnostic: diagnostics?.tagSupport?.valueSet.includes(DiagnosticTag.Deprecated) ?? false,
    diagnosticVersion: diagnostics?.versionSupport ?? false,
    diagnosticData: diagnostics?.dataSupport ?? false,
    /** Code actions; else commands. */
    codeActionLiteral: codeAction?.codeActionLiteralSupport !== undefined,
    preferredCodeAction: codeAction?.isPreferredSupport ?? false,
    /** Edits with the version of the document. */
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    /** The server may request `workspace/applyEdit`. */
    applyEdit: workspace?.applyEdit ?? false,
    /** An edit may create files. */
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) ?? false,
    /** Edits may have labels, by which a preview groups them. */
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    /** The client requests `textDocument/prepareRename`. */
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    /** The server may report progress of its own. */
    workDoneProgress: window?.workDoneProgress ?? false,
    /** Edits with placeholders. */
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    registerWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    /** Formatting may be registered for some files only. */
    registerFormatting:
      (textDocument?.formatting?.dynamicRegistration && textDocument.rangeFormatting?.dynamicRegistration) ?? false,
    /** The server may request settings. */
    configuration: workspace?.configuration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    /** The server may request a refresh of these. */
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    /** The server may request that diagnostics are pulled again. */
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    /** The client requests edits before it renames files. */
    willRenameFiles: workspace?.fileOperations?.willRename ?? false,
    /** The server may request a refresh of code lenses. */
    refreshCodeLens: workspace?.codeLens?.refreshSupport ?? false,
  };
}
