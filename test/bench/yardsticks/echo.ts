import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';

// A minimal language server on our library: answers every hover with the same word, and every change of a document with
// no diagnostics.

const connection = createConnection(process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.onHover(() => ({ contents: 'echo' }));
const answer = ({ uri, version }: { uri: string; version: number }) =>
  connection.sendDiagnostics({ uri, version, diagnostics: [] });
connection.onDidOpenTextDocument(({ textDocument }) => answer(textDocument));
connection.onDidChangeTextDocument(({ textDocument }) => answer(textDocument));
connection.listen();
