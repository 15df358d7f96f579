import * as vscode from 'vscode';
import type { ObjectivesFilter } from '../../../server/src/protocol/index.ts';

/** Key of the workspace state. */
const KEY = 'objectiveReferences.objectives.filter';
const EVERYTHING: ObjectivesFilter = { text: '', only: 'all', order: 'catalog' };

/** The filter of the view: remembered for the workspace, and available to menus as context keys. */
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

  /** Whether any row is hidden. */
  get isActive(): boolean {
    return this.#value.text !== '' || this.#value.only !== 'all';
  }

  set(change: Partial<ObjectivesFilter>): void {
    this.#value = { ...this.#value, ...change };
    this.#updateContextKeys();
    void this.#memento.update(KEY, this.#value);
    this.#changed.fire();
  }

  /** The sort order is kept. */
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
