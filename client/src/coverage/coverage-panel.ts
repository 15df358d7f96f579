import * as vscode from 'vscode';
import { type BaseLanguageClient, ProgressType, State } from 'vscode-languageclient';
import {
  type CitingPlaces,
  type CitingPlacesParams,
  COVERAGE_REQUESTS,
  type CoverageParams,
  type CoverageView,
  type SearchedFiles,
} from '../../../server/src/protocol/index.ts';
import type { FromPage, ToPage } from '../../webview/messages.ts';
import { offerFrameworks } from '../catalogs/no-frameworks.ts';
import { showError } from '../notify.ts';
import { plural } from '../plural.ts';
import { showReferences } from '../show-references.ts';
import { readPageMessage, readPlace } from './page-message.ts';

/** Milliseconds in which several changes are combined. */
const PAUSE = 400;
/** The pause between measurements, as a multiple of the time that the last one took. */
const REST = 3;

/** The panel with the coverage of one folder, which is updated while it is visible. */
export class CoveragePanel implements vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  readonly #panel: vscode.WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #listening: vscode.Disposable[];
  #watching: vscode.Disposable | undefined;
  /** Prefix of the framework that is shown, as last reported by the page or the server. */
  #framework: string | undefined;
  /** Files that links in the page may open, by name. */
  #uris: ReadonlyMap<string, string> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: vscode.CancellationTokenSource | undefined;
  /** Measure again when the current request is answered. */
  #isOutdated = false;
  /** Files may have changed. */
  #look = true;
  #requests = 0;
  /** Milliseconds that the last request took. */
  #took = 0;
  #isDisposed = false;

  /** @param panel whose page is `coveragePage` */
  constructor(panel: vscode.WebviewPanel, folder: vscode.WorkspaceFolder, client: BaseLanguageClient) {
    this.#panel = panel;
    this.folder = folder;
    this.#client = client;
    this.#listening = [
      panel.webview.onDidReceiveMessage((message) => void this.#heard(readPageMessage(message)).catch(showError)),
      panel.onDidChangeViewState(() => this.#seen()),
      client.onDidChangeState(({ newState }) => newState === State.Running && this.#changed(true)),
    ];
    this.#seen();
  }

  /** Called when the panel is disposed; none of its members may be used afterwards. */
  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    this.#watching?.dispose();
    vscode.Disposable.from(...this.#listening).dispose();
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** The server reports that coverage may have changed. */
  outdated(): void {
    this.#changed(false);
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** A hidden page does not exist; when it is shown again, it starts over and asks for its contents. */
  #seen(): void {
    if (this.#panel.visible === (this.#watching !== undefined)) return;
    this.#watching?.dispose();
    this.#watching = this.#panel.visible ? this.#watch() : undefined;
    if (this.#panel.visible) return;
    clearTimeout(this.#timer);
    // While the panel is hidden, changes of files are not reported.
    this.#look = true;
  }

  #watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.folder, '**'));
    const changed = () => this.#changed(true);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }

  #changed(look: boolean): void {
    this.#look ||= look;
    if (!this.#panel.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#show().catch(showError), Math.max(PAUSE, this.#took * REST));
  }

  async #heard(message: FromPage | undefined): Promise<void> {
    switch (message?.type) {
      case 'show':
        this.#framework = message.framework ?? this.#framework;
        this.#look ||= message.framework === undefined || this.#uris.size === 0;
        return this.#show();
      case 'again':
        this.#look = true;
        return this.#show();
      case 'offer':
        return offerFrameworks(this.#client, this.folder.uri);
      case 'cancel':
        return this.#asking?.cancel();
      case 'places':
        return this.#showPlaces(message.number);
      case 'references':
        return this.#showReferences(message.number);
      case 'open':
        return this.#open(message.place);
    }
  }

  /** Requests the coverage and shows it; one request at a time. */
  async #show(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isOutdated = this.#asking !== undefined;
    if (this.#isOutdated) return;
    if (this.#client.state !== State.Running) return this.#notify({ text: vscode.l10n.t('Waiting for the server…') });
    const source = new vscode.CancellationTokenSource();
    this.#asking = source;
    const look = this.#look;
    this.#look = false;
    try {
      const started = Date.now();
      const view = await this.#ask(look, source.token);
      this.#took = Date.now() - started;
      this.#answered(view);
    } catch (error) {
      this.#look ||= look;
      this.#failed(error, source.token.isCancellationRequested);
    } finally {
      source.dispose();
      this.#asking = undefined;
    }
    if (this.#isOutdated && !this.#isDisposed) await this.#show();
  }

  async #ask(look: boolean, token: vscode.CancellationToken): Promise<CoverageView | null> {
    const progress = `coverage-${this.folder.index}-${++this.#requests}`;
    const listening = this.#client.onProgress(new ProgressType<SearchedFiles>(), progress, ({ files }) =>
      this.#notify({
        text: vscode.l10n.t('Searching files for references: {0}', files),
        button: { text: vscode.l10n.t('Cancel'), does: 'cancel' },
      }),
    );
    const params: CoverageParams = {
      folder: this.#uri,
      look,
      progress,
      ...(this.#framework !== undefined && { framework: this.#framework }),
    };
    try {
      return await this.#client.sendRequest<CoverageView | null>(COVERAGE_REQUESTS.view, params, token);
    } finally {
      listening.dispose();
    }
  }

  #answered(view: CoverageView | null): void {
    if (!view) {
      this.#notify({ text: vscode.l10n.t('The folder {0} is no longer open.', this.folder.name) });
      return;
    }
    this.#uris = new Map(Object.entries(view.uris));
    this.#framework = view.shown?.prefix;
    this.#post({ type: 'view', view: { frameworks: view.frameworks, shown: view.shown } });
    const { files } = view;
    const searched = plural(files, vscode.l10n.t('1 file searched.'), vscode.l10n.t('{0} files searched.', files));
    const button = { text: vscode.l10n.t('Add a Framework…'), does: 'offer' } as const;
    this.#notify({ text: searched, ...(view.frameworks.length === 0 && { button }) });
  }

  #failed(error: unknown, isCancelled: boolean): void {
    const text = isCancelled
      ? vscode.l10n.t('The search was canceled.')
      : vscode.l10n.t('Coverage could not be measured: {0}', error instanceof Error ? error.message : String(error));
    this.#notify({ text, button: { text: vscode.l10n.t('Search Again'), does: 'again' } });
  }

  async #showPlaces(number: string): Promise<void> {
    const places = await this.#placesOf(number);
    if (!places || this.#framework === undefined) return;
    const { items, left } = places;
    this.#post({ type: 'places', places: { framework: this.#framework, number, items, left } });
  }

  async #showReferences(number: string): Promise<void> {
    const places = await this.#placesOf(number);
    if (places) await showReferences(this.#client, places.definition.uri, places.definition.position);
  }

  async #placesOf(number: string): Promise<CitingPlaces | null> {
    if (this.#framework === undefined || this.#client.state !== State.Running) return null;
    const params: CitingPlacesParams = { folder: this.#uri, framework: this.#framework, number };
    return this.#client.sendRequest<CitingPlaces | null>(COVERAGE_REQUESTS.places, params).catch(() => null);
  }

  /** Files that the report does not name are not opened. */
  async #open(address: string): Promise<void> {
    const place = readPlace(address);
    const uri = place && this.#uris.get(place.name);
    if (!place || uri === undefined) return;
    const at = new vscode.Position(place.line, place.character);
    await vscode.commands.executeCommand('vscode.open', this.#client.protocol2CodeConverter.asUri(uri), {
      selection: new vscode.Range(at, at),
    });
  }

  get #uri(): string {
    return this.#client.code2ProtocolConverter.asUri(this.folder.uri);
  }

  #notify(status: Omit<Extract<ToPage, { type: 'status' }>, 'type'>): void {
    this.#post({ type: 'status', ...status });
  }

  #post(message: ToPage): void {
    if (!this.#isDisposed) void this.#panel.webview.postMessage(message);
  }
}
