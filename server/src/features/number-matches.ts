import type { NumberContext } from '../core/completion/completion-query.ts';
import { wording } from '../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../core/model/framework.ts';
import { lookupOf, spellingsOfListed } from '../core/resolution/lookup.ts';
import { resolve } from '../core/resolution/resolve.ts';

/** An objective that continues what was typed. */
export interface NumberMatch {
  readonly objective: Listed;
  /** The spelling of its number that fits: the number, an alias, or the number without its lead letter. */
  readonly key: string;
}

/** More are never sent: who wants the rest types on, and is asked for again. */
export const MOST_MATCHES = 100;
/** A word of a title that is shorter finds nothing by itself: "and", "the", "for" are typed in plain prose too. */
const SHORTEST_WORD = 4;

/**
 * The objectives of the edition that continue the query, by number or by the words of their titles, in the order of
 * the edition. None where a list would get in the way (an open list takes the Enter key):
 * - the number is complete, and no listed one is longer;
 * - a number and a space, or a full stop that may end the sentence, unless asked by hand;
 * - in the tail of a list, where prose may go on: nothing typed, unless asked by hand, and words.
 */
export function numberMatches(
  context: Pick<NumberContext, 'query' | 'inTail' | 'framework'>,
  edition: FrameworkEdition,
  invoked: boolean,
): NumberMatch[] {
  const { query, inTail, framework } = context;
  if (query === '') return inTail && !invoked ? [] : shallowest(all(edition));
  const [first = ''] = query.split(/\s/, 1);
  if (first.length < query.length && /\d/.test(first)) return [];
  if (!invoked && query.endsWith('.') && lookupOf(framework, query.slice(0, -1))(edition)) return [];

  const byNumber = all(edition).flatMap(({ objective }) => byItsNumber(objective, query, framework, inTail) ?? []);
  if (byNumber.length > 0) {
    return byNumber.every(({ key }) => key.length === query.length) ? [] : shallowest(byNumber);
  }
  return inTail ? [] : shallowest(all(edition).filter(({ objective }) => hasWords(wording(objective), query)));
}

function all({ objectives, byNumber }: FrameworkEdition): NumberMatch[] {
  return objectives.flatMap(({ number }) => {
    const objective = byNumber.get(number);
    return objective ? { objective, key: number } : [];
  });
}

/** At most `MOST_MATCHES`: whole levels from the top, as far as they go. */
function shallowest(matches: NumberMatch[]): NumberMatch[] {
  if (matches.length <= MOST_MATCHES) return matches;
  const levels = matches.map(({ objective }) => objective.level).sort((a, b) => a - b);
  const tooDeep = levels[MOST_MATCHES] ?? 0;
  const upper = matches.filter(({ objective }) => objective.level < tooDeep);
  return upper.length > 0 ? upper : matches.slice(0, MOST_MATCHES);
}

/** `exactCase`: in prose, `and a` is no beginning of A.1. */
function byItsNumber(
  objective: Listed,
  query: string,
  framework: Framework,
  exactCase: boolean,
): NumberMatch | undefined {
  const fold = folding(framework, exactCase);
  const wanted = fold(query);
  const key = spellingsOfListed(framework, objective).find((spelling) => fold(spelling).startsWith(wanted));
  return key === undefined ? undefined : { objective, key };
}

function folding({ numbering }: Framework, exactCase: boolean): (number: string) => string {
  const foldCase = !exactCase || numbering.ignoreCase;
  return (number) => {
    const cased = foldCase ? number.toLowerCase() : number;
    return numbering.ignoreZeroPadding ? cased.replace(/(?<!\d)0+(?=\d)/g, '') : cased;
  };
}

/** Whether words of the title begin with the words of the query, in the same order, capitals aside. */
function hasWords(title: string, query: string): boolean {
  const [first, ...rest] = wordsOf(query);
  if (first === undefined || /\d/.test(query)) return false;
  const words = wordsOf(title);
  let at = words.findIndex((word) => word.length >= SHORTEST_WORD && word.startsWith(first));
  for (const wanted of rest) {
    if (at < 0) break;
    at = words.findIndex((word, index) => index > at && word.startsWith(wanted));
  }
  return at >= 0;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

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
