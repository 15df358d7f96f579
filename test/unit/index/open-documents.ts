import { Documents } from '../../../server/src/server/workspace/documents.ts';

type TextDocumentConnection = Parameters<Documents['texts']['listen']>[0];
type Handler = (params: unknown) => void;

/** Open documents without a client: the tests call what a client would send. Paths are those of files. */
export class OpenDocuments {
  readonly documents = new Documents();
  readonly #handlers = new Map<PropertyKey, Handler>();
  readonly #versions = new Map<string, number>();

  constructor() {
    const connection = new Proxy({} as TextDocumentConnection, {
      get: (_, name) => (handler: Handler) => {
        this.#handlers.set(name, handler);
        return { dispose() {} };
      },
    });
    this.documents.texts.listen(connection);
  }

  /** Paths of the open documents. */
  get paths(): readonly string[] {
    return [...this.#versions.keys()];
  }

  /** Opens a document, or changes the text of an open one. */
  write(path: string, text: string): void {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const uri = `file://${path}`;
    if (version === 1) {
      this.#send('onDidOpenTextDocument', { textDocument: { uri, languageId: 'markdown', version, text } });
    } else this.#send('onDidChangeTextDocument', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  close(path: string): void {
    if (!this.#versions.delete(path)) return;
    this.#send('onDidCloseTextDocument', { textDocument: { uri: `file://${path}` } });
  }

  #send(name: keyof TextDocumentConnection, params: unknown): void {
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`Nobody listens to ${String(name)}`);
    handler(params);
  }
}
