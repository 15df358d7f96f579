import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type DocumentStatus,
  type ReachedLimit,
  STATUS_CHANGED,
  STATUS_REQUEST,
} from '../../../server/src/protocol/index.ts';
import { documentSelector } from '../document-selector.ts';
import { OPEN_DEFINITION } from '../open-definition.ts';
import { describeStatus } from './describe-status.ts';
import { RAISE_LIMIT } from './limits.ts';

/** The language status item: what the active document cites, and the state of the server. */
export function registerStatus(client: BaseLanguageClient): vscode.Disposable {
  return new StatusItems(client);
}

class StatusItems implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #item = vscode.languages.createLanguageStatusItem('objectiveReferences.status', documentSelector());
  /** Only if there is something to show. */
  #limits: vscode.LanguageStatusItem | undefined;
  readonly #listening: vscode.Disposable;
  #asking = new vscode.CancellationTokenSource();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#item.name = vscode.l10n.t('Objective References');
    this.#listening = vscode.Disposable.from(
      client.onDidChangeState(() => this.#update()),
      client.onNotification(STATUS_CHANGED, () => this.#update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        for (const item of [this.#item, this.#limits]) if (item) item.selector = documentSelector();
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#asking.cancel();
    this.#listening.dispose();
    this.#item.dispose();
    this.#limits?.dispose();
  }

  #update(): void {
    this.#asking.cancel();
    this.#asking = new vscode.CancellationTokenSource();
    const { token } = this.#asking;
    if (this.#client.state === State.Running) void this.#ask(token).catch(() => {});
    else this.#showServer(this.#client.state);
  }

  async #ask(token: vscode.CancellationToken): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const uri = document && this.#client.code2ProtocolConverter.asUri(document.uri);
    if (!document || uri === undefined || vscode.languages.match(documentSelector(), document) === 0) return;
    const status = await this.#client.sendRequest<DocumentStatus | null>(STATUS_REQUEST, { uri }, token);
    if (!token.isCancellationRequested) this.#show(status);
  }

  #show(status: DocumentStatus | null): void {
    const { text, detail, isWarning } = describeStatus(status);
    const { Information, Warning } = vscode.LanguageStatusSeverity;
    const item = this.#item;
    item.text = text;
    item.detail = status?.isSearching ? vscode.l10n.t('Searching files for references') : detail;
    item.busy = status?.isSearching === true;
    item.severity = isWarning ? Warning : Information;
    item.command = commandFor(status);
    this.#showLimits(status?.limits ?? []);
  }

  /** No request is pending. */
  #showServer(state: State): void {
    const isStarting = state === State.Starting;
    const item = this.#item;
    item.text = isStarting ? vscode.l10n.t('Starting') : vscode.l10n.t('The server has stopped');
    item.detail = '';
    item.busy = isStarting;
    item.severity = vscode.LanguageStatusSeverity[isStarting ? 'Information' : 'Error'];
    item.command = isStarting
      ? undefined
      : { title: vscode.l10n.t('Restart Server'), command: 'objectiveReferences.restartServer' };
    this.#showLimits([]);
  }

  #showLimits(limits: readonly ReachedLimit[]): void {
    const [first] = limits;
    if (!first) {
      this.#limits?.dispose();
      this.#limits = undefined;
      return;
    }
    this.#limits ??= vscode.languages.createLanguageStatusItem('objectiveReferences.limits', documentSelector());
    this.#limits.name = vscode.l10n.t('Limits of Objective References');
    this.#limits.text = vscode.l10n.t('Some files are not searched for references');
    this.#limits.detail = limits.map(({ what }) => what).join(', ');
    this.#limits.severity = vscode.LanguageStatusSeverity.Warning;
    this.#limits.command = { title: vscode.l10n.t('Raise the Limit'), command: RAISE_LIMIT, arguments: [first] };
  }
}

/** Opens the problems if there are any, otherwise the catalog. */
function commandFor(status: DocumentStatus | null): vscode.Command | undefined {
  const { unknown = 0, affected = 0, others = 0 } = status?.problems ?? {};
  if (unknown + affected + others > 0) {
    return { title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
  }
  const entry = status?.frameworks[0]?.entry;
  return (
    entry && { title: vscode.l10n.t('Open Catalog'), command: OPEN_DEFINITION, arguments: [entry.uri, entry.position] }
  );
}
