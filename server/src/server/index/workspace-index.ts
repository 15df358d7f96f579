import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { getOrInsert } from '../../core/base/collections.ts';
import { l10n } from '../../core/base/l10n.ts';
import { Refusal } from '../../core/base/result.ts';
import type { CitationKey } from '../../core/index/citation-keys.ts';
import { type IndexedReference, matching, type ReferenceQuery, type Tally } from '../../core/index/reference-index.ts';
import { assumedEdition } from '../../core/resolution/editions.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { nameOf, normalise, relativePath } from '../../uri/uris.ts';
import { isAbort } from '../lsp/cancellation.ts';
import type { IndexStore } from '../lsp/runtime.ts';
import { type LookedAt, QUIETLY, type Work } from '../progress/with-progress.ts';
import { openVersions } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Project } from '../workspace/project.ts';
import { openTexts } from '../workspace/project-texts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { cutBy, type Omitted } from './omitted.ts';
import { ProjectIndex, type ProjectIndexOptions } from './project-index.ts';

/** Every reference in every project: in open documents as they are in the editor, in other files as they are on disk. */
export class WorkspaceIndex {
  readonly #options;
  readonly #indexes = new Map<Project, ProjectIndex>();
  /** Projects whose search the user has cancelled: they are searched again when references are requested. */
  readonly #cancelled = new Set<Project>();

  constructor(options: {
    readonly workspace: Workspace;
    readonly documents: Documents;
    readonly fileSystem: FileSystem;
    /** Logs what could not be read, in a sentence. */
    readonly warn: (message: string) => void;
    /** The client shows the texts of office files, so that they are searched where a folder asks for it. */
    readonly readsOffice?: boolean;
    /** Where indexes are kept for the next start: the URI of a folder. */
    readonly storage?: { readonly uri: string; readonly open: () => Promise<IndexStore> } | undefined;
    /** Called when a project has been searched, with the number of files that were not. */
    readonly omitted?: (project: Project, omitted: Omitted) => void;
    /** Shows the progress of a search, which the user may cancel. */
    readonly withProgress: (search: (work: Work) => Promise<void>) => Promise<void>;
  }) {
    this.#options = options;
  }

  /** These files have changed, or may have. */
  filesChanged(uris: readonly string[]): void {
    for (const index of this.#indexes.values()) for (const uri of uris) index.touched(uri);
  }

  /**
   * The references in all files and open documents of a project, as they are now. URIs in the result are normalised.
   * Rejects with an `AbortError` where the user cancels the search, or the project's folder is removed.
   */
  async find(project: Project, query: ReferenceQuery): Promise<IndexedReference[]> {
    this.#cancelled.delete(project);
    await this.complete(project);
    return this.findIndexed(project, query);
  }

  /**
   * Resolves when the index has every file of the project as it is at the time of the call, or later. Once the user has
   * cancelled a search, it rejects with an `AbortError` until references are requested again.
   *
   * @param lookedAt called with the progress of work that was requested; without it, the client shows the progress
   */
  async complete(project: Project, lookedAt?: LookedAt): Promise<void> {
    if (lookedAt) this.#cancelled.delete(project);
    if (this.#cancelled.has(project)) throw cancelled();
    await project.settled();
    const index = this.#indexOf(project);
    if (!index) return;
    do await (lookedAt ? index.complete({ ...QUIETLY, lookedAt }) : this.#search(index, project));
    while (!index.isCurrent);
    this.#options.omitted?.(project, index.omitted);
  }

  /** As `complete`, for edits that must not miss any reference. */
  async completeOrRefuse(project: Project): Promise<Refusal | null> {
    this.#cancelled.delete(project);
    await this.complete(project);
    const limit = cutBy(this.#indexOf(project)?.omitted ?? new Map());
    return limit
      ? new Refusal(l10n.t('Not all files in {0} are searched. Raise limits.{1} first.', project.uri ?? '', limit))
      : null;
  }

  /** Resolves when every file of the project has been searched at some time, though files may have changed since. */
  async searchedOnce(project: Project, lookedAt?: LookedAt): Promise<void> {
    if (this.#indexOf(project)?.isComplete === false) await this.complete(project, lookedAt);
  }

  /** The references that are in the index now, resolved in the scope: the present one, or one to come. */
  findIndexed(project: Project, query: ReferenceQuery, scope: Scope = project.state.scope): IndexedReference[] {
    const open = this.#findOpen(project, query, scope);
    const index = this.#indexOf(project)?.index;
    return index ? [...open.found, ...index.find(scope.set, query, open.uris)] : open.found;
  }

  /** URIs of indexed files and open documents that declare frameworks, whether or not they cite anything. */
  declaringFiles(project: Project): readonly string[] {
    const { documents } = this.#options;
    const open = openTexts(project, this.#options);
    const declares = (document: LineDocument) =>
      documents.analyse(document, project.state).analysis.declaration.frameworks.length > 0;
    return [
      ...open.documents.flatMap((document) => (declares(document) ? normalise(document.uri) : [])),
      ...(this.#indexOf(project)?.declaringFiles ?? []).filter((uri) => !open.files.has(uri)),
    ];
  }

  /** Whether every file of the project has been searched at some time. */
  isSearched(project: Project): boolean {
    return this.#indexOf(project)?.isComplete !== false;
  }

  /** Counts of the indexed references, by citation and meaning. */
  tallies(project: Project): Tally[] {
    const { scope } = project.state;
    const { uris, found } = this.#findOpen(project, { one: () => true }, scope);
    const open = found.map(({ citation, resolution }) => ({ citation, resolution, references: 1 }));
    return [...open, ...(this.#indexOf(project)?.index.tallies(scope.set, uris) ?? [])];
  }

  /** A text that differs whenever other references may be found in the same scope. */
  version(project: Project): string {
    return `${this.#indexOf(project)?.index.version} ${openVersions(this.#options.documents)}`;
  }

  /** As `find`, in a scope whose matcher may differ from the present one: every file is searched again. */
  async findInScope(project: Project, scope: Scope, query: ReferenceQuery): Promise<IndexedReference[]> {
    if (project.uri === null) return this.#findOpen(project, query, scope).found;
    const index = this.#createIndex(project.uri, () => ({ ...project.state, scope }));
    try {
      await this.#search(index);
    } finally {
      index.dispose();
    }
    const { uris, found } = this.#findOpen(project, query, scope);
    return [...found, ...index.index.find(scope.set, query, uris)];
  }

  /** How many files of a project the last search has left out. */
  omitted(project: Project): Omitted {
    return this.#indexOf(project)?.omitted ?? new Map();
  }

  /** The files of a project that hold references, by URI; the value is another object when the file has changed. */
  files(project: Project): ReadonlyMap<string, object> {
    return this.#indexOf(project)?.index.files ?? new Map();
  }

  /** How many text files of a project were searched. */
  searchedFiles(project: Project): number {
    return this.#indexOf(project)?.searchedFiles ?? 0;
  }

  /** Keeps what has been found for the next start. */
  async keep(): Promise<void> {
    for (const index of this.#indexes.values()) await index.keep();
  }

  dispose(): void {
    for (const index of this.#indexes.values()) index.dispose();
    this.#indexes.clear();
  }

  /** @param project not searched again in the background where the user cancels */
  async #search(index: ProjectIndex, project?: Project): Promise<void> {
    await this.#options.withProgress(async (work) => {
      try {
        await index.complete(work);
      } catch (error) {
        if (project && isAbort(error) && !index.isDisposed) this.#cancelled.add(project);
        throw error;
      }
    });
  }

  /** References in open documents, which are searched whether or not they are on disk. */
  #findOpen(project: Project, query: ReferenceQuery, scope: Scope) {
    const { documents } = this.#options;
    const open = openTexts(project, this.#options);
    const found: IndexedReference[] = [];
    for (const document of open.documents) {
      const uri = normalise(document.uri);
      if (isRecordFile(nameOf(uri))) continue;
      const { analysis } = documents.analyse(document, project.state);
      const { references } = scope === project.state.scope ? analysis : analysis.withScope(scope);
      const citationOf = ({ reference, group, resolution }: ResolvedReference): CitationKey => {
        const assumed = group.pin ? undefined : assumedEdition(resolution.framework, scope.set.get(group.framework));
        const { framework, pin } = group;
        return { framework, number: reference.number, pin, ...(assumed !== undefined && { assumed }) };
      };
      const isMatch = (one: ResolvedReference) => query.one(one.resolution, citationOf(one));
      for (const one of matching(references, isMatch, query.range)) {
        found.push({ uri, range: one.reference.range, citation: citationOf(one), resolution: one.resolution });
      }
    }
    return { uris: open.files, found };
  }

  /** Undefined for the project without a folder, which has open documents only. */
  #indexOf(project: Project): ProjectIndex | undefined {
    const { workspace } = this.#options;
    for (const [known, index] of this.#indexes) {
      if (workspace.projects.includes(known)) continue;
      index.dispose();
      this.#indexes.delete(known);
      this.#cancelled.delete(known);
    }
    const folder = project.uri;
    if (folder === null) return undefined;
    return getOrInsert(this.#indexes, project, () => {
      const { storage } = this.#options;
      // What a folder holds is not trusted to say what is in its files.
      const isApart = storage && relativePath(folder, storage.uri) === undefined;
      return this.#createIndex(folder, () => project.state, isApart ? storage.open() : undefined);
    });
  }

  #createIndex(
    folder: string,
    state: ProjectIndexOptions['state'],
    store?: ProjectIndexOptions['store'],
  ): ProjectIndex {
    const { workspace, fileSystem, warn, readsOffice = false } = this.#options;
    const isInner = (uri: string | null) => uri !== null && uri !== folder && relativePath(folder, uri) !== undefined;
    const innerProjects = () => workspace.projects.flatMap(({ uri }) => (uri !== null && isInner(uri) ? uri : []));
    const part = fileSystem.partWith?.(folder) ?? fileSystem;
    return new ProjectIndex({ folder, fileSystem: part, state, innerProjects, warn, readsOffice, store });
  }
}

const cancelled = (): Error => new DOMException('The search was cancelled.', 'AbortError');
