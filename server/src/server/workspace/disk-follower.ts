import { type FileSystem, statIfThere } from '../../loader/file-system.ts';
import { join } from '../../uri/uris.ts';
import type { Project } from './project.ts';

/** New files are looked for at most once in this time (in milliseconds), and for at most a twentieth of the time. */
const INTERVAL = 1000;
const REST = 20;

/**
 * Keeps a project up to date with the disk without events: not every client watches files, and none watches all. It has
 * no timers: it compares files when a request may show the difference.
 */
export class DiskFollower {
  readonly #project: Project;
  readonly #check: DiskCheck;
  /** Changes when another branch is checked out, which may have other files. */
  readonly #branch: string;
  #lookedAround = performance.now();
  #took = 0;

  constructor(folder: string, project: Project, fileSystem: FileSystem) {
    this.#project = project;
    this.#check = new DiskCheck(fileSystem);
    this.#branch = join(folder, '.git/HEAD');
    void this.#measure();
  }

  /** Reloads the project if any of its files has changed since the last look. */
  async look(): Promise<void> {
    const { configurationUri, reviewsUri, files } = this.#project.state.loaded;
    const known = [configurationUri, reviewsUri, ...files.catalogs.keys()];
    const packages = files.listing?.packages.watched ?? [];
    const { changed, added } = await this.#check.look([...known, this.#branch, ...packages]);
    const isOther = (uri: string) => changed.includes(uri) || added.includes(uri);
    if (changed.includes(this.#branch) || packages.some(isOther)) this.#project.reload('files', 0);
    else if (known.some(isOther)) this.#project.reload('texts', 0);
  }

  /** Looks for new files, too. */
  lookAround(): void {
    if (performance.now() - this.#lookedAround < Math.max(INTERVAL, REST * this.#took)) return;
    this.#project.reload('files', 0);
    void this.#measure();
  }

  async #measure(): Promise<void> {
    this.#lookedAround = performance.now();
    await this.#project.settled();
    this.#took = performance.now() - this.#lookedAround;
  }
}

/** Files are compared at most once in this time (in milliseconds). */
const CHECK_INTERVAL = 1000;

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

  /**
   * Finds nothing where the last comparison was too recent.
   *
   * @returns URIs of files that were changed, deleted or created, and of those that are compared for the first time
   */
  async look(uris: readonly string[]): Promise<{ readonly changed: string[]; readonly added: string[] }> {
    if (this.#now() - this.#last < CHECK_INTERVAL) return { changed: [], added: [] };
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
