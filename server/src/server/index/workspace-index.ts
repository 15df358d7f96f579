import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import type { CitationKey } from '../../core/index/citation-keys.ts';
import type { IndexedReference, Tally } from '../../core/index/reference-index.ts';
import { matching, type ReferenceQuery } from '../../core/index/reference-query.ts';
import type { Refusal } from '../../core/renaming/plan.ts';
import { assumedEdition } from '../../core/resolution/default-edition.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { nameOf, normalise, relativePath } from '../../uri/uris.ts';
import { isAbort } from '../lsp/describe-error.ts';
import { type LookedAt, QUIETLY, type Work } from '../progress/work.ts';
import { openVersions } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Root } from '../workspace/project.ts';
import type { RootState } from '../workspace/project-state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { cutBy, type Omitted } from './omitted.ts';
import { RootIndex, type RootIndexOptions } from './project-index.ts';

export interface WorkspaceIndexOptions {
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  /** Something could not be read: a sentence. */
  readonly failed: (message: string) => void;
  /** Called when a root has been searched, with what was not searched. */
  readonly omitted?: (root: Root<RootState>, omitted: Omitted) => void;
  /** Shows how far the search has come while it runs, and lets a person end it. */
  readonly showing: (search: (work: Work) => Promise<void>) => Promise<void>;
}

/** Every reference of every root: in open documents as they are in the editor, in all others as they are on disk. */
export class WorkspaceIndex {
  readonly #options: WorkspaceIndexOptions;
  readonly #indexes = new Map<Root<RootState>, RootIndex>();
  /** Roots whose search a person has ended. */
  readonly #ended = new Set<Root<RootState>>();

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
  async find(root: Root<RootState>, wanted: ReferenceQuery): Promise<IndexedReference[]> {
    this.#ended.delete(root);
    await this.complete(root);
    return this.known(root, wanted);
  }

  /**
   * Resolves when the index has every file of the root as it is at the time of the call, or some time after. Rejects with an
   * `AbortError` once a person has ended a search, until somebody asks for references again.
   *
   * @param lookedAt is told how far the work has come, to somebody who has asked for it; without it, the client is
   */
  async complete(root: Root<RootState>, lookedAt?: LookedAt): Promise<void> {
    if (lookedAt) this.#ended.delete(root);
    if (this.#ended.has(root)) throw ended();
    await root.settled();
    const index = this.#indexOf(root);
    if (!index) return;
    do await (lookedAt ? index.complete({ ...QUIETLY, lookedAt }) : this.#search(index, root));
    while (!index.isCurrent);
    this.#options.omitted?.(root, index.omitted);
  }

  /** As `complete`, for what does harm if it misses anything. */
  async completeOrRefuse(root: Root<RootState>): Promise<Refusal | null> {
    this.#ended.delete(root);
    await this.complete(root);
    const limit = cutBy(this.#indexOf(root)?.omitted ?? new Map());
    return limit
      ? { refused: l10n.t('Not all files of {0} are searched. Raise limits.{1} first.', root.uri ?? '', limit) }
      : null;
  }

  /** Resolves when the index has had every file of the root, which need not be as they are now. */
  async begun(root: Root<RootState>, lookedAt?: LookedAt): Promise<void> {
    if (this.#indexOf(root)?.isComplete === false) await this.complete(root, lookedAt);
  }

  /** What is wanted of what is known, as it would be understood in the scope: the present one, or one to come. */
  known(root: Root<RootState>, wanted: ReferenceQuery, scope: Scope = root.state.scope): IndexedReference[] {
    const open = this.#findOpen(root, wanted, scope);
    const index = this.#indexOf(root)?.index;
    return index ? [...open.found, ...index.find(scope.set, wanted, open.uris)] : open.found;
  }

  /** Texts of a root that declare frameworks, whether or not they cite anything, as far as they are known. */
  declaring(root: Root<RootState>): readonly string[] {
    const { documents } = this.#options;
    const open = this.#openIn(root);
    const declares = (document: LineDocument) =>
      documents.analyse(document, root.state).analysis.declaration.frameworks.length > 0;
    const isOpen = new Set(documents.all().map((document) => normalise(document.uri)));
    return [
      ...open.flatMap((document) => (declares(document) ? normalise(document.uri) : [])),
      ...(this.#indexOf(root)?.declaring ?? []).filter((uri) => !isOpen.has(uri)),
    ];
  }

  /** Whether the index has had every file of the root, as `begun` waits for. */
  isBegun(root: Root<RootState>): boolean {
    return this.#indexOf(root)?.isComplete !== false;
  }

  /** What is known of a root, counted by what is meant. */
  tallies(root: Root<RootState>): Tally[] {
    const { scope } = root.state;
    const { uris, found } = this.#findOpen(root, { one: () => true }, scope);
    const open = found.map(({ citation, resolution }) => ({ citation, resolution, references: 1 }));
    return [...open, ...(this.#indexOf(root)?.index.tallies(scope.set, uris) ?? [])];
  }

  /** Another text when something else may be known of a root, in the same scope. */
  version(root: Root<RootState>): string {
    return `${this.#indexOf(root)?.index.version} ${openVersions(this.#options.documents)}`;
  }

  /** As `find`, in a scope whose matcher may be another than the present one: every file is read anew. */
  async findUnder(root: Root<RootState>, scope: Scope, wanted: ReferenceQuery): Promise<IndexedReference[]> {
    if (root.uri === null) return this.#findOpen(root, wanted, scope).found;
    const { policy, settings } = root.state;
    const index = this.#createIndex(root.uri, () => ({ scope, policy, settings }));
    try {
      await this.#search(index);
    } finally {
      index.dispose();
    }
    const { uris, found } = this.#findOpen(root, wanted, scope);
    return [...found, ...index.index.find(scope.set, wanted, uris)];
  }

  /** What of a root was not searched when it was searched last. */
  omitted(root: Root<RootState>): Omitted {
    return this.#indexOf(root)?.omitted ?? new Map();
  }

  /** By URI, the files of a root that hold references; what is held is another object when a file is another one. */
  files(root: Root<RootState>): ReadonlyMap<string, object> {
    return this.#indexOf(root)?.index.files ?? new Map();
  }

  /** How many texts of a root were searched. */
  searched(root: Root<RootState>): number {
    return this.#indexOf(root)?.searched ?? 0;
  }

  dispose(): void {
    for (const index of this.#indexes.values()) index.dispose();
    this.#indexes.clear();
  }

  /** The open documents that are searched. */
  #openIn(root: Root<RootState>): readonly LineDocument[] {
    const { documents, workspace } = this.#options;
    return documents.all().filter((document) => {
      const uri = normalise(document.uri);
      return workspace.rootOf(uri) === root && !workspace.isExcluded(uri) && !isRecordFile(nameOf(uri));
    });
  }

  /** @param root that is not searched again of its own accord where a person ends the search */
  async #search(index: RootIndex, root?: Root<RootState>): Promise<void> {
    await this.#options.showing(async (work) => {
      try {
        await index.complete(work);
      } catch (error) {
        if (root && isAbort(error) && !index.isDisposed) this.#ended.add(root);
        throw error;
      }
    });
  }

  /** A document that is open is its root's, wherever it is on disk, and whether or not it is there. */
  #findOpen(root: Root<RootState>, wanted: ReferenceQuery, scope: Scope) {
    const { documents } = this.#options;
    const uris = new Set(documents.all().map((document) => normalise(document.uri)));
    const found: IndexedReference[] = [];
    for (const document of this.#openIn(root)) {
      const uri = normalise(document.uri);
      const { analysis } = documents.analyse(document, root.state);
      const { references } = scope === root.state.scope ? analysis : analysis.withScope(scope);
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
  #indexOf(root: Root<RootState>): RootIndex | undefined {
    const { workspace } = this.#options;
    for (const [known, index] of this.#indexes) {
      if (workspace.roots.includes(known)) continue;
      index.dispose();
      this.#indexes.delete(known);
      this.#ended.delete(known);
    }
    const folder = root.uri;
    if (folder === null) return undefined;
    let index = this.#indexes.get(root);
    if (!index) {
      index = this.#createIndex(folder, () => root.state);
      this.#indexes.set(root, index);
    }
    return index;
  }

  #createIndex(folder: string, state: RootIndexOptions['state']): RootIndex {
    const { workspace, fileSystem, failed } = this.#options;
    const isInner = (uri: string | null) => uri !== null && uri !== folder && relativePath(folder, uri) !== undefined;
    const innerRoots = () => workspace.roots.flatMap(({ uri }) => (uri !== null && isInner(uri) ? uri : []));
    const part = fileSystem.partWith?.(folder) ?? fileSystem;
    return new RootIndex({ folder, fileSystem: part, state, innerRoots, failed });
  }
}

const ended = (): Error => new DOMException('The search was ended.', 'AbortError');
