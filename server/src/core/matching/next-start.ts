import { pushTo } from '../base/collections.ts';
import { foldUnit, isLetter } from './characters.ts';
import { pairOf, pairSearch } from './pair-search.ts';

/**
 * Steps by pairs of letters, since this is asked for every character of every text: the first letter of a prefix begins
 * many words, the first two do not. Where they stand, all of the prefix's first word has to.
 *
 * @param names folded prefixes, and words that may begin a citation
 * @param opened pairs of letters that begin something, whatever follows
 */
export function nextStartOf(
  names: readonly string[],
  starts: ReadonlySet<number>,
  others: ReadonlySet<number>,
  opened: readonly string[] = [],
): (text: string, from: number) => number {
  const byFirst = new Map<number, string[]>();
  for (const name of names) pushTo(byFirst, foldUnit(name.charCodeAt(0)), name);
  const pairs = new Uint8Array(ASCII * ASCII);
  const stems: (readonly string[])[] = [];
  for (let code = 0; code < ASCII; code++) {
    const first = foldUnit(code);
    const spelled = stemsOf(byFirst.get(first) ?? []);
    stems.push([...new Set(spelled)]);
    const isOpen = others.has(first) || spelled.includes('');
    if (!isOpen && spelled.length === 0) continue;
    // Behind a stem of one letter another sign may be in a text than in the prefix, but no letter.
    const isShort = spelled.some(({ length }) => length === 1);
    const seconds = new Set(spelled.map((stem) => stem.charCodeAt(1)));
    for (let next = 0; next < ASCII; next++) {
      const isBehind = isOpen || (isShort && !isLetter(next));
      pairs[code * ASCII + next] = isBehind ? OPEN : seconds.has(foldUnit(next)) ? STEM : 0;
    }
  }
  for (const pair of opened) {
    const [first, next] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    if (first < ASCII && next < ASCII) pairs[first * ASCII + next] = OPEN;
  }
  const standsAt = (text: string, at: number, code: number, next: number): boolean => {
    const pair = code < ASCII && next < ASCII ? pairs[code * ASCII + next] : starts.has(foldUnit(code)) ? OPEN : 0;
    if (pair !== STEM) return pair === OPEN;
    for (const stem of stems[code]!) if (isAt(text, at, stem)) return true;
    return false;
  };
  // `K` may be the Kelvin sign, whose pairs are others.
  const words = stemsOf(names).map((stem) => /^[^k]*/.exec(stem)![0]);
  if (others.size === 0 && opened.length === 0 && words.every(({ length }) => length >= SHORTEST_WORD)) {
    const { window, shift } = pairSearch(words);
    return (text, from) => {
      for (let end = from + window - 1; end < text.length; ) {
        const skipped = shift[pairOf(text.charCodeAt(end - 1), text.charCodeAt(end))]!;
        const at = end - window + 1;
        if (skipped === 0 && standsAt(text, at, text.charCodeAt(at), text.charCodeAt(at + 1))) return at;
        end += skipped || 1;
      }
      return text.length;
    };
  }
  return (text, from) => {
    const last = text.length - 1;
    if (from > last) return text.length;
    let code = text.charCodeAt(from);
    // No look after the end: engines are slow there.
    for (let at = from; at < last; at++) {
      const next = text.charCodeAt(at + 1);
      if ((code >= ASCII || next >= ASCII || pairs[code * ASCII + next] !== 0) && standsAt(text, at, code, next))
        return at;
      code = next;
    }
    return standsAt(text, last, code, Number.NaN) ? last : text.length;
  };
}

/** What is at the beginning of a name up to the first sign, space or letter that is not ASCII. */
const stemsOf = (names: readonly string[]): string[] => names.map((name) => /^[a-z0-9]*/.exec(name)![0]);

/** With shorter ones, steps by pairs are hardly longer than one unit. */
const SHORTEST_WORD = 3;
const ASCII = 128;
/** What a pair of letters begins: a prefix, if its first word is there; something, whatever follows. */
const STEM = 1;
const OPEN = 2;

function isAt(text: string, at: number, folded: string): boolean {
  for (let index = 0; index < folded.length; index++) {
    if (foldUnit(text.charCodeAt(at + index)) !== folded.charCodeAt(index)) return false;
  }
  return true;
}
