import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type BlockSearch, blockSearch } from '../../../server/src/core/index/block-search.ts';
import { byteSearch } from '../../../server/src/core/index/byte-search.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The words that are found, in their order. */
function wordsIn(bytes: Uint8Array, words: readonly string[], blocks: BlockSearch | null): string[] {
  const found = new Set<number>();
  byteSearch(words, blocks)(bytes, (index) => {
    found.add(index);
    return false;
  });
  return words.filter((_, index) => found.has(index));
}

test('this platform searches in blocks', () => {
  expect(blockSearch()).not.toBeNull();
});

describe.each([
  ['in blocks', blockSearch()!],
  ['in steps', null],
])('words in bytes, %s', (_, blocks) => {
  it('are found without regard to capitals, at the start, at the end and side by side', () => {
    const words = ['interpol', 'objrefs', 'csf', 'g7', 'absent'];
    expect(wordsIn(utf8('InterPOL-SP, objrefs: é CSFG7'), words, blocks)).toEqual(words.slice(0, 4));
    expect(wordsIn(utf8(''), words, blocks)).toEqual([]);
    expect(wordsIn(utf8('interpo objref cs g'), words, blocks)).toEqual([]);
  });

  it('are found wherever they are in a file of several megabytes', () => {
    for (const at of [261_000, 262_000, 262_100, 524_160, 1_048_570]) {
      for (let more = 0; more < 20; more++) {
        const bytes = new Uint8Array(1_100_000).fill(46);
        bytes.set(utf8('interpol'), at + more);
        expect(wordsIn(bytes, ['interpol', 'objrefs'], blocks)).toEqual(['interpol']);
      }
    }
  });

  it('are not looked for further than wanted', () => {
    let asked = 0;
    byteSearch(['aa'], blocks)(utf8('aa aa aa'), () => ++asked === 2);
    expect(asked).toBe(2);
  });
});

test('both searches find what a plain one does', () => {
  const letters = fc.constantFrom(...'abcABC01');
  const word = fc.string({ unit: fc.constantFrom(...'abc01'), minLength: 2, maxLength: 7 });
  const text = fc.array(fc.oneof(letters, fc.constantFrom('-', ' ', 'é', '\0')), { maxLength: 120 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), text, (words, units) => {
      const bytes = utf8(units.join(''));
      const expected = words.filter((each) => units.join('').toLowerCase().includes(each));
      expect(wordsIn(bytes, words, blockSearch()!)).toEqual(expected);
      expect(wordsIn(bytes, words, null)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});
