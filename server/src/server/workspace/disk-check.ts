import { type FileSystem, statIfThere } from '../../loader/file-system.ts';

/** Files are compared at most once in this time (in milliseconds). */
const INTERVAL = 1000;

/** The URIs of files that differ from the last comparison. */
export interface Look {
  /** Changed, deleted or created. */
  readonly changed: readonly string[];
  /** Compared for the first time. */
  readonly added: readonly string[];
}

/** Finds files that have changed since the last comparison, without reading them. */
export class DiskCheck {
  readonly #fileSystem: FileSystem;
  readonly #now: () => number;
  #last = Number.NEGATIVE_INFINITY;
  #stamps: ReadonlyMap<string, string> = new Map();

  /** @param now gives milliseconds since any point in time */
  constructor(fileSystem: FileSystem, now: () => number = () => performance.now()) {
    this.#fileSystem = fileSystem;
    this.#now = now;
  }

  /** Finds nothing where the last comparison was too recent. */
  async look(uris: readonly string[]): Promise<Look> {
    if (this.#now() - this.#last < INTERVAL) return { changed: [], added: [] };
    this.#last = this.#now();
    const before = this.#stamps;
    const stamps = await Promise.all(
      uris.map(async (uri): Promise<[string, string]> => [uri, await this.#stampOf(uri)]),
    );
    this.#stamps = new Map(stamps);
    const known = stamps.filter(([uri]) => before.has(uri));
    return {
      changed: known.flatMap(([uri, stamp]) => (before.get(uri) === stamp ? [] : uri)),
      added: uris.filter((uri) => !before.has(uri)),
    };
  }

  async #stampOf(uri: string): Promise<string> {
    try {
      const stat = await statIfThere(this.#fileSystem, uri);
      return stat ? (stat.stamp ?? `${stat.size}`) : 'none';
    } catch {
      // The reader of the file reports the error.
      return 'unreadable';
    }
  }
}
