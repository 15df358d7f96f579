import * as vscode from 'vscode';
import type { FoundObjectives, OfferedObjective } from '../../../server/src/protocol/index.ts';
import { showError } from '../notify.ts';
import { type ObjectiveRow, type Row, rowsOf } from './picker-rows.ts';

/** What is inserted with each number. */
export interface Writing {
  readonly titles: boolean;
  readonly pinned: boolean;
}

export interface PickedReferences extends Writing {
  /** At least one. */
  readonly objectives: readonly OfferedObjective[];
}

export interface PickerOptions extends Writing {
  readonly find: (query: string, gone: boolean, token: vscode.CancellationToken) => Promise<FoundObjectives>;
  /** There is no objective at all to pick. */
  readonly foundNone: () => void;
  /** The options for titles or editions were changed. */
  readonly writingChanged: (writing: Writing) => void;
  readonly openDefinition: (objective: OfferedObjective) => void;
}

type Switch = 'titles' | 'pinned' | 'gone';

/** Lets the user pick objectives from a list that the server searches. Undefined if canceled. */
export function pickReferences(options: PickerOptions): Promise<PickedReferences | undefined> {
  return new ReferencePicker(options).picked();
}

class ReferencePicker {
  readonly #options: PickerOptions;
  readonly #pick = vscode.window.createQuickPick<Row>();
  readonly #switches: Record<Switch, boolean>;
  /** In the order in which they were selected. */
  #chosen: readonly ObjectiveRow[] = [];
  #shown: readonly Row[] = [];
  #more = 0;
  #isNothing = false;
  #search = new vscode.CancellationTokenSource();
  /** Enter was pressed while the server was searching. */
  #isAccepted = false;
  #result: PickedReferences | undefined;

  constructor(options: PickerOptions) {
    this.#options = options;
    this.#switches = { titles: options.titles, pinned: options.pinned, gone: false };
    Object.assign(this.#pick, {
      // Not in VS Code's typings: keeps the order of the server, below the names of the frameworks.
      sortByLabel: false,
      // In newer versions of VS Code, a line below the input, which has little room.
      prompt: vscode.l10n.t('Check several to insert a list.'),
    });
    this.#pick.canSelectMany = true;
    this.#pick.matchOnDescription = true;
    this.#pick.placeholder = vscode.l10n.t('Type a number or title; Enter inserts the highlighted one');
  }

  picked(): Promise<PickedReferences | undefined> {
    const pick = this.#pick;
    return new Promise((resolve) => {
      pick.onDidChangeValue(() => this.#find());
      pick.onDidChangeSelection((rows) => this.#choose(rows));
      pick.onDidTriggerButton((button) => this.#flip(button));
      pick.onDidTriggerItemButton(({ item }) => item.objective && this.#options.openDefinition(item.objective));
      pick.onDidAccept(() => {
        // Without selected rows, Enter accepts the focused row, or the first match if the search was not finished.
        if (this.#chosen.length > 0) this.#accept(this.#chosen);
        else if (pick.busy) this.#isAccepted = true;
        else this.#accept(pick.activeItems);
      });
      pick.onDidHide(() => {
        this.#search.cancel();
        pick.dispose();
        resolve(this.#result);
      });
      this.#describe();
      pick.show();
      this.#find();
    });
  }

  #accept(rows: readonly Row[]): void {
    const objectives = rows.flatMap(({ objective }) => objective ?? []);
    if (objectives.length === 0) return;
    const { titles, pinned } = this.#switches;
    this.#result = { objectives, titles, pinned };
    this.#pick.hide();
  }

  #find(): void {
    this.#isAccepted = false;
    this.#search.cancel();
    this.#search = new vscode.CancellationTokenSource();
    const { token } = this.#search;
    this.#pick.busy = true;
    this.#options.find(this.#pick.value, this.#switches.gone, token).then(
      (found) => {
        if (token.isCancellationRequested) return;
        this.#pick.busy = false;
        this.#show(found);
      },
      (error) => {
        if (token.isCancellationRequested) return;
        this.#pick.hide();
        showError(error);
      },
    );
  }

  #show(found: FoundObjectives): void {
    const chosen = this.#chosen;
    const rows = rowsOf(found, chosen);
    this.#more = found.more;
    this.#isNothing = found.frameworks.length === 0 && found.recent.length === 0;
    if (this.#isNothing && this.#pick.value.trim() === '' && chosen.length === 0) {
      this.#pick.hide();
      this.#options.foundNone();
      return;
    }
    this.#describe();
    // Replacing the rows would lose a selection that is made at this moment.
    if (!isSameList(rows, this.#shown)) {
      this.#shown = rows;
      this.#pick.items = rows;
      this.#pick.selectedItems = chosen;
    }
    // The typed text is searched, not the selected rows.
    const first = this.#shown.find((row) => row.objective && !chosen.includes(row));
    if (first) this.#pick.activeItems = [first];
    if (first && this.#isAccepted) this.#accept([first]);
  }

  /** The selected rows of the list. */
  #choose(rows: readonly Row[]): void {
    const checked = rows.flatMap((row) => (row.objective ? [row] : []));
    const kept = this.#chosen.filter((row) => checked.includes(row));
    this.#chosen = [...kept, ...checked.filter((row) => !kept.includes(row))];
  }

  #flip(button: vscode.QuickInputButton): void {
    const index = this.#pick.buttons.indexOf(button);
    const name = (['titles', 'pinned', 'gone'] as const)[index];
    if (!name) return;
    this.#switches[name] = !this.#switches[name];
    if (name === 'gone') this.#find();
    else this.#options.writingChanged({ titles: this.#switches.titles, pinned: this.#switches.pinned });
    this.#describe();
  }

  /** The title shows the options, because their icons alone are hard to recognize. */
  #describe(): void {
    const { titles, pinned, gone } = this.#switches;
    const parts = [
      ...(titles ? [vscode.l10n.t('with titles')] : []),
      ...(pinned ? [vscode.l10n.t('with editions')] : []),
      ...(gone ? [vscode.l10n.t('including withdrawn')] : []),
      ...(this.#isNothing ? [vscode.l10n.t('no matches')] : []),
      ...(this.#more > 0 ? [vscode.l10n.t('{0} more; keep typing to narrow the list', this.#more)] : []),
    ];
    this.#pick.title = [vscode.l10n.t('Insert Reference'), ...parts].join(' · ');
    this.#pick.buttons = [
      button(
        titles ? 'list-flat' : 'list-selection',
        titles ? vscode.l10n.t('Insert Without Titles') : vscode.l10n.t('Insert With Titles'),
      ),
      button(
        pinned ? 'pinned' : 'pin',
        pinned ? vscode.l10n.t('Insert Without Editions') : vscode.l10n.t('Insert With Editions'),
      ),
      button(
        gone ? 'eye-closed' : 'eye',
        gone ? vscode.l10n.t('Hide Withdrawn Objectives') : vscode.l10n.t('Show Withdrawn Objectives'),
      ),
    ];
  }
}

const isSameList = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length &&
  a.every(({ label, detail, kind }, index) => {
    const other = b[index];
    return label === other?.label && detail === other.detail && kind === other.kind;
  });

const button = (icon: string, tooltip: string): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});
