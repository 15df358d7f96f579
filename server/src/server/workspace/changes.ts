/** Reacts to changes after which the client may have to be sent something different. */
export interface ChangeListener {
  /** A document was opened or edited; `uri` is the client's spelling. */
  didChangeDocument?(uri: string): void;
  didCloseDocument?(uri: string): void;
  /** Files have changed on disk, or may have. */
  didChangeFiles?(): void;
  /** What documents are diagnosed with has changed: catalogs, `objrefs.yaml`, reviews, settings or dates of lines. */
  didChangeScope?(): void;
  /** The client has asked for `shutdown`: nothing more may be sent. */
  dispose?(): void;
}

/** Passes each change on to all listeners, in the order in which they were added. */
export class Changes implements Required<ChangeListener> {
  readonly #listeners: ChangeListener[] = [];

  add(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  readonly didChangeDocument = (uri: string) => this.#each((listener) => listener.didChangeDocument?.(uri));
  readonly didCloseDocument = (uri: string) => this.#each((listener) => listener.didCloseDocument?.(uri));
  readonly didChangeFiles = () => this.#each((listener) => listener.didChangeFiles?.());
  readonly didChangeScope = () => this.#each((listener) => listener.didChangeScope?.());
  readonly dispose = () => this.#each((listener) => listener.dispose?.());

  #each(pass: (listener: ChangeListener) => void): void {
    for (const listener of this.#listeners) pass(listener);
  }
}
