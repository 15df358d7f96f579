import { l10n } from '../../core/base/l10n.ts';
import { documentContext, hasContext } from '../../core/declaration/context.ts';
import { countOf, NO_REFERENCES, type PackedReferences, packReferences } from '../../core/index/packed-references.ts';
import { createPrefilter, type Prefilter } from '../../core/index/prefilter.ts';
import { ReferenceIndex } from '../../core/index/reference-index.ts';
import { TextScan } from '../../core/index/text-scan.ts';
import { countLongLines } from '../../core/matching/scanner.ts';
import { linesOf } from '../../core/model/text.ts';
import { assumedEdition } from '../../core/resolution/default-edition.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import type { Limits } from '../../core/settings/configuration.ts';
import { decodeText, isBinary } from '../../loader/decode.ts';
import { excludedBelow } from '../../loader/documents.ts';
import { type FileStat, type FileSystem, isNotFound, reasonOf } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { walk } from '../../loader/walk.ts';
import { relativePath } from '../../uri/uris.ts';
import { isAbort } from '../lsp/describe-error.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import { type LookedAt, QUIETLY, type Work } from '../progress/work.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import type { Omitted } from './omitted.ts';

export interface ProjectIndexOptions {
  /** Normalised URI of the root's folder. */
  readonly folder: string;
  readonly fileSystem: FileSystem;
  /** What the root consists of at present. */
  readonly state: () => IndexInputs;
  /** Normalised URIs of roots within the folder: what is in them is theirs. */
  readonly innerProjects: () => readonly string[];
  /** Something could not be read: a sentence. */
  readonly failed: (message: string) => void;
}

/** What of a root's state decides what is found in it. */
export type IndexInputs = Pick<ProjectState, 'scope' | 'policy' | 'settings'>;

/** What is known of a file on disk. */
interface KnownFile {
  /** Of the file when it was read; undefined where nothing says whether it is still the same. */
  readonly stamp: string | undefined;
  /** Its prefixes have their places. */
  readonly isCatalog: boolean;
  /** It declares what its numbers are of. */
  readonly declares?: boolean;
  /** It is a text, and was searched. */
  readonly isText?: boolean;
  /** The limit for which it is not searched, or not wholly. */
  readonly omitted?: 'fileSize' | 'lineLength' | 'references';
}

/** A file as found now: unchanged, or to be scanned. */
interface Look {
  readonly uri: string;
  readonly known: KnownFile;
  /** Undefined where nothing has changed; null for what is not to be searched; empty for what holds no reference. */
  readonly text?: string | null;
}

/** So much of a large file tells whether it is a binary one, which nobody misses. */
const SNIFFED = 8000;
/** Files that are looked at together, while the disk works. */
const BATCH = 32;
/** Of a file that was changed so recently the next change may leave the same stamp (in milliseconds). */
const SETTLED = 2000;

/**
 * Every reference in the files of a folder: all text files but what git ignores, what the team excludes and what is too
 * large. Brought up to date when it is asked for, and not before: only then anybody could notice. It trusts no event, but
 * looks whether files are the ones that it has read; what it is told makes it read files again that look the same.
 */
export class ProjectIndex {
  readonly index = new ReferenceIndex();
  readonly #options: ProjectIndexOptions;
  /** Ends the search that is under way. */
  #run = new AbortController();
  #isDisposed = false;
  readonly #files = new Map<string, KnownFile>();
  readonly #reported = new Set<string>();
  #touched = new Set<string>();
  #signature = '';
  /** Of the matcher under which it was complete last. */
  #completed: string | undefined;
  #limits = '';
  #omitted: Omitted = new Map();
  #searched = 0;
  /** There are more files than are looked at. */
  #isCut = false;
  #prefilter: Prefilter = () => false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(options: ProjectIndexOptions) {
    this.#options = options;
  }

  /** Whether what is in the index was found with the matcher that is in force. */
  get isCurrent(): boolean {
    return this.#signature === signatureOf(this.#options.state().scope);
  }

  /** Whether it has had every file since that matcher is in force. */
  get isComplete(): boolean {
    return this.isCurrent && this.#completed === this.#signature;
  }

  /** What was not searched, as of the last time that it was complete. */
  get omitted(): Omitted {
    return this.#omitted;
  }

  /** The files that declare frameworks, whether or not they cite anything. */
  get declaring(): readonly string[] {
    return [...this.#files].flatMap(([uri, { declares }]) => (declares ? uri : []));
  }

  /** Texts that were searched, as of the last time that it was complete. */
  get searched(): number {
    return this.#searched;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Something happened to a file, or may have. */
  touched(uri: string): void {
    this.#touched.add(uri);
  }

  /**
   * Resolves when the index has every file as it is at the time of the call, or as it was at some time after. Rejects with
   * an `AbortError` when anybody who waits ends the search: it is one search for all.
   */
  async complete({ lookedAt, signal }: Work = QUIETLY): Promise<void> {
    const stop = () => this.#run.abort();
    signal.addEventListener('abort', stop);
    try {
      await this.#await(lookedAt);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** The search that begins now, or the next one where one is under way already. */
  #await(lookedAt: LookedAt): Promise<void> {
    if (!this.#running) return this.#start(lookedAt);
    this.#next ??= this.#running.then(
      () => this.#start(lookedAt),
      (error) => (isAbort(error) ? Promise.reject(error) : this.#start(lookedAt)),
    );
    return this.#next;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#run.abort();
  }

  #start(lookedAt: LookedAt): Promise<void> {
    this.#next = undefined;
    this.#run = new AbortController();
    if (this.#isDisposed) this.#run.abort();
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
      if (before?.scope === now.scope && before.policy === now.policy && before.settings === now.settings) return;
      before = now;
      await this.#lookAtAll(now, lookedAt);
    }
  }

  async #lookAtAll({ scope, policy, settings }: IndexInputs, lookedAt: LookedAt): Promise<void> {
    const { matcher, frameworks } = scope.set;
    const { limits } = policy;
    const signature = signatureOf(scope);
    if (this.#signature !== signature || this.#limits !== JSON.stringify(limits)) {
      this.#files.clear();
      this.index.clear();
      this.#prefilter = createPrefilter(matcher);
      this.#signature = signature;
      this.#limits = JSON.stringify(limits);
    }
    const catalogs = new Set(frameworks.flatMap((framework) => framework.catalogs.map(({ uri }) => uri)));
    const touched = this.#touched;
    this.#touched = new Set();
    const seen = new Set<string>();
    const slice = new TimeSlice();
    try {
      for await (const batch of this.#batches([...policy.exclude, ...(settings?.hidden ?? [])], limits.files)) {
        const look = (uri: string) => this.#look(uri, limits.fileSize, catalogs, touched.has(uri), scope);
        const isImmediate = this.#options.fileSystem.immediate !== undefined;
        const looks = isImmediate ? batch : await Promise.all(batch.map(look));
        for (const each of looks) {
          const found = typeof each === 'string' ? await look(each) : each;
          if (!found) continue;
          seen.add(found.uri);
          if (found.text !== undefined) await this.#scan(found, scope, limits.references, slice);
          await slice.pause();
        }
        lookedAt(seen.size);
      }
    } catch (error) {
      for (const uri of touched) this.#touched.add(uri);
      throw error;
    }
    for (const uri of this.#files.keys()) if (!seen.has(uri)) this.#forget(uri);
    this.#completed = signature;
    this.#omitted = this.#countOmitted();
    this.#searched = [...this.#files.values()].filter(({ isText }) => isText).length;
  }

  async *#batches(exclude: readonly string[], most: number): AsyncGenerator<string[]> {
    const { folder, fileSystem } = this.#options;
    const { signal } = this.#run;
    const excluded = excludedBelow(folder, folder, exclude);
    const inner = new Set(this.#options.innerProjects().map((uri) => relativePath(folder, uri)));
    const files = walk(fileSystem, folder, {
      gitignore: true,
      leaveOut: (path) => inner.has(path) || isRecordFile(lastSegment(path)) || excluded(path),
      signal,
      onUnreadable: (uri, error) => this.#report(uri, reasonOf(error)),
    });
    let batch: string[] = [];
    let left = most;
    this.#isCut = false;
    for await (const { uri } of files) {
      this.#isCut = left-- === 0;
      if (this.#isCut) break;
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
  async #look(
    uri: string,
    limit: number,
    catalogs: ReadonlySet<string>,
    touched: boolean,
    scope: Scope,
  ): Promise<Look | undefined> {
    const isCatalog = catalogs.has(uri) || /\.ya?ml$/i.test(uri);
    const { fileSystem } = this.#options;
    try {
      const stat = fileSystem.immediate?.stat(uri) ?? (await fileSystem.stat(uri));
      const before = this.#files.get(uri);
      const isSame = before?.stamp !== undefined && before.stamp === stat.stamp && before.isCatalog === isCatalog;
      if (isSame && !touched) return { uri, known: before };
      const known = { stamp: settledStamp(stat), isCatalog };
      const bytes = await this.#read(uri, Math.min(limit + 1, stat.size > limit ? SNIFFED : limit + 1));
      if (stat.size <= limit && bytes.length <= limit) {
        const isWanted = this.#prefilter(bytes) || hasContext(scope, uri, bytes);
        const text = isWanted ? decodeText(bytes) : isBinary(bytes) ? null : '';
        return { uri, known: { ...known, isText: text !== null }, text };
      }
      if (decodeText(bytes) === null) return { uri, known, text: null };
      this.#report(uri, l10n.t('it is larger than limits.fileSize allows'));
      return { uri, known: { ...known, omitted: 'fileSize' }, text: null };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      this.#report(uri, reasonOf(error));
      return { uri, known: { stamp: undefined, isCatalog }, text: null };
    }
  }

  async #read(uri: string, limit: number): Promise<Uint8Array> {
    const { fileSystem } = this.#options;
    return fileSystem.immediate?.readFile(uri, limit) ?? (await fileSystem.readFile(uri, limit));
  }

  async #scan({ uri, known, text }: Look, scope: Scope, most: number, slice: TimeSlice): Promise<void> {
    let references: PackedReferences = NO_REFERENCES;
    let { declares, omitted } = known;
    if (text) {
      const lines = linesOf(text);
      const context = documentContext(lines, scope, uri);
      const { set } = context.scope;
      declares = context.declaration.frameworks.length > 0;
      const scan = new TextScan(context.lines, set.matcher);
      while (!scan.run(slice.isOver)) await slice.pause();
      references = packReferences(scan.groups, this.index.keys, known.isCatalog, (id) => {
        const framework = set.get(id);
        return framework && assumedEdition(framework, scope.set.get(id));
      });
      if (countLongLines(lines, set.matcher) > 0) omitted = 'lineLength';
    }
    this.index.delete(uri);
    if (this.index.count + countOf(references) > most) {
      // There may be room when it is looked at again.
      this.#files.set(uri, { ...known, stamp: undefined, omitted: 'references' });
      return;
    }
    this.#files.set(uri, { ...known, ...(declares && { declares }), ...(omitted && { omitted }) });
    this.index.set(uri, references);
  }

  #countOmitted(): Omitted {
    const counts = new Map<keyof Limits, number>();
    for (const { omitted } of this.#files.values()) if (omitted) counts.set(omitted, (counts.get(omitted) ?? 0) + 1);
    return this.#isCut ? counts.set('files', 1) : counts;
  }

  #forget(uri: string): void {
    this.#files.delete(uri);
    this.index.delete(uri);
  }

  #report(uri: string, reason: string): void {
    if (!this.#reported.has(uri)) this.#options.failed(l10n.t('{0} is not searched for references: {1}.', uri, reason));
    this.#reported.add(uri);
  }
}

function settledStamp({ stamp, modified }: FileStat): string | undefined {
  return modified === undefined || Date.now() - modified > SETTLED ? stamp : undefined;
}

/** What is found in texts is the same in two scopes that have this in common. */
const signatureOf = ({ set, contexts }: Scope): string => set.matcher.signature + (contexts?.signature ?? '');

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
