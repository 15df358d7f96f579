import { pushTo, sharedStart } from '../base/collections.ts';
import { memoize, memoizeText } from '../base/memoize.ts';
import { partsOf } from '../matching/shapes.ts';
import { wording } from '../model/catalog.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { editDistance } from '../text/edit-distance.ts';

const MAX_NEAREST = 3;
/** Share of the words of a title that a text has to repeat to be taken for the title. */
const TITLE_SHARE = 0.6;
const MAX_TITLE_WORDS = 12;

/**
 * The objectives that a wrong number may mean, likeliest first: the one whose title follows the number, then the
 * numbers with the least edit distance, those of a similar shape and value first.
 *
 * @param beside the text after the reference
 */
export function nearestObjectives(edition: FrameworkEdition, number: string, beside: string): Listed[] {
  const byTitle = titledBeside(edition, beside);
  const byNumber = nearestByNumber(edition, number).filter((listed) => listed !== byTitle);
  return [...(byTitle ? [byTitle] : []), ...byNumber].slice(0, MAX_NEAREST);
}

/** An objective that may be meant. */
interface Candidate {
  readonly listed: Listed;
  /** Its number in lower case. */
  readonly lower: string;
  /** How many components and separators its number has. */
  readonly parts: number;
}

const candidatesOf = memoize((edition: FrameworkEdition): readonly Candidate[] =>
  [...edition.byNumber.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .map((listed) => ({ listed, lower: listed.number.toLowerCase(), parts: partsOf(listed.number).length })),
);

/** The objectives that may be meant, by the first two words of their titles. */
const byFirstWords = memoize((edition: FrameworkEdition) => {
  const titled = new Map<string, { readonly listed: Listed; readonly title: readonly string[] }[]>();
  for (const { listed } of candidatesOf(edition)) {
    const title = wordsOf(wording(listed));
    if (title.length > 1) pushTo(titled, firstWordsOf(title), { listed, title });
  }
  return titled;
});

const firstWordsOf = ([first, second]: readonly string[]): string => `${first} ${second}`;

/**
 * Those that differ by one slip: a character, the case of letters, or else a whole component. With two characters, 4 of 5
 * numbers of the NIST Cybersecurity Framework that are made up would be near one that is listed; with one, 1 of 25.
 */
const nearestByNumber = memoizeText((edition: FrameworkEdition, number): readonly Listed[] => {
  const alive = candidatesOf(edition);
  const lower = number.toLowerCase();
  const length = partsOf(number).length;
  const near = alive.filter((candidate) => editDistance(lower, candidate.lower, 1) <= 1);
  const differsByPart = ({ listed }: Candidate) =>
    hasPartMore(number, listed.number) || hasPartMore(listed.number, number);
  // A component too many or too few makes a number of a shape that is not listed.
  const isShaped = near.length > 0 || alive.some(({ parts }) => parts === length);
  return (isShaped ? near : alive.filter(differsByPart))
    .map(({ listed, parts: count }) => ({
      listed,
      distance: editDistance(number, listed.number, number.length),
      shape: Math.abs(count - length),
      shared: sharedStart(number, listed.number),
      value: valueDistance(number, listed.number),
    }))
    .sort((a, b) => a.distance - b.distance || a.shape - b.shape || b.shared - a.shared || a.value - b.value)
    .slice(0, MAX_NEAREST)
    .map(({ listed }) => listed);
});

/** Whether one component, with the punctuation around it, makes the longer number of the shorter one. */
function hasPartMore(longer: string, shorter: string): boolean {
  const start = sharedStart(longer, shorter);
  if (longer.length <= shorter.length || !longer.endsWith(shorter.slice(start))) return false;
  const part = longer.slice(start, longer.length - shorter.length + start);
  return PART.test(part);
}

const PART = /^(?:[^\p{L}\p{N}]{1,2}[\p{L}\p{N}]{1,9}[^\p{L}\p{N}]?|[\p{L}\p{N}]{1,9}[^\p{L}\p{N}]{1,2})$/u;

/** How far apart the components are; earlier ones weigh more. */
function valueDistance(a: string, b: string): number {
  const [aParts, bParts] = [partsOf(a), partsOf(b)];
  let distance = 0;
  for (let i = 0; i < Math.max(aParts.length, bParts.length); i++) {
    const [x, y] = [aParts[i], bParts[i]];
    const both = x?.kind === 'digits' && y?.kind === 'digits';
    const difference = both ? Math.abs(Number(x.text) - Number(y.text)) : letterDistance(x?.text, y?.text);
    distance += Math.min(difference, 50) / 4 ** i;
  }
  return distance;
}

const letterDistance = (a = '', b = ''): number => (a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? 0.5 : 5);

/** The innermost level at which numbers have as many parts as this one. */
export const levelOf = (edition: FrameworkEdition, number: string): number | undefined =>
  levelsByParts(edition).get(partsOf(number).length);

const levelsByParts = memoize((edition: FrameworkEdition): ReadonlyMap<number, number> => {
  const innermost = new Map<number, number>();
  for (const { parts, listed } of candidatesOf(edition)) {
    innermost.set(parts, Math.max(innermost.get(parts) ?? 0, listed.level));
  }
  return innermost;
});

/** The objective whose title the text begins with, word by word. */
function titledBeside(edition: FrameworkEdition, beside: string): Listed | undefined {
  const words = wordsOf(beside);
  if (words.length < 2) return undefined;
  let best: Listed | undefined;
  let bestShare = 0;
  for (const { listed, title } of byFirstWords(edition).get(firstWordsOf(words)) ?? []) {
    const share = sharedStart(title, words) / Math.min(title.length, words.length);
    if (share > bestShare) [best, bestShare] = [listed, share];
  }
  return bestShare >= TITLE_SHARE ? best : undefined;
}

function wordsOf(text: string): string[] {
  const words =
    text
      .slice(0, 300)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, MAX_TITLE_WORDS);
}
