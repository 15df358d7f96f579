// The language server in a web worker, for VS Code for the Web.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server/start.ts';

// Type definitions are those of Node. A worker's global object is a port to the page that started it.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
startServer(connection, {
  // There is no disk from which built-in catalogs could be opened.
  shippedUri: () => undefined,
});
