import { hasContext } from '../declaration/context.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { Scope } from '../resolution/scope.ts';
import { byteSearch } from './byte-search.ts';

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
const spellingsOf = ({ prefixes, selfNaming = [] }: Searched): readonly string[] => [
  ...[...prefixes.byFirst.values()].flat().map(({ folded }) => folded),
  ...selfNaming.flatMap(({ letters }) => letters),
];

type Searched = Pick<Matcher, 'prefixes'> & Partial<Pick<Matcher, 'selfNaming'>>;

/** Whether one of the spellings may be in the bytes. */
function filterFor(spellings: readonly string[]): Prefilter {
  const needles = needlesOf(spellings.map(runsOf));
  if (!needles) return EVERYTHING;
  const search = byteSearch(needles);
  return (bytes) => {
    let isFound = isUtf16(bytes);
    if (!isFound) search(bytes, () => (isFound = true));
    return isFound;
  };
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

/** By its byte order mark, as `loader/decode.ts` knows it. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/**
 * The scope in which a text has to be read, by its bytes: without the disabled frameworks where it names none of them, and
 * undefined where nothing concerns us in it: no citation, and none of our comments, which may be there without any.
 */
export type ScopeOfBytes = (bytes: Uint8Array, uri: string) => Scope | undefined;

export function scopeOfBytes(scope: Scope): ScopeOfBytes {
  const own = needlesOf([...OWN_NAMES, ...spellingsOf(scope.set.matcher)].map(runsOf));
  const others = needlesOf((scope.disabled ?? []).flatMap(spellingsOf).map(runsOf));
  if (!own || !others) return () => scope;
  const search = byteSearch([...own, ...others]);
  const { disabled: _, ...enabled } = scope;
  return (bytes, uri) => {
    if (isUtf16(bytes)) return scope;
    let matters = false;
    let namesOthers = false;
    search(bytes, (index) => {
      matters = true;
      namesOthers = index >= own.length;
      return namesOthers || others.length === 0;
    });
    if (!matters && !hasContext(scope, uri, bytes)) return undefined;
    return namesOthers ? scope : enabled;
  };
}
