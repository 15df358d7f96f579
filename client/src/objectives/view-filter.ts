import * as vscode from 'vscode';
import type { ObjectivesFilter } from '../../../server/src/protocol/index.ts';

/** Under which the workspace keeps it. */
const KEY = 'objectiveReferences.objectives.filter';
const EVERYTHING: ObjectivesFilter = { text: '', only: 'all', order: 'catalog' };

/** What of the objectives is shown: remembered for the workspace, and known to menus. */
export class ViewFilter {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #value: ObjectivesFilter;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#value = { ...EVERYTHING, ...memento.get<Partial<ObjectivesFilter>>(KEY) };
    this.#updateContextKeys();
  }

  get value(): ObjectivesFilter {
    return this.#value;
  }

  /** Whether anything is left out. */
  get isActive(): boolean {
    return this.#value.text !== '' || this.#value.only !== 'all';
  }

  set(change: Partial<ObjectivesFilter>): void {
    this.#value = { ...this.#value, ...change };
    this.#updateContextKeys();
    void this.#memento.update(KEY, this.#value);
    this.#changed.fire();
  }

  /** The order stays. */
  clear(): void {
    this.set({ text: '', only: 'all' });
  }

  #updateContextKeys(): void {
    const { only, order } = this.#value;
    const contexts = { only, order, isFiltered: this.isActive };
    for (const [name, value] of Object.entries(contexts)) {
      void vscode.commands.executeCommand('setContext', `objectiveReferences.objectives.${name}`, value);
    }
  }
}
