import { memoize } from '../base/memoize.ts';
import { carriesLead, withoutLead } from '../matching/leads.ts';
import { splitSeries } from '../matching/series.ts';
import { partsOf } from '../matching/shapes.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { listedIn, numberKey } from './numbers.ts';

/** A trailing group of letters, Roman numerals included: `(a)`, `(iv)`, `.b`. Digits are never dropped. */
const TRAILING_LETTERS = /(?:\(\p{L}{1,4}\)|\.?\p{Ll})$/u;
const LETTER_AT_DIGIT = /\d\p{Ll}/u;

/** Finds a number as written in an edition, by the spelling rules of the framework; undefined if it is not listed. */
type Lookup = (edition: FrameworkEdition) => Listed | undefined;

/** Looks up a number as it is, without case or padding, with or without lead letters, or as its parent. */
export function lookupOf(framework: Framework, number: string): Lookup {
  const spellings = spellingsOf(framework, number);
  return (edition) => {
    for (const spelling of spellings) {
      const found = listedIn(edition, spelling, framework);
      if (found) return found;
    }
    return undefined;
  };
}

/** The number as written, and other spellings if no edition lists it. */
function spellingsOf(framework: Framework, number: string): string[] {
  if (isListed(framework, number)) return [number];
  const spellings = [number, ...leadSpellings(framework, number), ...signSpellings(framework, number)];
  if (spellings.some((spelling) => isListed(framework, spelling))) return spellings;
  return [...spellings, ...spellings.flatMap((spelling) => parentsOf(framework, spelling))];
}

/** The beginnings of a number that it may mean if it is not listed, longest first. */
function parentsOf(framework: Framework, number: string): string[] {
  const { unlisted, unlistedIn } = framework.numbering;
  const parents: string[] = [];
  const isPart = (length: number) =>
    !hasInserted(framework) || !LETTER_AT_DIGIT.test(number.slice(length - 1, length + 1));
  if (unlistedIn.length > 0) {
    const listed = beginningsOf(number).filter(
      (beginning) => isPart(beginning.length) && isListed(framework, beginning),
    );
    parents.push(...listed.slice(0, listed.findLastIndex((beginning) => endsList(framework, beginning)) + 1));
  }
  if (unlisted !== 'parent') return parents;
  for (let parent = number; TRAILING_LETTERS.test(parent); ) {
    parent = parent.replace(TRAILING_LETTERS, '');
    if (!isPart(parent.length)) break;
    parents.push(parent);
  }
  return parents;
}

/** Whether numbers with a letter stand beside those without, as in laws: § 20c is no part of § 20 where § 20a is listed. */
const hasInserted = memoize(({ editions }: Framework): boolean =>
  editions.some(({ objectives }) => objectives.some(({ number }) => LETTER_AT_DIGIT.test(number))),
);

/** Whether nothing below a listed number is listed, by its series or its level. */
function endsList({ editions, levels, numbering }: Framework, number: string): boolean {
  const { series } = splitSeries(number, numbering.series);
  const level = editions.map((edition) => listedIn(edition, number, { numbering })).find(Boolean)?.level ?? -1;
  const names = [series, levels[level]];
  return numbering.unlistedIn.some(([name, meaning]) => meaning === 'parent' && names.includes(name));
}

/** Outside brackets and after a whole component. */
function beginningsOf(number: string): string[] {
  const beginnings: string[] = [];
  let length = 0;
  let depth = 0;
  for (const { kind, text } of partsOf(number)) {
    length += text.length;
    if (kind === 'punctuation') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth === 0 && (kind !== 'punctuation' || text === ')')) beginnings.unshift(number.slice(0, length));
  }
  return beginnings.slice(1);
}

/** With brackets in place of signs within the number, if the catalog names them: 8(2)(c) for 8.2.c. */
function signSpellings({ numbering }: Framework, number: string): string[] {
  const isDotted = numbering.inner.some(([sign]) => sign === '.') || numbering.languages.includes('sv');
  if (!isDotted || !/[\p{L}\p{N})]\.[\p{L}\p{N}]/u.test(number)) return [];
  const [first = '', ...rest] = number.split('.');
  return rest.map(
    (_, kept) =>
      [first, ...rest.slice(0, kept)].join('.') +
      rest
        .slice(kept)
        .map((part) => bracketed(part))
        .join(''),
  );
}

/** The brackets that follow a component stay behind it: `2(a)` gives `(2)(a)`. */
const bracketed = (part: string): string => part.replace(/^[^()]+/, '($&)');

/** The unlisted part of a number: `(j)` of AC-2(j) if only AC-2 is listed; else empty. */
export function unlistedPart(framework: Framework, number: string): string {
  const isKnown = (text: string) => [text, ...leadSpellings(framework, text)].some((one) => isListed(framework, one));
  const listed = [number, ...parentsOf(framework, number)].find(isKnown);
  return listed === undefined ? '' : number.slice(listed.length);
}

/** All spellings of a listed number: its number, its aliases, and without its lead letter. */
export function spellingsOfListed({ numbering }: Framework, { number, aliases }: Listed): string[] {
  const bare = numbering.lead.flatMap((lead) => (carriesLead(number, lead) ? [withoutLead(number, lead)] : []));
  return [number, ...aliases.map(({ text }) => text), ...bare].filter((spelling) => spelling !== '');
}

/** The number as the catalogs write it: with lead letters, or without. */
export function writtenAsListed(framework: Framework, number: string): string {
  for (const [lead, carrier] of carriersOf(framework)) {
    if (carriesLead(number, lead)) return carrier === null ? withoutLead(number, lead) : number;
    if (carrier !== null) return `${lead}${/^[.\- ]?/.exec(carrier.slice(lead.length))?.[0]}${number}`;
  }
  return number;
}

function leadSpellings(framework: Framework, number: string): string[] {
  const spellings: string[] = [];
  for (const [lead, carrier] of carriersOf(framework)) {
    if (carrier !== null) spellings.push(lead + number, `${lead}.${number}`, `${lead}-${number}`);
    else if (carriesLead(number, lead)) spellings.push(withoutLead(number, lead));
  }
  return spellings;
}

/** The framework's lead letters, each with the first listed number that carries them. */
const carriersOf = memoize(({ editions, numbering }: Framework): ReadonlyMap<string, string | null> => {
  const numbers = editions.flatMap(({ objectives }) => objectives.map(({ number }) => number));
  const carrierOf = (lead: string) => numbers.find((number) => carriesLead(number, lead)) ?? null;
  return new Map(numbering.lead.map((lead) => [lead, carrierOf(lead)]));
});

function isListed({ editions, numbering }: Framework, number: string): boolean {
  const key = numberKey(number, numbering);
  return editions.some((edition) => edition.byNumber.has(number) || edition.byKey.has(key));
}
