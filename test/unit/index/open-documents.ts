import { Documents } from '../../../server/src/server/workspace/documents.ts';

/** Open documents without a client. Paths are those of files. */
export class OpenDocuments {
  readonly documents = new Documents();
  readonly #versions = new Map<string, number>();

  /** Paths of the open documents. */
  get paths(): readonly string[] {
    return [...this.#versions.keys()];
  }

  /** Opens a document, or changes the text of an open one. */
  write(path: string, text: string): void {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const uri = `file://${path}`;
    if (version === 1) this.documents.open({ uri, languageId: 'markdown', version, text });
    else this.documents.edit(uri, version, [{ text }]);
  }

  close(path: string): void {
    if (this.#versions.delete(path)) this.documents.close(`file://${path}`);
  }
}
