import { plainWording } from '../../../core/editions/wording.ts';
import { beginningsOf } from '../../syntax/number-syntax.ts';
import type { Candidate } from './candidates.ts';
import type { WordNesting } from './word-nesting.ts';

/** In legal texts the paragraphs of an article are numbered anew in each: `5(1)`. */
export const ARTICLE = /^(?:art(?:icle|ikel|ículo|icolo|igo)?s?|§|rule|regulation|clause)$/i;

/**
 * What an item that counts is: part of what its list stands below, an objective by its own number, or a step that is
 * none. A heading whose number gives way to those of items is a group.
 */
export type Counted = { readonly above: Candidate } | 'own' | 'step' | 'group';

/**
 * Items of lists that count although headings, or words such as `Priority 1`, are numbered too. Where nearly all of those
 * have such a list, the items are what they consist of; but where the items count through below plain headings, it is
 * their numbers that are cited, and the headings are groups. Else they are steps, as far as their numbers are those of
 * headings.
 */
export function countedLists(candidates: readonly Candidate[], words: WordNesting): ReadonlyMap<Candidate, Counted> {
  const counted = new Map<Candidate, Counted>();
  const isHeading = (one: Candidate): boolean => isNumberedHeading(one, words);
  const headings = candidates.filter(isHeading);
  if (headings.length < 2) return counted;
  const lists = listsBelow(candidates, isHeading);
  const titles = new Map(headings.map(({ number, title }) => [number, plainWording(title)]));
  if (areSystematic(lists, headings, candidates)) {
    const isThrough = countThrough(lists, headings);
    for (const [above, items] of lists) for (const item of items) counted.set(item, isThrough ? 'own' : { above });
    if (isThrough) for (const heading of headings) counted.set(heading, 'group');
  }
  for (const candidate of candidates) {
    if (!isCountedItem(candidate) || counted.has(candidate)) continue;
    const title = titles.get(candidate.number);
    if (title !== undefined && title !== plainWording(candidate.title)) counted.set(candidate, 'step');
  }
  return counted;
}

function isNumberedHeading({ style, word, block }: Candidate, words: WordNesting): boolean {
  if (style === 'part' || (word !== undefined && ARTICLE.test(word))) return false;
  if (word !== undefined) return words.isSeries(word) || block.kind === 'heading';
  return block.kind === 'heading' && style !== 'letters';
}

const isCountedItem = ({ style, word, block, isMarked }: Candidate): boolean =>
  style === 'bare' && word === undefined && block.kind !== 'heading' && (block.kind === 'item' || isMarked);

/** What counts right below each heading, as long as it counts from 1 on, or goes on from the list before. */
function listsBelow(
  candidates: readonly Candidate[],
  isHeading: (candidate: Candidate) => boolean,
): ReadonlyMap<Candidate, readonly Candidate[]> {
  const lists = new Map<Candidate, Candidate[]>();
  let heading: Candidate | undefined;
  let last = 0;
  for (const candidate of candidates) {
    if (isHeading(candidate)) heading = candidate;
    else if (candidate.style !== 'part' && !isCountedItem(candidate)) heading = undefined;
    if (heading === undefined || !isCountedItem(candidate)) continue;
    const count = Number(candidate.number);
    const list = lists.get(heading) ?? [];
    const isNext = count === last + 1;
    if (!isNext && !(list.length === 0 && count === 1)) continue;
    list.push(candidate);
    lists.set(heading, list);
    last = count;
  }
  return lists;
}

/**
 * Nearly all headings without headings below them have a list, whose numbers would be there twice by themselves, and are
 * not when they are put together with those of the headings.
 */
function areSystematic(
  lists: ReadonlyMap<Candidate, readonly Candidate[]>,
  headings: readonly Candidate[],
  candidates: readonly Candidate[],
): boolean {
  const innermost = headings.filter((heading, at) => {
    const next = headings[at + 1];
    return next === undefined || lists.has(heading) || !isBelow(next, heading);
  });
  if (lists.size < 2 || lists.size * 3 < innermost.length * 2) return false;
  const own = [...lists.values()].flat().map(({ number }) => number);
  const taken = new Set(headings.map(({ number }) => number));
  if (new Set(own).size === own.length && !own.some((number) => taken.has(number))) return false;
  const dotted = new Set(candidates.flatMap(({ style, number }) => (style === 'dotted' ? number : [])));
  return [...lists].every(([{ number }, items]) => items.every((item) => !dotted.has(`${number}.${item.number}`)));
}

/** The items count from 1 to the last through all lists, and no heading has a word, or more than one number. */
function countThrough(lists: ReadonlyMap<Candidate, readonly Candidate[]>, headings: readonly Candidate[]): boolean {
  const items = [...lists.values()].flat();
  return (
    headings.every(({ style, word }) => style === 'bare' && word === undefined) &&
    items.every(({ number }, at) => Number(number) === at + 1)
  );
}

const isBelow = (inner: Candidate, outer: Candidate): boolean =>
  beginningsOf(inner.number).includes(outer.number) ||
  (inner.block.kind === 'heading' && outer.block.kind === 'heading' && inner.block.level > outer.block.level);
