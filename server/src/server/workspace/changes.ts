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

  didChangeDocument(uri: string): void {
    for (const listener of this.#listeners) listener.didChangeDocument?.(uri);
  }

  didCloseDocument(uri: string): void {
    for (const listener of this.#listeners) listener.didCloseDocument?.(uri);
  }

  didChangeFiles(): void {
    for (const listener of this.#listeners) listener.didChangeFiles?.();
  }

  didChangeScope(): void {
    for (const listener of this.#listeners) listener.didChangeScope?.();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose?.();
  }
}
