import { wording } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { spellingsOfListed } from '../resolution/lookup.ts';
import { compact, foldText, wordsIn } from './search-score.ts';

/** An objective with what is compared with a query. */
export interface IndexedObjective {
  readonly objective: Listed;
  readonly isGone: boolean;
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

const known = new WeakMap<FrameworkEdition, SearchIndex>();

/** The index of what is offered where an edition is the one that is meant; made once. */
export function indexOf(
  framework: Framework,
  edition: FrameworkEdition,
  objectives: () => readonly { readonly objective: Listed; readonly isGone: boolean }[],
): SearchIndex {
  const before = known.get(edition);
  if (before) return before;
  const all = objectives().map((one) => indexed(framework, edition, one));
  const index = { alive: all.filter(({ isGone }) => !isGone), gone: all.filter(({ isGone }) => isGone) };
  known.set(edition, index);
  return index;
}

function indexed(
  framework: Framework,
  { byNumber }: FrameworkEdition,
  { objective, isGone }: { readonly objective: Listed; readonly isGone: boolean },
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
