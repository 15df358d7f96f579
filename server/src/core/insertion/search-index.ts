import { memoize } from '../base/memoize.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { lookupOf, spellingsOfListed } from '../resolution/lookup.ts';
import { compact, foldText, wordsIn } from './search-score.ts';

/** An objective that fits what was typed. */
export interface FoundObjective {
  readonly objective: Listed;
  /** Withdrawn, or only in older editions. */
  readonly isGone: boolean;
}

/** An objective with what is compared with a query. */
export interface IndexedObjective extends FoundObjective {
  /** Its number in all spellings, folded. */
  readonly numbers: readonly string[];
  /** The first of them without its signs. */
  readonly compact: string;
  /** Of the title, or of the text where it has none; folded. */
  readonly words: readonly string[];
  /** Of the heading above it and of what it is a part of; folded. */
  readonly above: readonly string[];
}

/** In the order of the catalog. */
export interface SearchIndex {
  readonly alive: readonly IndexedObjective[];
  readonly gone: readonly IndexedObjective[];
}

/** The index of what is offered in a framework, whose default edition is the one meant. */
export const indexOf = memoize((framework: Framework): SearchIndex => {
  const { defaultEdition } = framework;
  if (!defaultEdition) return { alive: [], gone: [] };
  const all = objectivesOf(framework, defaultEdition).map((one) => indexed(framework, defaultEdition, one));
  return { alive: all.filter(({ isGone }) => !isGone), gone: all.filter(({ isGone }) => isGone) };
});

/** Of older editions those whose numbers are in no newer one up to the given one. */
function objectivesOf(framework: Framework, edition: FrameworkEdition): readonly FoundObjective[] {
  const seen = new Set<string>();
  const all: FoundObjective[] = [];
  for (const each of framework.editions.slice(0, edition.index + 1).reverse()) {
    if (each.draft && each !== edition) continue;
    for (const objective of each.byNumber.values()) {
      if (seen.has(objective.number)) continue;
      seen.add(objective.number);
      const isOlder = each !== edition;
      if (isOlder && lookupOf(framework, objective.number)(edition)) continue;
      all.push({ objective, isGone: objective.withdrawn || isOlder });
    }
  }
  return all;
}

function indexed(
  framework: Framework,
  { byNumber }: FrameworkEdition,
  { objective, isGone }: FoundObjective,
): IndexedObjective {
  const numbers = spellingsOfListed(framework, objective).map(foldText);
  const parent = objective.parent === undefined ? undefined : byNumber.get(objective.parent);
  return {
    objective,
    isGone,
    numbers,
    compact: compact(numbers[0] ?? ''),
    words: wordsIn(wording(objective)),
    above: wordsIn(`${objective.group ?? ''} ${parent?.group ?? ''} ${parent ? wording(parent) : ''}`),
  };
}
