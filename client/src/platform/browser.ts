import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, type ServerClient } from './server-client.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** What is needed of the browser's own type, which the types of Node do not have. */
interface WebWorker extends Port {
  terminate(): void;
}

/** In a browser the server is a web worker, and reads files through this client. */
export const serverClient: ServerClient = (extensionUri, options) => {
  const script = vscode.Uri.joinPath(extensionUri, 'dist/server.browser.js').toString(true);
  let worker: WebWorker | undefined;
  const client = new LanguageClient(
    CLIENT_ID,
    CLIENT_NAME,
    // Not the worker itself: it would stay the same when the server is restarted. Nor does VS Code let it be known by its class.
    async () => {
      worker = startWorker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
    options,
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) worker?.terminate();
  });
  return client;
};

function startWorker(script: string): WebWorker {
  const { Worker } = globalThis as unknown as { readonly Worker: new (url: string) => WebWorker };
  return new Worker(script);
}
