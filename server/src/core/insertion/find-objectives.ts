import { sum } from '../base/collections.ts';
import { wording } from '../model/catalog.ts';
import { ancestorsOf, editionOf, type Framework, type Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { resolve } from '../resolution/resolve.ts';
import type { PickedObjective } from './insert-references.ts';
import {
  type FoundObjective,
  type IndexedObjective,
  indexOf,
  nearWord,
  queryTokens,
  scoreInName,
  scoreInObjective,
} from './search-index.ts';

/** What was found in a framework, the best first; without a query in the order of the catalog. */
interface FoundInFramework {
  readonly framework: Framework;
  readonly found: readonly FoundObjective[];
}

export interface FoundObjectives {
  readonly frameworks: readonly FoundInFramework[];
  /** How many more fit. */
  readonly more: number;
}

interface FindOptions {
  /** Also offer removed objectives, after the others. */
  readonly gone: boolean;
  /** Frameworks that come first. */
  readonly isPreferred: (framework: Framework) => boolean;
  /** Objectives that are given at most, in all. */
  readonly most: number;
}

/** An objective that matches. */
interface Scored extends FoundObjective {
  readonly score: number;
}

/** Frameworks share the room where nothing is typed, but each has some (in objectives). */
const LEAST_SHARE = 20;

/**
 * The objectives that match the words of a query, in any order, each a part of the prefix, of the number or of a title;
 * where there are none, words may have slips. The better they fit, the earlier they come, framework by framework.
 */
export function findObjectives(
  frameworks: readonly Framework[],
  query: string,
  { gone, isPreferred, most }: FindOptions,
): FoundObjectives {
  const preferred = [...frameworks].sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  const tokens = queryTokens(query);
  if (tokens.length === 0) return everything(preferred, gone, most);
  const exact = preferred.map((framework) => matchesIn(framework, tokens, gone, false));
  const isNothing = exact.every(({ length }) => length === 0);
  const all = isNothing ? preferred.map((framework) => matchesIn(framework, tokens, gone, true)) : exact;
  const limit = scoreOf(all.flat(), most);
  const groups = preferred
    .map((framework, index) => ({ framework, found: all[index]!.filter(({ score }) => score <= limit) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => a.found[0]!.score - b.found[0]!.score);
  return cut(groups, all.flat().length, (_, left) => left, most);
}

/** The highest score that is still returned. */
function scoreOf(matches: readonly Scored[], most: number): number {
  if (matches.length <= most) return Number.POSITIVE_INFINITY;
  return matches.map(({ score }) => score).sort((a, b) => a - b)[most - 1]!;
}

/** Nothing is typed: of each framework some, those with few leave room to the others. */
function everything(frameworks: readonly Framework[], gone: boolean, most: number): FoundObjectives {
  const all = frameworks
    .map((framework) => ({ framework, found: searched(framework, gone) }))
    .filter(({ found }) => found.length > 0);
  const total = sum(all.map(({ found }) => found.length));
  const share = (index: number, left: number) => Math.max(LEAST_SHARE, Math.floor(left / (all.length - index)));
  return cut(all, total, share, most);
}

/** @param share how many of a framework's may stay, by its index and the room that is left */
function cut(
  all: readonly FoundInFramework[],
  total: number,
  share: (index: number, left: number) => number,
  most: number,
): FoundObjectives {
  let left = most;
  const frameworks = all.flatMap(({ framework, found }, index) => {
    const kept = found.slice(0, Math.max(0, share(index, left)));
    left -= kept.length;
    return kept.length > 0 ? [{ framework, found: kept }] : [];
  });
  return { frameworks, more: total - (most - left) };
}

/** The objectives of the edition that citations without one mean, and after them those that are gone. */
function searched(framework: Framework, gone: boolean): readonly IndexedObjective[] {
  const index = indexOf(framework);
  return gone ? [...index.alive, ...index.gone] : index.alive;
}

function matchesIn(framework: Framework, tokens: readonly string[], gone: boolean, slips: boolean): readonly Scored[] {
  const names = tokens.map((token) => scoreInName(framework, token));
  const matches: Scored[] = [];
  for (const indexed of searched(framework, gone)) {
    let score = indexed.isGone ? 100 : 0;
    for (const [index, token] of tokens.entries()) {
      const own = scoreInObjective(indexed, token) ?? (slips && nearWord(indexed, token) ? 20 : null);
      const best = Math.min(own ?? Number.POSITIVE_INFINITY, names[index] ?? Number.POSITIVE_INFINITY);
      score += best;
      if (score === Number.POSITIVE_INFINITY) break;
    }
    if (score < Number.POSITIVE_INFINITY) matches.push({ objective: indexed.objective, isGone: indexed.isGone, score });
  }
  return matches.sort((a, b) => a.score - b.score);
}

/** The objective with these names; without an edition, the one that such a citation means. */
export function objectiveNamed(
  frameworks: readonly Framework[],
  { prefix, edition, number }: { readonly prefix: string; readonly edition?: string; readonly number: string },
): PickedObjective | null {
  const framework = frameworks.find((each) => each.prefix === prefix);
  if (!framework) return null;
  const listing = framework.editions.find(({ id }) => id === edition);
  const objective =
    edition === undefined
      ? resolve(framework, number, undefined).objective
      : listing && lookupOf(framework, number)(listing);
  return objective ? { framework, objective } : null;
}

/** What is above an objective: the heading, and the titles of what it is a part of, the outermost first. */
export function pathOf(framework: Framework, objective: Listed): readonly string[] {
  const edition = editionOf(framework, objective);
  const above = edition ? ancestorsOf(edition, objective) : [];
  const heading = objective.group ?? above.at(-1)?.group;
  const path = above.map((one) => `${one.number} ${wording(one)}`).reverse();
  return heading === undefined ? path : [heading, ...path];
}
