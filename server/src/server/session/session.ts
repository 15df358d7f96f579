import type { CancellationToken, Connection, InitializeParams } from 'vscode-languageserver';
import type { ShippedCatalog } from '../../catalog/reading/default-catalogs.ts';
import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { FrameworkSet } from '../../core/resolution/scope.ts';
import type { FixAllScope } from '../../features/codeAction.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { type ClientSupport, clientSupport } from '../../features/lsp/client-support.ts';
import { type FileSystem, isRecordFile, type ParseCatalog } from '../../loader/root.ts';
import { type InitializationOptions, SHIPPED_SCHEME } from '../../protocol/index.ts';
import { nameOf, normalise, schemeOf, textViewOf } from '../../uri/uris.ts';
import { isTooLarge, limitNotifier } from '../index/omitted.ts';
import { WorkspaceIndex } from '../index/workspace-index.ts';
import { readInitializationOptions, useLanguageOf } from '../lsp/initialization-options.ts';
import { describeError, log } from '../lsp/messages.ts';
import type { Runtime } from '../lsp/runtime.ts';
import { inSlices } from '../progress/time-slice.ts';
import { IndexProgress } from '../progress/with-progress.ts';
import { CatalogDocuments } from '../workspace/catalog-documents.ts';
import { Changes } from '../workspace/changes.ts';
import { clientFileSystem, filesElsewhere, NO_FILES } from '../workspace/client-files.ts';
import { officeFormatOf } from '../workspace/current-text.ts';
import { Documents } from '../workspace/documents.ts';
import { EditorSettings } from '../workspace/editor-settings.ts';
import { LineDateTracker } from '../workspace/line-dates.ts';
import { LoadLog } from '../workspace/load-log.ts';
import type { Project } from '../workspace/project.ts';
import { isOurs } from '../workspace/project-texts.ts';
import { initialFolders, Workspace } from '../workspace/workspace.ts';

/** What is known from `initialize` on: the client, its folders and documents, and what these are diagnosed with. */
export class Session {
  readonly support: ClientSupport;
  readonly options: InitializationOptions;
  readonly settings: EditorSettings;
  readonly documents = new Documents();
  readonly changes = new Changes();
  readonly limitNotifier: ReturnType<typeof limitNotifier>;
  readonly workspace: Workspace;
  readonly catalogs: CatalogDocuments;
  readonly index: WorkspaceIndex;
  readonly indexProgress: IndexProgress;
  readonly lineDates: LineDateTracker;
  readonly loadLog: LoadLog;
  readonly fileSystem: FileSystem;
  readonly parseCatalog: ParseCatalog | undefined;
  /** Writes a warning to the log. */
  readonly warn: (message: string) => void;
  readonly #runtime: Runtime;
  #isTrusted: boolean;

  constructor(connection: Connection, runtime: Runtime, params: InitializeParams, shipped: readonly ShippedCatalog[]) {
    this.options = readInitializationOptions(params.initializationOptions);
    this.support = clientSupport(params.capabilities, this.options);
    useLanguageOf(params.locale, this.options, runtime);
    this.limitNotifier = limitNotifier(connection, this.options);
    this.fileSystem = fileSystemOf(connection, runtime, this.options);
    this.settings = new EditorSettings(connection, this.support, this.options);
    this.warn = (message) => log(connection, 'warn', message);
    this.parseCatalog = runtime.parseCatalog;
    this.#runtime = runtime;
    this.#isTrusted = this.options.trusted === true;
    const { documents, fileSystem, warn } = this;
    const changed = this.changes.didChangeScope;
    this.workspace = new Workspace({
      shipped,
      fileSystem,
      ...(runtime.parseCatalog && { parseCatalog: runtime.parseCatalog }),
      watched: this.support.registerWatchedFiles,
      openUris: () => documents.uris(),
      openText: (uri) => documents.get(uri)?.getText(),
      isTrusted: () => this.#isTrusted,
      settingsFor: (uri) => this.settings.read(uri),
      changed,
      failed: (error) => log(connection, 'error', `Loading failed: ${describeError(error)}`),
    });
    const { workspace } = this;
    this.catalogs = new CatalogDocuments(documents, workspace, runtime);
    this.indexProgress = new IndexProgress(connection, this.support);
    this.index = new WorkspaceIndex({
      workspace,
      documents,
      fileSystem,
      warn,
      readsOffice: this.options.documentTexts === true,
      storage: storageOf(this.options, runtime),
      omitted: this.limitNotifier.inFolder,
      withProgress: this.indexProgress.run,
    });
    this.lineDates = new LineDateTracker({
      workspace,
      documents,
      read: () => (this.#isTrusted ? runtime.lineHistory : undefined),
      analyse: async (uri) => (await this.analyseInSlices(uri))?.analysis,
      changed,
      warn,
    });
    this.changes.add(this.lineDates);
    this.loadLog = new LoadLog(connection, workspace, documents);
    this.changes.add(this.loadLog);
    workspace.setFolders(initialFolders(params));
  }

  /** Ends all work; nothing more is sent. */
  dispose(): void {
    this.workspace.dispose();
    this.index.dispose();
    this.changes.dispose();
  }

  /** Whether there is version control that can say when lines were written. */
  get hasLineHistory(): boolean {
    return this.#runtime.lineHistory !== undefined;
  }

  /** Whether programs that read settings in the folders may be started. */
  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** The user trusts the folders from now on. */
  trust(): void {
    this.#isTrusted = true;
    this.workspace.reload();
    this.lineDates.didChangeScope();
  }

  /** The project of a document, once it has been loaded. */
  async loadedProject(uri: string): Promise<Project> {
    const project = this.workspace.projectOf(normalise(uri));
    await project.ready;
    this.workspace.documentRequested(normalise(uri));
    return project;
  }

  /** The project of a document, whether or not it has been loaded. */
  projectOf(uri: string): Project {
    return this.workspace.projectOf(normalise(uri));
  }

  /** Resolves, for a catalog or configuration, when its present text has been read. */
  async whenRead(uri: string): Promise<void> {
    await this.workspace.settled(normalise(uri));
  }

  /** An open document, analysed in its project; undefined where it is not open (any more), or the request was cancelled. */
  async analyse(uri: string, token?: CancellationToken): Promise<FeatureDocument | undefined> {
    const project = await this.loadedProject(uri);
    const document = token?.isCancellationRequested ? undefined : this.documents.get(uri);
    return document && this.documents.analyse(document, project.state);
  }

  /** The same, when what the request needs has been computed in time slices: the references, by default. */
  async analyseInSlices(
    uri: string,
    token?: CancellationToken,
    work = (analysis: DocumentAnalysis, shouldYield: () => boolean): boolean => analysis.scanUntil(shouldYield),
  ): Promise<FeatureDocument | undefined> {
    for (;;) {
      const document = await this.analyse(uri, token);
      if (!document) return undefined;
      const isChanged = async () => (await this.analyse(uri, token)) !== document;
      if (await inSlices((shouldYield) => work(document.analysis, shouldYield), isChanged)) return document;
    }
  }

  /** The frameworks that a document's references are resolved with: editions that it declares are the default ones. */
  async frameworksOf(uri: string, token?: CancellationToken): Promise<FrameworkSet> {
    const document = await this.analyse(uri, token);
    return document?.analysis.scope.set ?? (await this.loadedProject(uri)).state.scope.set;
  }

  /** All diagnostics of a document, including those that it has as a catalog or configuration. */
  diagnosticsOf(document: FeatureDocument): readonly Diagnostic[] {
    const uri = normalise(document.uri);
    const isDocument = !this.workspace.isExcluded(uri) && !isRecordFile(nameOf(uri));
    const isRead = isDocument && !isTooLarge(document.lines, this.projectOf(uri).state);
    const own = isRead ? document.analysis.diagnostics : [];
    return [...own, ...this.workspace.diagnosticsOfFile(uri)];
  }

  /** Those of them whose edits fit the text that the client has now. */
  fixableDiagnosticsOf(document: FeatureDocument): readonly Diagnostic[] {
    const isCurrent = this.workspace.isRead(normalise(document.uri));
    return isCurrent ? this.diagnosticsOf(document) : document.analysis.diagnostics;
  }

  /** How far “fix all” actions may reach from the document: not in catalogs and configuration, which define references. */
  fixAllScope(document: FeatureDocument): FixAllScope {
    const uri = normalise(document.uri);
    if (isOurs(uri, this.workspace) || this.workspace.isExcluded(uri)) return 'none';
    return this.workspace.projectOf(uri).uri !== null && this.support.applyEdit ? 'workspace' : 'document';
  }

  /** The URI of a page of the documentation, such as `catalogs.md`, optionally with the anchor of a heading. */
  readonly pageUri = (page: string): string | undefined => {
    const [name = '', anchor] = page.split('#');
    const uri = this.#runtime.shippedUri(`${SHIPPED_SCHEME}:/docs/${name}`);
    return uri !== undefined && anchor ? `${uri}#${anchor}` : uri;
  };

  /**
   * The URI under which the client opens a resource: in the client's spelling; for a shipped catalog, where it can be read;
   * for an office file, that of its text.
   */
  readonly clientUri = (uri: string): string => {
    if (uri.startsWith(`${SHIPPED_SCHEME}:`) && !this.options.shippedCatalogScheme) {
      return this.#runtime.shippedUri(uri) ?? uri;
    }
    const opened = this.options.documentTexts && officeFormatOf(uri) ? textViewOf(uri) : uri;
    return this.documents.get(opened)?.uri ?? opened;
  };
}

/** Where the client lets indexes be kept, on this machine. */
function storageOf({ indexStorage }: InitializationOptions, { openIndexStore }: Runtime) {
  const uri = indexStorage === undefined ? '' : normalise(indexStorage);
  return openIndexStore && schemeOf(uri) === 'file' ? { uri, open: () => openIndexStore(uri) } : undefined;
}

function fileSystemOf(connection: Connection, { fileSystem }: Runtime, options: InitializationOptions): FileSystem {
  if (!fileSystem) return clientFileSystem(connection);
  return filesElsewhere(fileSystem, options.fileRequests ? clientFileSystem(connection) : NO_FILES);
}
