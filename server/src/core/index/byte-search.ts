import { pushTo } from '../base/collections.ts';
import { pairOf, pairSearch } from '../matching/pair-search.ts';
import { type BlockSearch, blockSearch, GRAM } from './block-search.ts';

/**
 * Calls `found` with the index of each of some words where it is in the bytes, capitals aside, until that returns true. A
 * word may be reported more than once. Takes time in the number of bytes.
 */
export type ByteSearch = (bytes: Uint8Array, found: (index: number) => boolean) => void;

/** A word, and where in it what is searched for begins. */
interface Sought {
  readonly index: number;
  readonly letters: Uint8Array;
  readonly offset: number;
}

/** @param words of ASCII letters and digits, in lower case, of two or more units */
export function byteSearch(words: readonly string[], blocks: BlockSearch | null = blockSearch()): ByteSearch {
  if (words.length === 0) return () => {};
  return blocks ? inBlocks(words, blocks) : inSteps(words);
}

/** By the last letters of the words: these are rarer than the first ones. */
function inBlocks(words: readonly string[], blocks: BlockSearch): ByteSearch {
  const seek = blocks(words.map((word) => word.slice(-GRAM)));
  const byStart = soughtByPair(words, ({ length }) => Math.max(0, length - GRAM));
  return (bytes, found) => {
    seek(bytes, (start, end) => {
      for (let at = start; at < end; at++) {
        const pair = pairOf(bytes[at]!, bytes[at + 1]!);
        for (const one of byStart.get(pair) ?? []) {
          if (isAt(bytes, at - one.offset, one.letters) && found(one.index)) return true;
        }
      }
      return false;
    });
  };
}

/** Where there are no blocks. */
function inSteps(words: readonly string[]): ByteSearch {
  const { window, shift } = pairSearch(words);
  const byEnd = soughtByPair(words, () => window - 2);
  return (bytes, found) => {
    for (let end = window - 1; end < bytes.length; ) {
      const pair = pairOf(bytes[end - 1]!, bytes[end]!);
      const skipped = shift[pair]!;
      if (skipped === 0) {
        for (const { index, letters } of byEnd.get(pair)!) {
          if (isAt(bytes, end - window + 1, letters) && found(index)) return;
        }
      }
      end += skipped || 1;
    }
  };
}

function soughtByPair(words: readonly string[], offsetOf: (word: string) => number): Map<number, Sought[]> {
  const byPair = new Map<number, Sought[]>();
  for (const [index, word] of words.entries()) {
    const letters = Uint8Array.from(word, (character) => character.charCodeAt(0));
    const offset = offsetOf(word);
    pushTo(byPair, pairOf(letters[offset]!, letters[offset + 1]!), { index, letters, offset });
  }
  return byPair;
}

function isAt(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  for (let at = 0; at < letters.length; at++) if (lower(bytes[start + at] ?? 0) !== letters[at]) return false;
  return true;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
