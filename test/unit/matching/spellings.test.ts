import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldSpelling, spellingAt } from '../../../server/src/core/matching/words.ts';

/** One after the other. */
function longestAt(spellings: readonly string[], text: string, at: number, mayEnd: (end: number) => boolean) {
  const found = spellings.filter((spelling) => {
    const part = text.slice(at, at + spelling.length);
    return foldSpelling(part) === spelling && part.trim() === part && mayEnd(at + spelling.length);
  });
  return found.sort((a, b) => b.length - a.length)[0];
}

const LETTERS = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '-', '–', 'é'), minLength: 1, maxLength: 6 });

test('the longest spelling that may end there is found', () => {
  fc.assert(
    fc.property(
      fc.array(LETTERS, { maxLength: 30 }),
      LETTERS,
      fc.nat(5),
      fc.func(fc.boolean()),
      (written, text, at, ends) => {
        const spellings = [...new Set(written.map(foldSpelling))].sort();
        const mayEnd = (end: number) => ends(end);
        const found = spellingAt(spellings, text, at, mayEnd);
        expect(found ? spellings[found.index] : undefined).toBe(longestAt(spellings, text, at, mayEnd));
        if (found) expect(found.end - at).toBe(spellings[found.index]!.length);
      },
    ),
  );
});

test('a space stands for up to eight of any kind', () => {
  const found = (text: string) => spellingAt(['art no'], text, 0, () => true)?.end;
  expect(found('Art\u00a0 \tNo')).toBe(8);
  expect(found(`art${' '.repeat(8)}no`)).toBe(13);
  expect(found(`art${' '.repeat(9)}no`)).toBeUndefined();
  expect(found('artno')).toBeUndefined();
});

test('a spelling among many is found by looking at few of them', () => {
  const looksAmong = (count: number) => {
    let looks = 0;
    const spellings = Array.from({ length: count }, (_, index) => `word${String(index).padStart(6, '0')}`);
    const counted = new Proxy(spellings, {
      get: (target, key) => {
        looks++;
        return Reflect.get(target, key);
      },
    });
    for (const text of ['word000500', 'word999999', 'wore']) spellingAt(counted, text, 0, () => true);
    return looks;
  };
  expect(looksAmong(32_000)).toBeLessThan(2 * looksAmong(1_000));
});
