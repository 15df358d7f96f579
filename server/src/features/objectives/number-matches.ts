import type { NumberContext } from '../../core/completion/number-context.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { lookupOf, spellingsOfListed } from '../../core/resolution/lookup.ts';
import { resolve } from '../../core/resolution/resolve.ts';

/** An objective that completes the typed text. */
export interface NumberMatch {
  readonly objective: Listed;
  /** The matching spelling of its number: the number, an alias, or the number without its lead letter. */
  readonly key: string;
}

/** More are not sent; typing on narrows the list, which clients request again. */
export const MOST_MATCHES = 100;
/** Shorter words do not match titles by themselves: "and", "the", "for" are common in prose. */
const SHORTEST_WORD = 4;

/**
 * The objectives of the edition that complete the query, by number or by words of their titles, in the order of the
 * edition. None where a list would disturb typing (an open list takes the Enter key):
 * - after a complete number that no listed number continues;
 * - after a number and a space, or a full stop that may end the sentence, unless invoked explicitly;
 * - in the tail of a list, where prose may continue: after words, and before anything is typed, unless invoked explicitly.
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

  const fold = folding(framework, inTail);
  const beginning = fold(query);
  const byNumber = all(edition).flatMap(({ objective }): NumberMatch[] => {
    const key = spellingsOfListed(framework, objective).find((spelling) => fold(spelling).startsWith(beginning));
    return key === undefined ? [] : [{ objective, key }];
  });
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

/** At most `MOST_MATCHES`: all matches of the upper levels that fit. */
function shallowest(matches: NumberMatch[]): NumberMatch[] {
  if (matches.length <= MOST_MATCHES) return matches;
  const levels = matches.map(({ objective }) => objective.level).sort((a, b) => a - b);
  const tooDeep = levels[MOST_MATCHES] ?? 0;
  const upper = matches.filter(({ objective }) => objective.level < tooDeep);
  return upper.length > 0 ? upper : matches.slice(0, MOST_MATCHES);
}

/** `exactCase`: in prose, `and a` does not begin A.1. */
function folding({ numbering }: Framework, exactCase: boolean): (number: string) => string {
  const foldCase = !exactCase || numbering.ignoreCase;
  return (number) => {
    const cased = foldCase ? number.toLowerCase() : number;
    return numbering.ignoreZeroPadding ? cased.replace(/(?<!\d)0+(?=\d)/g, '') : cased;
  };
}

/** Whether words of the title begin with the words of the query, in the same order, ignoring case. */
function hasWords(title: string, query: string): boolean {
  const [first, ...rest] = wordsOf(query);
  if (first === undefined || /\d/.test(query)) return false;
  const words = wordsOf(title);
  let at = words.findIndex((word) => word.length >= SHORTEST_WORD && word.startsWith(first));
  for (const next of rest) {
    if (at < 0) break;
    at = words.findIndex((word, index) => index > at && word.startsWith(next));
  }
  return at >= 0;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The objectives of older editions that complete the query and were replaced or withdrawn since, so that an old number or
 * title leads to its replacement. The newest edition first. None before anything is typed, in a citation with an edition,
 * and after a number that the given edition lists.
 */
export function outdatedMatches(context: NumberContext, edition: FrameworkEdition, invoked: boolean): NumberMatch[] {
  const { framework, query } = context;
  if (query === '' || context.edition || lookupOf(framework, query)(edition)) return [];
  const seen = new Set<string>();
  const outdated: NumberMatch[] = [];
  for (const older of framework.editions.slice(0, edition.index).reverse()) {
    if (older.draft) continue;
    for (const match of numberMatches(context, older, invoked)) {
      const { number } = match.objective;
      if (seen.has(number)) continue;
      seen.add(number);
      const { status, objective } = resolve(framework, number, undefined);
      const isOutdated = status === 'replaced' || status === 'withdrawn';
      if (isOutdated && objective?.edition === older.id) outdated.push(match);
    }
  }
  return outdated;
}

export const startsWith = (text: string, query: string): boolean => text.toLowerCase().startsWith(query.toLowerCase());
