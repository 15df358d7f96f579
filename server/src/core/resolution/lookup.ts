import { memoize } from '../base/memoize.ts';
import { carriesLead, withoutLead } from '../matching/matcher.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { listedIn, numberKey } from './numbers.ts';

/** A trailing group of letters, Roman numerals included: `(a)`, `(iv)`, `.b`. Digits are never dropped. */
const TRAILING_LETTERS = /(?:\(\p{L}{1,4}\)|\.?\p{Ll})$/u;

/** Finds a number as written in an edition, by the spelling rules of the framework; undefined if it is not listed. */
export type Lookup = (edition: FrameworkEdition) => Listed | undefined;

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
  const led = leadSpellings(framework, number);
  if (framework.numbering.unlisted !== 'parent' || led.some((spelling) => isListed(framework, spelling))) {
    return [number, ...led];
  }
  const parents: string[] = [];
  for (const spelling of [number, ...led]) {
    let parent = spelling;
    while (TRAILING_LETTERS.test(parent)) {
      parent = parent.replace(TRAILING_LETTERS, '');
      parents.push(parent);
    }
  }
  return [number, ...led, ...parents];
}

/** The unlisted part of a number: `(j)` of AC-2(j) if only AC-2 is listed; else empty. */
export function unlistedPart(framework: Framework, number: string): string {
  if (framework.numbering.unlisted !== 'parent') return '';
  let listed = number;
  while (![listed, ...leadSpellings(framework, listed)].some((spelling) => isListed(framework, spelling))) {
    const parent = listed.replace(TRAILING_LETTERS, '');
    if (parent === listed) return '';
    listed = parent;
  }
  return number.slice(listed.length);
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
