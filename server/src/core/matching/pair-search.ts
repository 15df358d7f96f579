/**
 * A search for words of ASCII letters and digits, capitals aside, that steps by pairs of units, so that many words hardly
 * make it slower (Wu and Manber; G. Navarro and M. Raffinot, "Flexible Pattern Matching in Strings", 3.3).
 */
export interface PairSearch {
  /** Length of the shortest word, of which only as much of each is searched for. */
  readonly window: number;
  /** By the last pair of a window: how far on the next window is in which a word may be; 0 where it may be in this one. */
  readonly shift: Uint8Array;
}

/** @param words in lower case, of two or more units */
export function pairSearch(words: readonly string[]): PairSearch {
  const window = Math.min(...words.map(({ length }) => length), 255);
  const shift = new Uint8Array(32 * 32).fill(window - 1);
  for (const word of words) {
    for (let at = 1; at < window; at++) {
      const pair = pairOf(word.charCodeAt(at - 1), word.charCodeAt(at));
      shift[pair] = Math.min(shift[pair]!, window - 1 - at);
    }
  }
  return { window, shift };
}

/** The same for capitals and small letters. Others that fall together with them cost a look, and hide nothing. */
export const pairOf = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);
