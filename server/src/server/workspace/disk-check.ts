import { type FileSystem, statIfThere } from '../../loader/file-system.ts';

/** Files are not looked at again sooner (in milliseconds). */
const INTERVAL = 1000;

/** What a look at files has shown, by their URIs. */
export interface Look {
  /** Another file than at the last look, or gone, or there again. */
  readonly changed: readonly string[];
  /** Not looked at the last time. */
  readonly added: readonly string[];
}

/** Sees which files have changed since it last looked, without reading them. */
export class DiskCheck {
  readonly #fileSystem: FileSystem;
  readonly #now: () => number;
  #last = Number.NEGATIVE_INFINITY;
  #stamps: ReadonlyMap<string, string> = new Map();

  /** @param now milliseconds from any point on */
  constructor(fileSystem: FileSystem, now: () => number = () => performance.now()) {
    this.#fileSystem = fileSystem;
    this.#now = now;
  }

  /** Shows nothing where it is too soon to look again. */
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
      // Whoever reads it tells why that fails.
      return 'unreadable';
    }
  }
}
