import type { NumberContext } from '../core/completion/completion-query.ts';
import type { FrameworkEdition } from '../core/model/framework.ts';
import { lookupOf } from '../core/resolution/lookup.ts';
import { resolve } from '../core/resolution/resolve.ts';
import { type NumberMatch, numberMatches } from './number-matches.ts';

/**
 * The objectives of older editions that continue the query and are gone from the given one: who still knows an old number
 * or title is led to what became of it. The newest edition first. None of these where nothing is typed, where the
 * citation says which edition it means, and where what is typed is a number that is there.
 */
export function goneMatches(context: NumberContext, edition: FrameworkEdition, invoked: boolean): NumberMatch[] {
  const { framework, query } = context;
  if (query === '' || context.edition || lookupOf(framework, query)(edition)) return [];
  const seen = new Set<string>();
  const gone: NumberMatch[] = [];
  for (const older of framework.editions.slice(0, edition.index).reverse()) {
    if (older.draft) continue;
    for (const match of numberMatches(context, older, invoked)) {
      const { number } = match.objective;
      if (seen.has(number)) continue;
      seen.add(number);
      const { status, objective } = resolve(framework, number, undefined);
      const isGone = status === 'replaced' || status === 'withdrawn';
      if (isGone && objective?.edition === older.id) gone.push(match);
    }
  }
  return gone;
}
