import type { CancellationToken, Connection, InitializeParams } from 'vscode-languageserver';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { FrameworkSet } from '../../core/resolution/framework-set.ts';
import { type ClientSupport, clientSupport } from '../../features/client-support.ts';
import type { FixAllScope } from '../../features/codeAction.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import type { ParseCatalog } from '../../loader/parse-catalog.ts';
import { type FileSystem, isRecordFile } from '../../loader/root.ts';
import { type InitializationOptions, SHIPPED_SCHEME } from '../../protocol/index.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import { WorkspaceIndex } from '../index/workspace-index.ts';
import { describeError } from '../lsp/describe-error.ts';
import { readInitializationOptions } from '../lsp/initialization-options.ts';
import { speakLanguageOf } from '../lsp/language.ts';
import type { Runtime } from '../lsp/runtime.ts';
import { IndexProgress } from '../progress/index-progress.ts';
import { CatalogDocuments } from '../workspace/catalog-documents.ts';
import { clientFileSystem, filesElsewhere, NO_FILES } from '../workspace/client-files.ts';
import type { Documents } from '../workspace/documents.ts';
import { EditorSettings } from '../workspace/editor-settings.ts';
import { LineDateTracker } from '../workspace/line-dates.ts';
import type { Project } from '../workspace/project.ts';
import { initialFolders } from '../workspace/project-folders.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { isOurs, type ProjectTextsOptions } from '../workspace/project-texts.ts';
import { Workspace } from '../workspace/workspace.ts';
import { LimitNotifier } from './limit-notifier.ts';

export interface SessionOptions {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents: Documents;
  readonly params: InitializeParams;
  /** Called when a root judges differently, or has other problems itself. */
  readonly projectChanged: () => void;
}

/** What is known from `initialize` on: the client, its folders, and what their documents are judged by. */
export class Session {
  readonly support: ClientSupport;
  readonly options: InitializationOptions;
  readonly settings: EditorSettings;
  /** Tells what is not read. */
  readonly omitted: LimitNotifier;
  readonly workspace: Workspace;
  readonly catalogs: CatalogDocuments;
  readonly index: WorkspaceIndex;
  /** Whether files are searched for references. */
  readonly searching: IndexProgress;
  readonly written: LineDateTracker;
  readonly fileSystem: FileSystem;
  /** What it takes to go through all files of a root. */
  readonly texts: ProjectTextsOptions;
  readonly #documents: Documents;
  readonly #runtime: Runtime;
  #isTrusted: boolean;

  constructor({ connection, runtime, documents, params, projectChanged }: SessionOptions) {
    this.support = clientSupport(params.capabilities);
    this.options = readInitializationOptions(params.initializationOptions);
    speakLanguageOf(params.locale, this.options, runtime);
    this.omitted = new LimitNotifier(connection, this.options);
    this.fileSystem = fileSystemOf(connection, runtime, this.options);
    this.settings = new EditorSettings(connection, this.support, this.options);
    this.#documents = documents;
    this.#runtime = runtime;
    this.#isTrusted = this.options.trusted === true;
    this.workspace = new Workspace({
      fileSystem: this.fileSystem,
      ...(runtime.parseCatalog && { parseCatalog: runtime.parseCatalog }),
      watched: this.support.registerWatchedFiles,
      openUris: () => documents.all().map(({ uri }) => normalise(uri)),
      openText: (uri) => documents.get(uri)?.getText(),
      settingsFor: (uri) => this.settings.read(uri),
      changed: projectChanged,
      failed: (error) => connection.console.error(`Loading failed: ${describeError(error)}`),
    });
    this.catalogs = new CatalogDocuments(documents, this.workspace, runtime);
    this.searching = new IndexProgress(connection, this.support);
    this.index = new WorkspaceIndex({
      workspace: this.workspace,
      documents,
      fileSystem: this.fileSystem,
      failed: (message) => connection.console.warn(message),
      omitted: this.omitted.inFolder,
      showing: this.searching.run,
    });
    this.written = new LineDateTracker({
      workspace: this.workspace,
      documents,
      read: () => (this.#isTrusted ? runtime.lineHistory : undefined),
      analyse: async (uri) => (await this.analyse(uri))?.analysis,
      changed: projectChanged,
      failed: (message) => connection.console.warn(message),
    });
    this.texts = {
      workspace: this.workspace,
      documents,
      fileSystem: this.fileSystem,
      failed: (message) => connection.console.warn(message),
    };
    this.workspace.setFolders(initialFolders(params));
  }

  get parseCatalog(): ParseCatalog | undefined {
    return this.#runtime.parseCatalog;
  }

  /** Whether programs may be started that read settings of the folders. */
  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** The person trusts the folders from now on. */
  async trust(): Promise<void> {
    this.#isTrusted = true;
    await this.written.diagnosticsChanged();
  }

  /** The root that judges a document, when it has been loaded. */
  async loadedRoot(uri: string): Promise<Project<ProjectState>> {
    const project = this.workspace.projectOf(normalise(uri));
    await project.ready;
    this.workspace.documentAsked(normalise(uri));
    return project;
  }

  /** The root that judges a document, whether or not it has been loaded. */
  projectOf(uri: string): Project<ProjectState> {
    return this.workspace.projectOf(normalise(uri));
  }

  /** Resolves, for a catalog or configuration, when its present text has been read. */
  async read(uri: string): Promise<void> {
    await this.workspace.settled(normalise(uri));
  }

  /** An open document as judged by its root; undefined where it is not open (any more), or the request was cancelled. */
  async analyse(uri: string, token?: CancellationToken): Promise<FeatureDocument | undefined> {
    const project = await this.loadedRoot(uri);
    const document = token?.isCancellationRequested ? undefined : this.#documents.get(uri);
    return document && this.#documents.analyse(document, project.state);
  }

  /** What the references of a document are resolved by: the editions that it declares are the default ones. */
  async frameworksOf(uri: string, token?: CancellationToken): Promise<FrameworkSet> {
    const document = await this.analyse(uri, token);
    return document?.analysis.scope.set ?? (await this.loadedRoot(uri)).state.scope.set;
  }

  /** Everything that is wrong with a document, as that and as a catalog or configuration. */
  problemsOf(document: FeatureDocument): readonly Diagnostic[] {
    const uri = normalise(document.uri);
    const isDocument = !this.workspace.isExcluded(uri) && !isRecordFile(nameOf(uri));
    const own = isDocument ? document.analysis.diagnostics : [];
    return [...own, ...this.workspace.problemsOfFile(uri)];
  }

  /** Those of them whose edits fit the text that the client has now. */
  fixableDiagnosticsOf(document: FeatureDocument): readonly Diagnostic[] {
    const isCurrent = this.workspace.isRead(normalise(document.uri));
    return isCurrent ? this.problemsOf(document) : document.analysis.diagnostics;
  }

  /** Whether the document may be mended as a whole: a catalog and the configuration say what they say. */
  isFixable(document: FeatureDocument): boolean {
    const uri = normalise(document.uri);
    return !isOurs(uri, this.workspace) && !this.workspace.isExcluded(uri);
  }

  /** How far fixes of everything of a kind may reach from the document. */
  fixAllScope(document: FeatureDocument): FixAllScope {
    if (!this.isFixable(document)) return 'none';
    const isInFolder = this.workspace.projectOf(normalise(document.uri)).uri !== null;
    return isInFolder && this.support.applyEdit ? 'workspace' : 'document';
  }

  /** Where a page of the documentation can be opened: `catalogs.md`, or with the anchor of a heading. */
  readonly pageUri = (page: string): string | undefined => {
    const [name = '', anchor] = page.split('#');
    const uri = this.#runtime.shippedUri(`${SHIPPED_SCHEME}:/docs/${name}`);
    return uri !== undefined && anchor ? `${uri}#${anchor}` : uri;
  };

  /** The URI under which the client opens a resource: as it spells it, and a shipped catalog where it can be read. */
  readonly clientUri = (uri: string): string => {
    if (uri.startsWith(`${SHIPPED_SCHEME}:`) && !this.options.shippedCatalogScheme) {
      return this.#runtime.shippedUri(uri) ?? uri;
    }
    return this.#documents.get(uri)?.uri ?? uri;
  };
}

function fileSystemOf(connection: Connection, { fileSystem }: Runtime, options: InitializationOptions): FileSystem {
  if (!fileSystem) return clientFileSystem(connection);
  return filesElsewhere(fileSystem, options.fileRequests ? clientFileSystem(connection) : NO_FILES);
}
