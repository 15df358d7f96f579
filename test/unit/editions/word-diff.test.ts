import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordChange, wordDiff } from '../../../server/src/core/editions/word-diff.ts';

const plenty = () => ({ steps: Number.MAX_SAFE_INTEGER });

/** As `git diff --word-diff=plain` writes it. */
const marked = (changes: readonly WordChange[]) =>
  changes.map(({ op, text }) => (op === 'equal' ? text : op === 'delete' ? `[-${text}-]` : `{+${text}+}`)).join('');

test.each([
  ['the same', 'the same', 'the same'],
  ['', '', ''],
  ['', 'new', '{+new+}'],
  ['old', '', '[-old-]'],
  ['one two three', 'one 2 three', 'one [-two-]{+2+} three'],
  // A space between two changed words belongs to the change.
  ['a b c d', 'a x y d', 'a [-b c-]{+x y+} d'],
  // Also where the first of them is only added or only removed.
  ['( b', '(x c', '([- b-]{+x c+}'],
  // White space that both sides end with has not changed.
  ['is managed and kept', 'is managed, watched, and kept', 'is managed{+, watched,+} and kept'],
  ['one two', 'one and two', 'one {+and +}two'],
  // Words are whole, with apostrophes and hyphens within them.
  ["the plan's in-house part", 'the plan’s in-house part', "the [-plan's-]{+plan’s+} in-house part"],
  ['été à venir', 'été a venir', 'été [-à-]{+a+} venir'],
  ['𝄞 one', '𝄢 one', '[-𝄞-]{+𝄢+} one'],
])('%j becomes %j as %j', (older, newer, expected) => {
  expect(marked(wordDiff(older, newer, plenty()))).toBe(expected);
});

const text = fc.array(fc.constantFrom('a', 'b', 'word', ' ', '  ', '\n', ',', '.', '-', "'", '𝄞', 'é', '漢字'), {
  maxLength: 40,
});

test('the runs contain both texts exactly', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [older, newer] = [a.join(''), b.join('')];
      const changes = wordDiff(older, newer, plenty());
      const without = (op: WordChange['op']) =>
        changes
          .filter((change) => change.op !== op)
          .map((change) => change.text)
          .join('');
      expect(without('insert')).toBe(older);
      expect(without('delete')).toBe(newer);
      expect(changes.every((change) => change.text !== '')).toBe(true);
      // No two adjacent runs of one kind, and removals come before additions.
      expect(changes.map(({ op }) => op).join(' ')).not.toMatch(/\b(\w+) \1\b|insert delete/);
    }),
  );
});

test('texts too long to compare share their ends', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
  const changes = wordDiff(`first ${long('a')} last`, `first ${long('b')} last`, plenty());
  expect(changes.map(({ op, text }) => `${op} ${text.length}`)).toEqual([
    'equal 6',
    `delete ${long('a').length}`,
    `insert ${long('b').length}`,
    'equal 5',
  ]);
});

test('a report has a budget', () => {
  const budget = { steps: 30 };
  expect(marked(wordDiff('a b c', 'x b y', budget))).toBe('[-a-]{+x+} b [-c-]{+y+}');
  expect(marked(wordDiff('a b c', 'x b y', budget))).toBe('[-a b c-]{+x b y+}');
});

test('a megabyte of spaces is compared quickly', () => {
  const spaces = ' '.repeat(1_000_000);
  expect(wordDiff(`a${spaces}b`, `c${spaces}d`, plenty())).toHaveLength(2);
});
