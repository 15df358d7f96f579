import type * as lsp from 'vscode-languageserver';

// Values of LSP 3.18. Those of its library come with 80 kB of types and checks, which each start would have to read.

export const CodeActionKind = {
  QuickFix: 'quickfix',
  Source: 'source',
  SourceFixAll: 'source.fixAll',
} as const satisfies Partial<typeof lsp.CodeActionKind>;

export const CompletionItemKind = {
  Field: 5,
  Module: 9,
  Snippet: 15,
  File: 17,
  Reference: 18,
  Folder: 19,
  EnumMember: 20,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;

export const CompletionItemTag = { Deprecated: 1 } as const satisfies typeof lsp.CompletionItemTag;
export const CompletionTriggerKind = { Invoked: 1 } as const satisfies Partial<typeof lsp.CompletionTriggerKind>;
export const InsertTextFormat = { Snippet: 2 } as const satisfies Partial<typeof lsp.InsertTextFormat>;
export const MarkupKind = { Markdown: 'markdown' } as const satisfies Partial<typeof lsp.MarkupKind>;

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const satisfies typeof lsp.DiagnosticSeverity;
export const DiagnosticTag = { Deprecated: 2 } as const satisfies Partial<typeof lsp.DiagnosticTag>;

export const DocumentHighlightKind = { Read: 2, Write: 3 } as const satisfies Partial<typeof lsp.DocumentHighlightKind>;
export const FoldingRangeKind = { Comment: 'comment' } as const satisfies Partial<typeof lsp.FoldingRangeKind>;

export const SymbolKind = {
  Module: 2,
  Package: 4,
  Class: 5,
  Constant: 14,
  Key: 20,
} as const satisfies Partial<typeof lsp.SymbolKind>;
export const SymbolTag = { Deprecated: 1 } as const satisfies typeof lsp.SymbolTag;

export const MessageType = { Error: 1, Warning: 2, Info: 3 } as const satisfies Partial<typeof lsp.MessageType>;
export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** Codes of errors that LSP adds to those of JSON-RPC. */
export const LSPErrorCodes = {
  RequestFailed: -32803,
  ServerCancelled: -32802,
  RequestCancelled: -32800,
} as const satisfies Partial<typeof lsp.LSPErrorCodes>;
