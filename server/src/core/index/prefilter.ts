import { pushTo } from '../base/collections.ts';
import { hasContext } from '../declaration/context.ts';
import type { Matcher } from '../matching/matcher.ts';
import { pairOf, pairSearch } from '../matching/pair-search.ts';
import type { Scope } from '../resolution/scope.ts';

/** Whether the bytes of a file may hold a citation. Over-approximates: false says that there is none. */
export type Prefilter = (bytes: Uint8Array) => boolean;

/** Shorter ones are found in nearly every file, and slow down the search for the others. */
const SHORTEST = 2;
/** What begins our comments, and what a text holds that declares the framework of its numbers without a prefix. */
const OWN_NAMES = ['objrefs', 'objectives'];
const EVERYTHING: Prefilter = () => true;
const NOTHING: Prefilter = () => false;

/**
 * A search for the prefixes of all frameworks in bytes of UTF-8, or of any encoding in which ASCII is what it is there:
 * every citation has a prefix or letters in its number, and of these each run of ASCII letters and digits is in the text as it is, capitals
 * aside. Takes time in the number of bytes.
 */
export function createPrefilter(matcher: Searched): Prefilter {
  const spellings = spellingsOf(matcher);
  return spellings.length === 0 ? NOTHING : filterFor([...OWN_NAMES, ...spellings]);
}

/** Prefixes, and the letters of numbers that count without one. */
const spellingsOf = ({ prefixes, selfNaming }: Searched): readonly string[] => [
  ...[...prefixes.byFirst.values()].flat().map(({ folded }) => folded),
  ...selfNaming.flatMap(({ letters }) => letters),
];

type Searched = Pick<Matcher, 'prefixes' | 'selfNaming'>;

function filterFor(spellings: readonly string[]): Prefilter {
  const needles = needlesOf(spellings.map(runsOf));
  return needles ? searchFor(needles) : EVERYTHING;
}

/** `k` is in none of them: a citation may have U+212A (Kelvin sign) for it, which folds to it and is not ASCII. */
function runsOf(folded: string): string[] {
  return (folded.match(/[0-9a-jl-z]+/g) ?? []).filter(({ length }) => length >= SHORTEST);
}

/**
 * One run of each spelling: what most spellings have in common, since that is the framework's name (`interpol`) and not
 * a word of all texts (`framework`); else the longest. Null where a spelling has none.
 */
function needlesOf(spellings: readonly (readonly string[])[]): string[] | null {
  const counts = new Map<string, number>();
  for (const run of spellings.flat()) counts.set(run, (counts.get(run) ?? 0) + 1);
  const better = (a: string, b: string) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || b.length - a.length;
  const needles = new Set<string>();
  for (const runs of spellings) {
    const [best] = [...runs].sort(better);
    if (best === undefined) return null;
    needles.add(best);
  }
  return [...needles];
}

function searchFor(needles: readonly string[]): Prefilter {
  const { window, shift } = pairSearch(needles);
  const byEnd = new Map<number, Uint8Array[]>();
  for (const needle of needles) {
    const bytes = Uint8Array.from(needle, (character) => character.charCodeAt(0));
    pushTo(byEnd, pairOf(bytes[window - 2]!, bytes[window - 1]!), bytes);
  }
  return (bytes) => {
    if (isUtf16(bytes)) return true;
    for (let end = window - 1; end < bytes.length; ) {
      const pair = pairOf(bytes[end - 1]!, bytes[end]!);
      const skipped = shift[pair]!;
      if (skipped > 0) {
        end += skipped;
        continue;
      }
      for (const needle of byEnd.get(pair)!) if (isAt(bytes, end - window + 1, needle)) return true;
      end++;
    }
    return false;
  };
}

function isAt(bytes: Uint8Array, start: number, needle: Uint8Array): boolean {
  for (let at = 0; at < needle.length; at++) if (lower(bytes[start + at] ?? 0) !== needle[at]) return false;
  return true;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** By its byte order mark, as `loader/decode.ts` knows it. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** As a prefilter, for all that concerns us in a text: citations, and our comments, which may be there without any. */
export function documentFilter(scope: Scope): (bytes: Uint8Array, uri: string) => boolean {
  const sets = [scope.set, ...(scope.disabled ?? [])];
  const mayCite = filterFor([...OWN_NAMES, ...sets.flatMap(({ matcher }) => spellingsOf(matcher))]);
  return (bytes, uri) => mayCite(bytes) || hasContext(scope, uri, bytes);
}
