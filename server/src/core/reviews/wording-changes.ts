import type { FieldChange } from '../editions/compare-editions.ts';
import { type WordDiffBudget, wordDiff } from '../editions/word-diff.ts';
import type { Rewording } from '../model/diagnostic.ts';
import { fingerprintOf } from './fingerprint.ts';

/** The changes of title and text, word by word; a field that only one wording has is added or removed as a whole. */
export function wordingChanges({ older, newer }: Rewording, budget: WordDiffBudget): FieldChange[] {
  return (['title', 'text'] as const).flatMap((field) => {
    const [a, b] = [older[field] ?? '', newer[field] ?? ''];
    const isSame = fingerprintOf({ text: a }) === fingerprintOf({ text: b });
    return isSame ? [] : [{ field, changes: wordDiff(a, b, budget) }];
  });
}
