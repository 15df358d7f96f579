import type * as vscode from 'vscode';
import type { ObjectiveName } from '../../../server/src/protocol/index.ts';
import { keyOf } from './picker-rows.ts';
import type { Writing } from './reference-picker.ts';

const RECENT = 'objectiveReferences.recentlyInserted';
const WRITING = 'objectiveReferences.insertedWith';
/** Number of objectives that are remembered. */
const MOST_RECENT = 10;

/** The objectives that were last inserted in this workspace, the latest first. */
export class RecentObjectives {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  get all(): readonly ObjectiveName[] {
    return this.#state.get<readonly ObjectiveName[]>(RECENT, []);
  }

  async add(inserted: readonly ObjectiveName[]): Promise<void> {
    const names = inserted.map(({ prefix, edition, number }) => ({
      prefix,
      ...(edition !== undefined && { edition }),
      number,
    }));
    const keys = new Set(names.map(keyOf));
    const others = this.all.filter((name) => !keys.has(keyOf(name)));
    await this.#state.update(RECENT, [...names, ...others].slice(0, MOST_RECENT));
  }
}

/** The options of the last insertion in any workspace. */
export const rememberedWriting = (state: vscode.Memento): Writing =>
  state.get<Writing>(WRITING, { titles: false, pinned: false });

export async function rememberWriting(state: vscode.Memento, writing: Writing): Promise<void> {
  await state.update(WRITING, writing);
}
