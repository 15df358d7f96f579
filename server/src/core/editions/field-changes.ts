import type { Listed } from '../model/framework.ts';
import type { FieldChange } from './change.ts';
import { type WordDiffBudget, wordDiff } from './word-diff.ts';
import { comparableFields, plainWording } from './wording.ts';

/** For all texts of one comparison: about half a second's work. */
const MAX_CELLS = 20_000_000;

export const newWordDiffBudget = (): WordDiffBudget => ({ cells: MAX_CELLS });

/** Word by word, what differs in a field that both objectives have. Empty where no reader would see a change. */
export function fieldChanges(older: Listed, newer: Listed, budget: WordDiffBudget): FieldChange[] {
  return comparableFields(older, newer)
    .filter((pair) => plainWording(pair.older) !== plainWording(pair.newer))
    .map((pair) => ({ field: pair.field, changes: wordDiff(pair.older, pair.newer, budget) }));
}
