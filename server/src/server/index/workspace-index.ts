import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import { Refusal } from '../../core/base/result.ts';
import type { CitationKey } from '../../core/index/citation-keys.ts';
import type { IndexedReference, Tally } from '../../core/index/reference-index.ts';
import { matching, type ReferenceQuery } from '../../core/index/reference-query.ts';
import { assumedEdition } from '../../core/resolution/default-edition.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { nameOf, normalise, relativePath } from '../../uri/uris.ts';
import { isAbort } from '../lsp/describe-error.ts';
import { type LookedAt, QUIETLY, type Work } from '../progress/work.ts';
import { openVersions } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { cutBy, type Omitted } from './omitted.ts';
import { ProjectIndex, type ProjectIndexOptions } from './project-index.ts';

export interface WorkspaceIndexOptions {
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  /** Something could not be read: a sentence. */
  readonly warn: (message: string) => void;
  /** Called when a root has been searched, with what was not searched. */
  readonly omitted?: (project: Project<ProjectState>, omitted: Omitted) => void;
  /** Shows how far the search has come while it runs, and lets a person end it. */
  readonly showing: (search: (work: Work) => Promise<void>) => Promise<void>;
}

/** Every reference of every root: in open documents as they are in the editor, in all others as they are on disk. */
export class WorkspaceIndex {
  readonly #options: WorkspaceIndexOptions;
  readonly #indexes = new Map<Project<ProjectState>, ProjectIndex>();
  /** Roots whose search a person has ended. */
  readonly #ended = new Set<Project<ProjectState>>();

  constructor(options: WorkspaceIndexOptions) {
    this.#options = options;
  }

  /** Something happened to these files, or may have. */
  filesChanged(uris: readonly string[]): void {
    for (const index of this.#indexes.values()) for (const uri of uris) index.touched(uri);
  }

  /**
   * The references in a root that are wanted, of all of its files and open documents as they are now. URIs are
   * normalised ones. Rejects where the root has gone meanwhile, and where a person has ended the search.
   */
  async find(project: Project<ProjectState>, wanted: ReferenceQuery): Promise<IndexedReference[]> {
    this.#ended.delete(project);
    await this.complete(project);
    return this.known(project, wanted);
  }

  /**
   * Resolves when the index has every file of the root as it is at the time of the call, or some time after. Rejects with an
   * `AbortError` once a person has ended a search, until somebody asks for references again.
   *
   * @param lookedAt is told how far the work has come, to somebody who has asked for it; without it, the client is
   */
  async complete(project: Project<ProjectState>, lookedAt?: LookedAt): Promise<void> {
    if (lookedAt) this.#ended.delete(project);
    if (this.#ended.has(project)) throw ended();
    await project.settled();
    const index = this.#indexOf(project);
    if (!index) return;
    do await (lookedAt ? index.complete({ ...QUIETLY, lookedAt }) : this.#search(index, project));
    while (!index.isCurrent);
    this.#options.omitted?.(project, index.omitted);
  }

  /** As `complete`, for what does harm if it misses anything. */
  async completeOrRefuse(project: Project<ProjectState>): Promise<Refusal | null> {
    this.#ended.delete(project);
    await this.complete(project);
    const limit = cutBy(this.#indexOf(project)?.omitted ?? new Map());
    return limit
      ? new Refusal(l10n.t('Not all files in {0} are searched. Raise limits.{1} first.', project.uri ?? '', limit))
      : null;
  }

  /** Resolves when the index has had every file of the root, which need not be as they are now. */
  async begun(project: Project<ProjectState>, lookedAt?: LookedAt): Promise<void> {
    if (this.#indexOf(project)?.isComplete === false) await this.complete(project, lookedAt);
  }

  /** What is wanted of what is known, as it would be understood in the scope: the present one, or one to come. */
  known(
    project: Project<ProjectState>,
    wanted: ReferenceQuery,
    scope: Scope = project.state.scope,
  ): IndexedReference[] {
    const open = this.#findOpen(project, wanted, scope);
    const index = this.#indexOf(project)?.index;
    return index ? [...open.found, ...index.find(scope.set, wanted, open.uris)] : open.found;
  }

  /** Texts of a root that declare frameworks, whether or not they cite anything, as far as they are known. */
  declaring(project: Project<ProjectState>): readonly string[] {
    const { documents } = this.#options;
    const open = this.#openIn(project);
    const declares = (document: LineDocument) =>
      documents.analyse(document, project.state).analysis.declaration.frameworks.length > 0;
    const isOpen = new Set(documents.all().map((document) => normalise(document.uri)));
    return [
      ...open.flatMap((document) => (declares(document) ? normalise(document.uri) : [])),
      ...(this.#indexOf(project)?.declaring ?? []).filter((uri) => !isOpen.has(uri)),
    ];
  }

  /** Whether the index has had every file of the root, as `begun` waits for. */
  isBegun(project: Project<ProjectState>): boolean {
    return this.#indexOf(project)?.isComplete !== false;
  }

  /** What is known of a root, counted by what is meant. */
  tallies(project: Project<ProjectState>): Tally[] {
    const { scope } = project.state;
    const { uris, found } = this.#findOpen(project, { one: () => true }, scope);
    const open = found.map(({ citation, resolution }) => ({ citation, resolution, references: 1 }));
    return [...open, ...(this.#indexOf(project)?.index.tallies(scope.set, uris) ?? [])];
  }

  /** Another text when something else may be known of a root, in the same scope. */
  version(project: Project<ProjectState>): string {
    return `${this.#indexOf(project)?.index.version} ${openVersions(this.#options.documents)}`;
  }

  /** As `find`, in a scope whose matcher may be another than the present one: every file is read anew. */
  async findUnder(project: Project<ProjectState>, scope: Scope, wanted: ReferenceQuery): Promise<IndexedReference[]> {
    if (project.uri === null) return this.#findOpen(project, wanted, scope).found;
    const { policy, settings } = project.state;
    const index = this.#createIndex(project.uri, () => ({ scope, policy, settings }));
    try {
      await this.#search(index);
    } finally {
      index.dispose();
    }
    const { uris, found } = this.#findOpen(project, wanted, scope);
    return [...found, ...index.index.find(scope.set, wanted, uris)];
  }

  /** What of a root was not searched when it was searched last. */
  omitted(project: Project<ProjectState>): Omitted {
    return this.#indexOf(project)?.omitted ?? new Map();
  }

  /** By URI, the files of a root that hold references; what is held is another object when a file is another one. */
  files(project: Project<ProjectState>): ReadonlyMap<string, object> {
    return this.#indexOf(project)?.index.files ?? new Map();
  }

  /** How many texts of a root were searched. */
  searched(project: Project<ProjectState>): number {
    return this.#indexOf(project)?.searched ?? 0;
  }

  dispose(): void {
    for (const index of this.#indexes.values()) index.dispose();
    this.#indexes.clear();
  }

  /** The open documents that are searched. */
  #openIn(project: Project<ProjectState>): readonly LineDocument[] {
    const { documents, workspace } = this.#options;
    return documents.all().filter((document) => {
      const uri = normalise(document.uri);
      return workspace.projectOf(uri) === project && !workspace.isExcluded(uri) && !isRecordFile(nameOf(uri));
    });
  }

  /** @param root that is not searched again of its own accord where a person ends the search */
  async #search(index: ProjectIndex, project?: Project<ProjectState>): Promise<void> {
    await this.#options.showing(async (work) => {
      try {
        await index.complete(work);
      } catch (error) {
        if (project && isAbort(error) && !index.isDisposed) this.#ended.add(project);
        throw error;
      }
    });
  }

  /** A document that is open is its root's, wherever it is on disk, and whether or not it is there. */
  #findOpen(project: Project<ProjectState>, wanted: ReferenceQuery, scope: Scope) {
    const { documents } = this.#options;
    const uris = new Set(documents.all().map((document) => normalise(document.uri)));
    const found: IndexedReference[] = [];
    for (const document of this.#openIn(project)) {
      const uri = normalise(document.uri);
      const { analysis } = documents.analyse(document, project.state);
      const { references } = scope === project.state.scope ? analysis : analysis.withScope(scope);
      const citationOf = ({ reference, group, resolution }: ResolvedReference): CitationKey => {
        const assumed = group.pin ? undefined : assumedEdition(resolution.framework, scope.set.get(group.framework));
        const { framework, pin } = group;
        return { framework, number: reference.number, pin, ...(assumed !== undefined && { assumed }) };
      };
      const isWanted = (one: ResolvedReference) => wanted.one(one.resolution, citationOf(one));
      for (const one of matching(references, isWanted, wanted.range)) {
        found.push({ uri, range: one.reference.range, citation: citationOf(one), resolution: one.resolution });
      }
    }
    return { uris, found };
  }

  /** Undefined for what is in no folder: open documents alone. */
  #indexOf(project: Project<ProjectState>): ProjectIndex | undefined {
    const { workspace } = this.#options;
    for (const [known, index] of this.#indexes) {
      if (workspace.projects.includes(known)) continue;
      index.dispose();
      this.#indexes.delete(known);
      this.#ended.delete(known);
    }
    const folder = project.uri;
    if (folder === null) return undefined;
    let index = this.#indexes.get(project);
    if (!index) {
      index = this.#createIndex(folder, () => project.state);
      this.#indexes.set(project, index);
    }
    return index;
  }

  #createIndex(folder: string, state: ProjectIndexOptions['state']): ProjectIndex {
    const { workspace, fileSystem, warn } = this.#options;
    const isInner = (uri: string | null) => uri !== null && uri !== folder && relativePath(folder, uri) !== undefined;
    const innerProjects = () => workspace.projects.flatMap(({ uri }) => (uri !== null && isInner(uri) ? uri : []));
    const part = fileSystem.partWith?.(folder) ?? fileSystem;
    return new ProjectIndex({ folder, fileSystem: part, state, innerProjects, warn });
  }
}

const ended = (): Error => new DOMException('The search was ended.', 'AbortError');
