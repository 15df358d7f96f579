import type { CompletionItem } from 'vscode-languageserver';
import { numberWithTitle } from '../core/diagnostics/titles/write-title.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import type { ClientSupport } from './client-support.ts';
import { type NumberOffer, type NumberWriting, numberItem } from './completion-item.ts';
import type { NumberMatch } from './number-matches.ts';

/** Where more are offered, alternatives would only make the list longer. */
const MOST_WITH_ALTERNATIVES = 10;

/**
 * Items for the numbers, and behind them, where they are few, items for the same with their titles: `3.4 (Title)`. The other
 * way round where titles are wanted.
 *
 * @param after what stands behind the cursor's number: its own remark needs no other
 */
export function withTitles(
  matches: readonly NumberMatch[],
  offer: NumberOffer,
  support: ClientSupport,
  insert: NumberInsertion,
  after: string,
): CompletionItem[] {
  const hasRemark = /^[\s*_`]*[([:–—"“]/.test(after);
  const isFew = matches.length <= MOST_WITH_ALTERNATIVES;
  const first: CompletionItem[] = [];
  const others: CompletionItem[] = [];
  for (const match of matches) {
    const { number, withdrawn } = match.objective;
    const text = hasRemark || withdrawn ? null : numberWithTitle(match.objective);
    const plain: NumberWriting = { newText: number };
    const titled: NumberWriting = text === null ? plain : { newText: text, label: `${number} (…)` };
    const [wanted, other] = insert === 'number' ? [plain, titled] : [titled, plain];
    first.push(numberItem(match, offer, support, wanted));
    if (isFew && text !== null) others.push(numberItem(match, offer, support, { ...other, isAlternative: true }));
  }
  return [...first, ...others];
}
