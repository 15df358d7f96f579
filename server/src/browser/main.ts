// The language server as a worker of a browser: VS Code for the Web.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server/start.ts';

// The types of the project are those of Node; a worker's global is a port to the page that started it.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
startServer(connection, {
  // There is no disk that a shipped catalog could be opened from.
  shippedUri: () => undefined,
});
