import type { FileSystem } from '../../loader/file-system.ts';
import { join } from '../../uri/uris.ts';
import { DiskCheck } from './disk-check.ts';
import type { Project } from './project.ts';
import type { ProjectState } from './project-state.ts';

/** New files are looked for at most once in this time (in milliseconds), and for at most a twentieth of the time. */
const INTERVAL = 1000;
const REST = 20;

/**
 * Keeps a project up to date with the disk without events: not every client watches files, and none watches all. It has
 * no timers: it compares files when a request may show the difference.
 */
export class DiskFollower {
  readonly #project: Project<ProjectState>;
  readonly #check: DiskCheck;
  /** Changes when another branch is checked out, which may have other files. */
  readonly #branch: string;
  #lookedAround = performance.now();
  #took = 0;

  constructor(folder: string, project: Project<ProjectState>, fileSystem: FileSystem) {
    this.#project = project;
    this.#check = new DiskCheck(fileSystem);
    this.#branch = join(folder, '.git/HEAD');
    void this.#measure();
  }

  /** Reloads the project if any of its files has changed since the last look. */
  async look(): Promise<void> {
    const { configurationUri, reviewsUri, files } = this.#project.state.loaded;
    const known = [configurationUri, reviewsUri, ...files.catalogs.keys()];
    const { changed, added } = await this.#check.look([...known, this.#branch]);
    if (changed.includes(this.#branch)) this.#project.reload('files', 0);
    else if (known.some((uri) => changed.includes(uri) || added.includes(uri))) this.#project.reload('texts', 0);
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
