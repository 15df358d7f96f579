import { NO_REFERENCES, type PackedReferences, packReferences } from '../core/index/packed-references.ts';
import { createPrefilter, type Prefilter } from '../core/index/prefilter.ts';
import { ReferenceIndex } from '../core/index/reference-index.ts';
import { TextScan } from '../core/index/text-scan.ts';
import { separateCells } from '../core/matching/cells.ts';
import type { Matcher } from '../core/matching/matcher.ts';
import { linesOf } from '../core/model/text.ts';
import { decodeText } from '../loader/decode.ts';
import { excludedBelow } from '../loader/documents.ts';
import { type FileStat, type FileSystem, isNotFound, reasonOf } from '../loader/file-system.ts';
import { walk } from '../loader/walk.ts';
import { BASELINE_FILE } from '../loader.ts';
import { relativePath } from '../uris.ts';
import type { RootState } from './root-state.ts';
import { TimeSlice } from './time-slice.ts';

export interface RootIndexOptions {
  /** Normalised URI of the root's folder. */
  readonly folder: string;
  readonly fileSystem: FileSystem;
  /** What the root consists of at present. */
  readonly state: () => Pick<RootState, 'scope' | 'policy'>;
  /** Normalised URIs of roots within the folder: what is in them is theirs. */
  readonly innerRoots: () => readonly string[];
  /** Something could not be read: a sentence. */
  readonly failed: (message: string) => void;
}

/** Called while files are looked at, with how many were looked at so far. */
export type LookedAt = (files: number) => void;

/** What is known of a file on disk. */
interface KnownFile {
  /** Of the file when it was read; undefined where nothing says whether it is still the same. */
  readonly stamp: string | undefined;
  /** Its prefixes have their places. */
  readonly isCatalog: boolean;
}

/** A file as found now: unchanged, or to be scanned. */
interface Look {
  readonly uri: string;
  readonly known: KnownFile;
  /** Undefined where nothing has changed; null for what holds no reference. */
  readonly text?: string | null;
}

/** Files that are looked at together, while the disk works. */
const BATCH = 32;
/** Of a file that was changed so recently the next change may leave the same stamp (in milliseconds). */
const SETTLED = 2000;

/**
 * Every reference in the files of a folder: all text files but what git ignores, what the team excludes and what is too
 * large. Brought up to date when it is asked for, and not before: only then anybody could notice. It trusts no event, but
 * looks whether files are the ones that it has read; what it is told makes it read files again that look the same.
 */
export class RootIndex {
  readonly index = new ReferenceIndex();
  readonly #options: RootIndexOptions;
  readonly #abort = new AbortController();
  readonly #files = new Map<string, KnownFile>();
  readonly #reported = new Set<string>();
  #touched = new Set<string>();
  #signature = '';
  /** Of the matcher under which it was complete last. */
  #completed: string | undefined;
  #limit = 0;
  #prefilter: Prefilter = () => false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(options: RootIndexOptions) {
    this.#options = options;
  }

  /** Whether what is in the index was found with the matcher that is in force. */
  get isCurrent(): boolean {
    return this.#signature === this.#options.state().scope.set.matcher.signature;
  }

  /** Whether it has had every file since that matcher is in force. */
  get isComplete(): boolean {
    return this.isCurrent && this.#completed === this.#signature;
  }

  /** Something happened to a file, or may have. */
  touched(uri: string): void {
    this.#touched.add(uri);
  }

  /** Resolves when the index has every file as it is at the time of the call, or as it was at some time after. */
  complete(lookedAt: LookedAt = () => {}): Promise<void> {
    if (!this.#running) return this.#start(lookedAt);
    this.#next ??= this.#running.then(
      () => this.#start(lookedAt),
      () => this.#start(lookedAt),
    );
    return this.#next;
  }

  dispose(): void {
    this.#abort.abort();
  }

  #start(lookedAt: LookedAt): Promise<void> {
    this.#next = undefined;
    this.#running = this.#update(lookedAt).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Once more, where the root has become another one meanwhile. */
  async #update(lookedAt: LookedAt): Promise<void> {
    const { state } = this.#options;
    for (let before: ReturnType<typeof state> | undefined; ; ) {
      const now = state();
      if (before?.scope === now.scope && before.policy === now.policy) return;
      before = now;
      await this.#lookAtAll(now, lookedAt);
    }
  }

  async #lookAtAll({ scope, policy }: Pick<RootState, 'scope' | 'policy'>, lookedAt: LookedAt): Promise<void> {
    const { matcher, frameworks } = scope.set;
    const limit = policy.limits.fileSize;
    if (this.#signature !== matcher.signature || this.#limit !== limit) {
      this.#files.clear();
      this.index.clear();
      this.#prefilter = createPrefilter(matcher);
      this.#signature = matcher.signature;
      this.#limit = limit;
    }
    const catalogs = new Set(frameworks.flatMap((framework) => framework.catalogs.map(({ uri }) => uri)));
    const touched = this.#touched;
    this.#touched = new Set();
    const seen = new Set<string>();
    const slice = new TimeSlice();
    try {
      for await (const batch of this.#batches(policy.exclude)) {
        const look = (uri: string) => this.#look(uri, limit, catalogs, touched.has(uri));
        const isImmediate = this.#options.fileSystem.immediate !== undefined;
        const looks = isImmediate ? batch : await Promise.all(batch.map(look));
        for (const each of looks) {
          const found = typeof each === 'string' ? await look(each) : each;
          if (!found) continue;
          seen.add(found.uri);
          if (found.text !== undefined) await this.#scan(found, matcher, slice);
          await slice.pause();
        }
        lookedAt(seen.size);
      }
    } catch (error) {
      for (const uri of touched) this.#touched.add(uri);
      throw error;
    }
    for (const uri of this.#files.keys()) if (!seen.has(uri)) this.#forget(uri);
    this.#completed = matcher.signature;
  }

  async *#batches(exclude: readonly string[]): AsyncGenerator<string[]> {
    const { folder, fileSystem } = this.#options;
    const { signal } = this.#abort;
    const excluded = excludedBelow(folder, folder, exclude);
    const inner = new Set(this.#options.innerRoots().map((uri) => relativePath(folder, uri)));
    const files = walk(fileSystem, folder, {
      gitignore: true,
      leaveOut: (path) => inner.has(path) || nameIs(path, BASELINE_FILE) || excluded(path),
      signal,
      onUnreadable: (uri, error) => this.#report(uri, reasonOf(error)),
    });
    let batch: string[] = [];
    for await (const { uri } of files) {
      batch.push(uri);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
      signal.throwIfAborted();
    }
    yield batch;
    signal.throwIfAborted();
  }

  /** Undefined for what is no longer there. */
  async #look(uri: string, limit: number, catalogs: ReadonlySet<string>, touched: boolean): Promise<Look | undefined> {
    const isCatalog = catalogs.has(uri) || /\.ya?ml$/i.test(uri);
    const { fileSystem } = this.#options;
    try {
      const stat = fileSystem.immediate?.stat(uri) ?? (await fileSystem.stat(uri));
      const before = this.#files.get(uri);
      const isSame = before?.stamp !== undefined && before.stamp === stat.stamp && before.isCatalog === isCatalog;
      if (isSame && !touched) return { uri, known: before };
      const known = { stamp: settledStamp(stat), isCatalog };
      return { uri, known, text: await this.#read(uri, stat.size, limit) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      this.#report(uri, reasonOf(error));
      return { uri, known: { stamp: undefined, isCatalog }, text: null };
    }
  }

  /** Null for what can hold no reference. */
  async #read(uri: string, size: number, limit: number): Promise<string | null> {
    const { fileSystem } = this.#options;
    const read = () => fileSystem.immediate?.readFile(uri, limit + 1) ?? fileSystem.readFile(uri, limit + 1);
    const bytes = size > limit ? null : await read();
    if (!bytes || bytes.length > limit) {
      this.#report(uri, 'it is larger than limits.fileSize allows');
      return null;
    }
    return this.#prefilter(bytes) ? decodeText(bytes) : null;
  }

  async #scan({ uri, known, text }: Look, matcher: Matcher, slice: TimeSlice): Promise<void> {
    let references: PackedReferences = NO_REFERENCES;
    if (text) {
      const scan = new TextScan(separateCells(linesOf(text), uri), matcher);
      while (!scan.run(slice.isOver)) await slice.pause();
      references = packReferences(scan.groups, this.index.keys, known.isCatalog);
    }
    this.#files.set(uri, known);
    this.index.set(uri, references);
  }

  #forget(uri: string): void {
    this.#files.delete(uri);
    this.index.delete(uri);
  }

  #report(uri: string, reason: string): void {
    if (!this.#reported.has(uri)) this.#options.failed(`${uri} is not searched for references: ${reason}.`);
    this.#reported.add(uri);
  }
}

function settledStamp({ stamp, modified }: FileStat): string | undefined {
  return modified === undefined || Date.now() - modified > SETTLED ? stamp : undefined;
}

const nameIs = (path: string, name: string): boolean => path === name || path.endsWith(`/${name}`);
