import { memoize } from '../../base/memoize.ts';
import { ancestorsOf, editionOf, type Framework, type FrameworkEdition, type Listed } from '../../model/framework.ts';
import type { Lines } from '../../model/text.ts';
import { newestFirst } from '../../resolution/editions.ts';
import { lookupOf } from '../../resolution/lookup.ts';
import type { ResolvedReference } from '../../resolution/scope.ts';
import type { Citation } from '../../rewriting/citation-change.ts';
import type { Beside } from './beside.ts';
import { isReworded, MIN_SHARED, names, namesHeading } from './compare.ts';
import { type Heads, headsOf, spanOf } from './heads.ts';
import { type FoundTitle, mayBegin, titledAs, titledIn, titleWords, vocabularyOf } from './other-title.ts';
import { type Word, type Words, weightOf, wordsOf } from './title-words.ts';

/** Which title a text next to a reference is, if it is not that of the cited objective. */
export type MeantTitle =
  /** Of other numbers in the objective's edition; `once`: the same number in an edition where it had this title. */
  | {
      readonly kind: 'number';
      readonly objectives: readonly Listed[];
      readonly once: Listed | null;
      readonly words: Words;
    }
  /** Of this number, in another edition. */
  | { readonly kind: 'edition'; readonly objective: Listed; readonly words: Words }
  /** Of another number, in another edition. */
  | { readonly kind: 'elsewhere'; readonly objective: Listed; readonly words: Words }
  /** Of the objective, in a different wording. */
  | { readonly kind: 'wording'; readonly words: Words };

/** Distance after a title, and before the citation, at which another number may have the title, in UTF-16 units. */
const AROUND = 200;

/** Where a title is looked for, and whose title it should be. */
interface Search {
  readonly framework: Framework;
  readonly home: FrameworkEdition;
  readonly objective: Listed;
  readonly beside: Beside;
  readonly heads: Heads;
}

/** The title beside a member of a citation; null for that of the objective, no title, or an unclear one. */
export function meantTitle(citation: Citation, resolved: ResolvedReference, beside: Beside): MeantTitle | null {
  const { framework, edition } = resolved.resolution;
  const { objective } = resolved.resolution;
  if (!objective || !edition || !mayHaveTitle(framework, objective, beside)) return null;
  const heads = headsOf(beside, labelsOf(framework));
  if (!heads) return null;
  const home = editionOf(framework, objective) ?? edition;
  const search: Search = { framework, home, objective, beside, heads };
  const title = titleWords(objective);
  const isNamed = names(heads.all, title, vocabularyOf(objective), beside.isClosed);
  const isOther = (found: FoundTitle) => isElse(citation, resolved, beside, found);
  const others = titledIn(home, beside, heads, objective.level);
  if (others.some((found) => found.objective === objective)) return null;
  // A text that contains the title can only be the longer title of another objective.
  const better = isNamed ? others.filter(({ isExact, words }) => isExact && isLonger(words, title)) : others;
  if (isNamed && better.length === 0) return null;
  const context = contextOf(citation, objective, home);
  if (better.some((found) => context.has(found.objective)) || isTitledBefore(citation, title)) return null;
  const [first] = better;
  if (!first?.isExact && namesContext(context, objective, heads)) return null;
  if (first && better.every(isOther)) {
    const once = inOtherEdition(search)?.objective ?? null;
    return { kind: 'number', objectives: better.map((found) => found.objective), once, words: first.words };
  }
  if (first) return null;
  return inOtherEdition(search) ?? elsewhere(search, isOther) ?? reworded(search, title);
}

/** First words of a text that show whether it begins as a title does. */
const FIRST_WORDS = 4;

/**
 * Whether the text may be a title, or the title reworded: a quick look at its first words, since most texts beside
 * references are none. Over-approximates.
 */
function mayHaveTitle(framework: Framework, objective: Listed, beside: Beside): boolean {
  const title = titleWords(objective);
  const mayShare = mayBeReworded(beside) && weightOf(title) >= MIN_SHARED;
  const { all, stream } = wordsOf(beside.text, mayShare ? undefined : FIRST_WORDS);
  if (mayShare && weightOf({ all: all.filter((word) => isIn(word, title)) }) >= MIN_SHARED) return true;
  const [first] = all;
  const isLabelled = first !== undefined && labelsOf(framework).has(first.folded);
  const streams = isLabelled ? [stream, stream.slice(first.streamEnd)] : [stream];
  return framework.editions.some((edition) => streams.some((each) => mayBegin(edition, each)));
}

const isIn = ({ folded }: Word, { all }: Words): boolean => all.some((other) => other.folded === folded);

/** Whether the text next to a member of a citation is the title of this objective, whole or cut. */
export function isTitled({ framework }: Citation, objective: Listed, beside: Beside): boolean {
  const heads = headsOf(beside, labelsOf(framework));
  return heads !== null && titledAs(objective, beside, heads) !== null;
}

const isLonger = (words: Words, title: Words): boolean => words.stream.length > title.stream.length;

/** Words that may stand before a title: "Objective: …". */
const labelsOf = memoize(
  ({ words, levels }: Framework): ReadonlySet<string> =>
    new Set([...words, ...levels, 'title'].map((word) => wordsOf(word).stream)),
);

/** Objectives that are rightly named next to the cited one: its ancestors and the other members of the citation. */
function contextOf({ members }: Citation, objective: Listed, home: FrameworkEdition): Set<Listed> {
  const context = new Set(ancestorsOf(home, objective));
  for (const { resolution } of members.values()) {
    if (resolution.objective && resolution.objective !== objective) context.add(resolution.objective);
  }
  return context;
}

function namesContext(context: ReadonlySet<Listed>, { group }: Listed, { all }: Heads): boolean {
  for (const other of context) if (namesHeading(all, titleWords(other), vocabularyOf(other))) return true;
  const heading = wordsOf(group ?? '');
  return namesHeading(all, heading, heading);
}

/** The title comes before the reference, so that the text after it belongs to something else. */
function isTitledBefore({ written: lines, group }: Citation, title: Words): boolean {
  const { line, character } = group.range.start;
  const before = wordsOf(lines.line(line).slice(Math.max(0, character - 2 * AROUND), character));
  return weightOf(title) >= 2 && before.stream.includes(title.stream);
}

/** The title is neither that of an objective below the cited one, nor of a number nearby. */
function isElse(
  { written: lines, group }: Citation,
  { resolution }: ResolvedReference,
  beside: Beside,
  found: FoundTitle,
): boolean {
  const { objective, framework } = resolution;
  const home = editionOf(framework, found.objective);
  if (!objective || !home) return false;
  const below = ancestorsOf(home, found.objective).some(({ number }) => number === objective.number);
  const { end } = beside.rangeOf(...spanOf(beside.text, found.words));
  return !below && !hasNumber(textAround(lines, group.range.start, end), found.objective.number);
}

function textAround(lines: Lines, start: { line: number; character: number }, end: typeof start): string {
  const before = lines.line(start.line).slice(Math.max(0, start.character - AROUND), start.character);
  return `${before}\n${lines.line(end.line).slice(end.character, end.character + AROUND)}`;
}

/** Whether the text contains the whole number. */
function hasNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^\.?[\p{L}\p{N}]/u.test(text.slice(at + number.length)))
      return true;
  }
  return false;
}

function inOtherEdition(search: Search): Extract<MeantTitle, { kind: 'edition' }> | null {
  const lookup = lookupOf(search.framework, search.objective.number);
  for (const edition of othersOf(search)) {
    const objective = lookup(edition);
    const words = objective && titledAs(objective, search.beside, search.heads);
    if (words) return { kind: 'edition', objective, words };
  }
  return null;
}

function elsewhere(search: Search, isOther: (found: FoundTitle) => boolean): MeantTitle | null {
  for (const edition of othersOf(search)) {
    const [found, more] = titledIn(edition, search.beside, search.heads, search.objective.level);
    if (found && !more && isOther(found) && weightOf(found.words) >= MIN_ELSEWHERE) {
      return { kind: 'elsewhere', objective: found.objective, words: found.words };
    }
  }
  return null;
}

/** Minimum weight of a title of another number in another edition, which is less likely to be meant. */
const MIN_ELSEWHERE = 3;

const othersOf = ({ framework, home }: Search): FrameworkEdition[] =>
  newestFirst(framework).filter((edition) => edition !== home);

/** In prose only after a sign: elsewhere a sentence may continue with words of the title. */
const mayBeReworded = ({ isClosed, separator }: Beside): boolean => isClosed || separator === 'sign';

function reworded({ beside, heads }: Search, title: Words): MeantTitle | null {
  if (!mayBeReworded(beside)) return null;
  const words = heads.all.find((head) => isReworded(head, title, beside.isClosed));
  return words ? { kind: 'wording', words } : null;
}
