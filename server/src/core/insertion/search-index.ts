import { memoize } from '../base/memoize.ts';
import { wording } from '../model/catalog.ts';
import { type Framework, type FrameworkEdition, type Listed, parentOf } from '../model/framework.ts';
import { newestFirst } from '../resolution/editions.ts';
import { lookupOf, spellingsOfListed } from '../resolution/lookup.ts';
import { editDistance } from '../text/edit-distance.ts';

/** An objective that fits what was typed. */
export interface FoundObjective {
  readonly objective: Listed;
  /** Withdrawn, or only in older editions. */
  readonly isGone: boolean;
  /** How well it fits the words, less is better; absent without any. */
  readonly score?: number;
}

/** In the order of the catalog. */
interface SearchIndex {
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
  for (const each of [edition, ...newestFirst(framework, edition.index)]) {
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

function indexed(framework: Framework, edition: FrameworkEdition, { objective, isGone }: FoundObjective) {
  const numbers = spellingsOfListed(framework, objective).map(foldText);
  const parent = parentOf(edition, objective);
  return {
    objective,
    isGone,
    /** Its number in all spellings, folded. */
    numbers,
    /** The first of them without its signs. */
    compact: compact(numbers[0] ?? ''),
    /** Of the title, or of the text where it has none; folded. */
    words: wordsIn(wording(objective)),
    /** Of the heading above it and of what it is a part of; folded. */
    above: wordsIn(`${objective.group ?? ''} ${parent?.group ?? ''} ${parent ? wording(parent) : ''}`),
  };
}

/** An objective with what is compared with a query. */
export type IndexedObjective = ReturnType<typeof indexed>;

/** What of a query is looked at, in words. */
const MOST_TOKENS = 12;
/** A word in which slips are forgiven has so many letters; one that has more of them, two slips. */
const FORGIVEN = 5;
const FORGIVEN_TWICE = 9;
/** Letters of a word that may be two words of a title. */
const JOINED = 6;
/** Letters of a word that may leave others out. */
const SHORTENED = 3;
/** Words of an objective that are looked at: of a long text the beginning tells what it is. */
const MOST_WORDS = 60;

/** Without case and accents; all hyphens as one. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2010\u2011\u2212]/g, '-');
}

function wordsIn(text: string): readonly string[] {
  return (
    foldText(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, MOST_WORDS) ?? []
  );
}

/** A number without its signs: `ac21` for AC-2(1). */
const compact = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a query; those of signs alone say nothing. */
export function queryTokens(query: string): readonly string[] {
  return foldText(query)
    .split(/[\s,;]+/)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .slice(0, MOST_TOKENS);
}

/** How a word of a query fits the names of a framework: less is better, null not at all. */
export function scoreInName({ prefix, aliases, title, words, editions }: Framework, token: string): number | null {
  const spelled = [prefix, ...aliases.map(({ text }) => text)].map(foldText);
  const parts = spelled.flatMap((name) => name.split(/\s+/));
  if (spelled.includes(token) || parts.includes(token)) return 0;
  const word = token.replace(/[.:]$/, '');
  if (words.some((each) => foldText(each) === word)) return 1;
  if ([...spelled, ...parts].some((name) => name.startsWith(token))) return 2;
  if (editions.some(({ id }) => spelled.some((name) => `${name}:${foldText(id)}`.startsWith(token)))) return 2;
  if (token.length > 2 && wordsIn(title ?? '').some((each) => each.startsWith(token))) return 6;
  return null;
}

/** How a word of a query fits an objective: less is better, null not at all. */
export function scoreInObjective(text: IndexedObjective, token: string): number | null {
  const { numbers, words, above } = text;
  if (numbers.includes(token)) return 0;
  const begun = numbers.find((number) => number.startsWith(token));
  // `3` is the beginning of 3.4 rather than of 30.
  if (begun !== undefined) return /^[\p{L}\p{N}]/u.test(begun.slice(token.length)) ? 2 : 1;
  if (words.includes(token)) return 3;
  if (words.some((word) => word.startsWith(token))) return 4;
  if (numbers.some((number) => number.includes(token))) return 5;
  const signless = compact(token);
  if (signless === token && text.compact.startsWith(token)) return text.compact === token ? 5 : 6;
  if (above.some((word) => word.startsWith(token))) return 8;
  if (token.length > 2 && words.some((word) => word.includes(token))) return 10;
  // Joined here and apart there: `cybercrime`, `cyber-crime`.
  return signless.length >= JOINED && words.join('').includes(signless) ? 10 : null;
}

/**
 * Whether the word of the query has the letters of a word of the objective with others left out (`trng` for training),
 * or is one, or the beginning of one, but for a slip or two.
 */
export function nearWord({ words }: IndexedObjective, token: string): boolean {
  const slips = token.length < FORGIVEN ? 0 : token.length < FORGIVEN_TWICE ? 1 : 2;
  const isNear = (text: string) => slips > 0 && editDistance(text, token, slips) <= slips;
  return words.some(
    (word) =>
      word[0] === token[0] &&
      (isNear(word) || isNear(word.slice(0, token.length)) || (token.length >= SHORTENED && shortens(token, word))),
  );
}

function shortens(token: string, word: string): boolean {
  let at = 0;
  for (const letter of token) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
