import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type AffectedParams,
  type CurrentEdition,
  EDITION_REQUESTS,
  EDITIONS_CHANGED,
} from '../../../server/src/protocol/index.ts';
import type { MigrationAnswers } from '../migration/migration-flow.ts';
import { inform, showError } from '../notify.ts';
import {
  type EditionMemory,
  type EditionServer,
  type EditionUi,
  notifyNewEditions,
  type SeenEditions,
} from './new-edition-flow.ts';

const SEEN = 'objectiveReferences.editionsSeen';
const MUTED = 'objectiveReferences.editionsMuted';
/** Milliseconds to wait after the start or a change before anything is checked. */
const QUIET = 1000;

/**
 * Shows a notification when an enabled framework has a newer edition than the workspace has seen. Files are searched
 * only in that rare case; a catalog that is being edited is checked when it is saved.
 */
export function registerNewEditions(client: BaseLanguageClient, state: vscode.Memento): vscode.Disposable {
  return new NewEditions(client, state);
}

class NewEditions implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #state: vscode.Memento;
  readonly #listening: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One after the other, because each stores what the next one compares with. */
  #running: Promise<void> = Promise.resolve();

  constructor(client: BaseLanguageClient, state: vscode.Memento) {
    this.#client = client;
    this.#state = state;
    this.#listening = vscode.Disposable.from(
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#soon();
      }),
      client.onNotification(EDITIONS_CHANGED, () => this.#soon()),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isOurs(document)) this.#soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (vscode.workspace.textDocuments.some((document) => document.isDirty && isOurs(document))) return;
      this.#running = this.#running.then(() => this.#look()).catch(() => {});
    }, QUIET);
  }

  #look(): Promise<void> {
    return notifyNewEditions(serverOf(this.#client), memoryOf(this.#state), UI);
  }
}

const isOurs = ({ uri }: vscode.TextDocument): boolean => /\.objectives\.yaml$|\/objrefs\.yaml$/.test(uri.path);

const serverOf = (client: BaseLanguageClient): EditionServer => ({
  current: () => client.sendRequest<CurrentEdition[]>(EDITION_REQUESTS.current, {}),
  affected: (params: AffectedParams) => client.sendRequest<number | null>(EDITION_REQUESTS.affected, params),
});

const memoryOf = (state: vscode.Memento): EditionMemory => ({
  get seen() {
    return state.get<SeenEditions>(SEEN, {});
  },
  set seen(seen) {
    void state.update(SEEN, seen);
  },
  get muted() {
    return state.get<readonly string[]>(MUTED, []);
  },
  set muted(muted) {
    void state.update(MUTED, muted);
  },
});

const UI: EditionUi = {
  isWanted: (folder) =>
    vscode.workspace
      .getConfiguration('objectiveReferences', vscode.Uri.parse(folder))
      .get<boolean>('notifyNewEditions', true),
  ask: inform,
  async review({ folder, prefix, edition }) {
    const answers: MigrationAnswers = { folder, framework: prefix, edition };
    await vscode.commands.executeCommand('objectiveReferences.migrate', answers).then(undefined, showError);
  },
};
