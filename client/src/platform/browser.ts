import * as vscode from 'vscode';
import {
  BaseLanguageClient,
  type LanguageClientOptions,
  type Message,
  type MessageTransports,
} from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, type ServerClient } from './server-client.ts';
import { loadServer, type WebWorker } from './worker.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** In a browser, the server is a web worker and reads files through this client. */
export const serverClient: ServerClient = (extensionUri, options) => new WorkerClient(extensionUri, options);

class WorkerClient extends BaseLanguageClient {
  readonly #extensionUri: vscode.Uri;
  #worker: WebWorker | undefined;

  constructor(extensionUri: vscode.Uri, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, options);
    this.#extensionUri = extensionUri;
  }

  /** With a new worker: a stopped server cannot be started again. */
  protected override async createMessageTransports(): Promise<MessageTransports> {
    this.#worker = startWorker(this.#extensionUri);
    await loadServer(this.#worker, addressOf(this.#extensionUri, 'dist/server/browser.js'));
    const port = this.#worker as unknown as Port;
    return { reader: new BrowserMessageReader(port), writer: new JsonWriter(port) };
  }

  /** A worker does not end by itself, and a busy one may never receive the request to stop. */
  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#worker?.terminate();
    }
  }
}

/**
 * Messages are sent as JSON here too. Structured clones would contain the private fields of VS Code's objects: a
 * position without its line.
 */
class JsonWriter extends BrowserMessageWriter {
  override write(message: Message): Promise<void> {
    return super.write(JSON.parse(JSON.stringify(message)));
  }
}

function startWorker(extensionUri: vscode.Uri): WebWorker {
  const { Worker } = globalThis as unknown as { readonly Worker: new (address: string) => WebWorker };
  return new Worker(addressOf(extensionUri, 'dist/server/worker.js'));
}

function addressOf(extensionUri: vscode.Uri, path: string): string {
  return vscode.Uri.joinPath(extensionUri, path).toString(true);
}
