import { l10n } from '../../core/base/l10n.ts';
import { documentContext } from '../../core/declaration/context.ts';
import { countOf, NO_REFERENCES, type PackedReferences, packReferences } from '../../core/index/packed-references.ts';
import { createPrefilter, type Prefilter } from '../../core/index/prefilter.ts';
import { ReferenceIndex } from '../../core/index/reference-index.ts';
import { countLongLines, TextScan } from '../../core/matching/scanner.ts';
import { assumedEdition } from '../../core/resolution/editions.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import type { Limits } from '../../core/settings/configuration.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { excludedBelow } from '../../loader/documents.ts';
import { type FileSystem, reasonOf } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { walk } from '../../loader/walk.ts';
import { nameOf, relativePath } from '../../uri/uris.ts';
import { isAbort } from '../lsp/cancellation.ts';
import { firstTimes } from '../lsp/messages.ts';
import type { IndexStore } from '../lsp/runtime.ts';
import { BackgroundSlice, type TimeSlice } from '../progress/time-slice.ts';
import { type LookedAt, QUIETLY, type Work } from '../progress/with-progress.ts';
import { asksForOffice } from '../workspace/current-text.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { FileReader, type IndexedFile, type ReadFile } from './file-reader.ts';
import { type KeptFile, keptIndex, restoredFiles } from './kept-index.ts';
import type { Omitted } from './omitted.ts';

export interface ProjectIndexOptions {
  /** Normalised URI of the project's folder. */
  readonly folder: string;
  readonly fileSystem: FileSystem;
  readonly state: () => IndexInputs;
  /** Normalised URIs of projects within the folder, whose files belong to them. */
  readonly innerProjects: () => readonly string[];
  /** Office files are searched where the folder asks for it. */
  readonly readsOffice?: boolean;
  /** Keeps what is known for the next start; absent where it is to be forgotten. */
  readonly store?: Promise<IndexStore> | undefined;
  /** Logs what could not be read, in a sentence. */
  readonly warn: (message: string) => void;
}

/** The part of a project's state that determines which references are found. */
type IndexInputs = Pick<ProjectState, 'scope' | 'policy' | 'settings'> & {
  readonly loaded: Pick<ProjectState['loaded'], 'isBarred' | 'configuration'>;
};

/** Files that are read together, so that the disk is busy while others are searched. */
const BATCH = 32;
/** After a search of so many files the index is kept at once: it would take some time again. */
const MANY = 500;

/**
 * Every reference in the text files of a folder, except in files that git ignores, that are excluded, or that are too
 * large. It is brought up to date by `complete`, and only then. It does not rely on events: it compares the stamps of all
 * files; `touched` has a file read again whose stamp is the same.
 */
export class ProjectIndex {
  readonly index = new ReferenceIndex();
  readonly #options: ProjectIndexOptions;
  /** Ends the present search. */
  #run = new AbortController();
  #isDisposed = false;
  readonly #files = new Map<string, IndexedFile>();
  /** What was known at the last start of files that no search has come to yet. */
  #kept = new Map<string, KeptFile>();
  /** Files of which something else is known than what is kept. */
  #changes = 0;
  #keeping: Promise<void> = Promise.resolve();
  /** By URI: the log says once that a file is not searched. */
  readonly #isFirst = firstTimes();
  #touched = new Set<string>();
  /** Of the scope that the files were searched in. */
  #signature = '';
  /** The signature when every file had been searched last. */
  #completed: string | undefined;
  #limits = '';
  #omitted: Omitted = new Map();
  #searched = 0;
  /** There are more files than `limits.files` allows. */
  #isCut = false;
  #prefilter: Prefilter = () => false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(options: ProjectIndexOptions) {
    this.#options = options;
  }

  /** Whether the index was made with the present matcher. */
  get isCurrent(): boolean {
    return this.#signature === signatureOf(this.#options.state().scope);
  }

  /** Whether every file has been searched with the present matcher, at any time. */
  get isComplete(): boolean {
    return this.isCurrent && this.#completed === this.#signature;
  }

  /** How many files were not searched, or not wholly, in the last complete search. */
  get omitted(): Omitted {
    return this.#omitted;
  }

  /** Files that declare frameworks, whether or not they cite anything. */
  get declaringFiles(): readonly string[] {
    return [...this.#files].flatMap(([uri, { declares }]) => (declares ? uri : []));
  }

  /** How many text files the last complete search has searched. */
  get searchedFiles(): number {
    return this.#searched;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** A file has changed, or may have. */
  touched(uri: string): void {
    this.#touched.add(uri);
  }

  /**
   * Resolves when the index has every file as it is at the time of the call, or later. All calls share one search: it
   * rejects with an `AbortError` for all of them when the signal of any is aborted.
   */
  async complete({ lookedAt, signal }: Work = QUIETLY): Promise<void> {
    signal.throwIfAborted();
    const stop = () => this.#run.abort();
    signal.addEventListener('abort', stop);
    try {
      await this.#searchAfter(lookedAt);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** A search that begins now, or after the present one, which may have passed files that have changed since. */
  #searchAfter(lookedAt: LookedAt): Promise<void> {
    if (!this.#running) return this.#start(lookedAt);
    this.#next ??= this.#running.then(
      () => this.#start(lookedAt),
      (error) => (isAbort(error) ? Promise.reject(error) : this.#start(lookedAt)),
    );
    return this.#next;
  }

  /** Keeps what is known, if it is of all files. Resolves when that is done; the log has why it could not be. */
  keep(): Promise<void> {
    this.#keeping = this.#keeping.then(async () => {
      const { folder, store, warn } = this.#options;
      if (!store || this.#changes === 0 || this.#completed !== this.#signature) return;
      this.#changes = 0;
      try {
        await (await store).write(folder, this.#signature + this.#limits, keptIndex(folder, this.#files, this.index));
      } catch (error) {
        warn(l10n.t('The index of {0} cannot be kept: {1}.', folder, reasonOf(error)));
      }
    });
    return this.#keeping;
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

  /** Searches again where the project's state has changed meanwhile. */
  async #update(lookedAt: LookedAt): Promise<void> {
    const { state } = this.#options;
    for (let before: ReturnType<typeof state> | undefined; ; ) {
      const now = state();
      if (before?.scope === now.scope && before.policy === now.policy && before.settings === now.settings) return;
      before = now;
      await this.#searchAll(now, lookedAt);
    }
  }

  async #searchAll({ scope, policy, settings, loaded }: IndexInputs, lookedAt: LookedAt): Promise<void> {
    const { limits } = policy;
    const readsOffice = this.#options.readsOffice === true && asksForOffice(loaded.configuration);
    const store = await this.#options.store;
    if (this.#reset(scope, { ...limits, readsOffice })) this.#kept = await this.#readKept(store);
    const reader = new FileReader({
      fileSystem: this.#options.fileSystem,
      scope,
      prefilter: this.#prefilter,
      fileSize: limits.fileSize,
      readsOffice,
      digest: store?.digest,
      skipped: (uri, reason) => this.#logSkipped(uri, reason),
    });
    const touched = this.#touched;
    this.#touched = new Set();
    const seen = new Set<string>();
    const slice = new BackgroundSlice();
    try {
      for await (const batch of this.#batches([...policy.exclude, ...(settings?.hidden ?? [])], limits.files, slice)) {
        const known = (uri: string) => this.#files.get(uri) ?? this.#kept.get(uri)?.file;
        const read = (uri: string) => reader.read(uri, known(uri), touched.has(uri));
        const isImmediate = this.#options.fileSystem.immediate !== undefined;
        const files = isImmediate ? batch : await Promise.all(batch.map(read));
        for (const each of files) {
          const found = typeof each === 'string' ? await read(each) : each;
          if (!found) continue;
          seen.add(found.uri);
          if (found.text !== undefined) await this.#scan(found, scope, limits.references, slice);
          else if (found.file !== this.#files.get(found.uri)) this.#take(found, limits.references);
          await slice.pause();
        }
        lookedAt(seen.size);
      }
    } catch (error) {
      for (const uri of touched) this.#touched.add(uri);
      throw error;
    }
    for (const uri of this.#files.keys()) if (!seen.has(uri)) this.#forget(uri);
    this.#changes += this.#kept.size;
    this.#kept.clear();
    this.#completed = this.#signature;
    this.#omitted = this.#countOmitted();
    this.#searched = [...this.#files.values()].filter(({ isText }) => isText).length;
    if (this.#changes > MANY) void this.keep();
  }

  /** Empties the index where the matcher finds other references than before, or other files are read: returns whether it did. */
  #reset(scope: Scope, limits: Limits & { readonly readsOffice: boolean }): boolean {
    const signature = signatureOf(scope);
    const limitsText = JSON.stringify(limits);
    if (this.#signature === signature && this.#limits === limitsText) return false;
    this.#files.clear();
    this.index.clear();
    this.#prefilter = createPrefilter(scope.set.matcher);
    this.#signature = signature;
    this.#limits = limitsText;
    return true;
  }

  /** What was known of files at the last start; whether it still is true, only their stamps and digests say. */
  async #readKept(store: IndexStore | undefined): Promise<Map<string, KeptFile>> {
    const { folder } = this.#options;
    const bytes = await store?.read(folder, this.#signature + this.#limits);
    this.#changes = 0;
    return bytes ? restoredFiles(bytes, folder, this.index) : new Map();
  }

  async *#batches(exclude: readonly string[], most: number, slice: TimeSlice): AsyncGenerator<string[]> {
    const { folder, fileSystem } = this.#options;
    const { signal } = this.#run;
    const excluded = excludedBelow(folder, folder, exclude);
    const inner = new Set(this.#options.innerProjects().map((uri) => relativePath(folder, uri)));
    const files = walk(fileSystem, folder, {
      gitignore: true,
      leaveOut: (path) => inner.has(path) || isRecordFile(lastSegment(path)) || excluded(path),
      signal,
      pause: () => slice.pause(),
      onUnreadable: (uri, error) => this.#logSkipped(uri, reasonOf(error)),
    });
    let batch: string[] = [];
    let left = most;
    this.#isCut = false;
    const { isBarred } = this.#options.state().loaded;
    for await (const { uri, isLink } of files) {
      if (isLink && (await isBarred?.(uri))) continue;
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

  async #scan({ uri, file, text }: ReadFile, scope: Scope, most: number, slice: TimeSlice): Promise<void> {
    let references: PackedReferences = NO_REFERENCES;
    let { declares, omitted } = file;
    if (text) {
      const lines = linesOfFile(nameOf(uri), text);
      const context = documentContext(lines, scope, uri);
      const { set } = context.scope;
      declares = context.declaration.frameworks.length > 0;
      const scan = new TextScan(context.lines, set.matcher);
      while (!scan.run(slice.isOver)) await slice.pause();
      references = packReferences(scan.groups, this.index.keys, file.isCatalog, (id) => {
        const framework = set.get(id);
        return framework && assumedEdition(framework, scope.set.get(id));
      });
      if (countLongLines(lines, set.matcher) > 0) omitted = 'lineLength';
    }
    this.#changes++;
    this.#kept.delete(uri);
    this.#set(uri, { ...file, ...(declares && { declares }), ...(omitted && { omitted }) }, references, most);
  }

  /** A file that is as it was at the last start, or has another stamp than before and the same bytes. */
  #take({ uri, file }: ReadFile, most: number): void {
    const kept = this.#kept.get(uri);
    this.#kept.delete(uri);
    if (file.stamp !== kept?.file.stamp) this.#changes++;
    this.#set(uri, file, kept?.references ?? this.index.files.get(uri) ?? NO_REFERENCES, most);
  }

  #set(uri: string, file: IndexedFile, references: PackedReferences, most: number): void {
    this.index.delete(uri);
    if (this.index.count + countOf(references) > most) {
      // Without a stamp it is read again, when there may be room.
      this.#files.set(uri, { ...file, stamp: undefined, digest: undefined, omitted: 'references' });
      return;
    }
    this.#files.set(uri, file);
    this.index.set(uri, references);
  }

  #countOmitted(): Omitted {
    const counts = new Map<keyof Limits, number>();
    for (const { omitted } of this.#files.values()) if (omitted) counts.set(omitted, (counts.get(omitted) ?? 0) + 1);
    return this.#isCut ? counts.set('files', 1) : counts;
  }

  #forget(uri: string): void {
    this.#changes++;
    this.#files.delete(uri);
    this.index.delete(uri);
  }

  #logSkipped(uri: string, reason: string): void {
    if (this.#isFirst(uri)) this.#options.warn(l10n.t('{0} is not searched for references: {1}.', uri, reason));
  }
}

/** Two scopes with the same signature find the same references in a text. */
const signatureOf = ({ set, contexts }: Scope): string => set.matcher.signature + (contexts?.signature ?? '');

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
