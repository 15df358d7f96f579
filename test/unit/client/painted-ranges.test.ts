import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areSame, movedBy } from '../../../client/src/painted-ranges.ts';
import { linesOf, rangeInLine, textIn } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';

const at = (line: number, character: number) => ({ line, character });
const insert = (line: number, character: number, text: string) => ({
  range: { start: at(line, character), end: at(line, character) },
  text,
});
const RANGE = rangeInLine(1, 5, 3);

test.each([
  ['after it', insert(1, 8, 'x'), RANGE],
  ['right before it', insert(1, 5, 'xy'), rangeInLine(1, 7, 3)],
  ['lines above it', insert(0, 2, '\n\r\n'), rangeInLine(3, 5, 3)],
  ['a line break before it', insert(1, 2, 'x\nyz'), rangeInLine(2, 5, 3)],
  ['below it', insert(2, 0, '\n'), RANGE],
])('text typed %s leaves or moves it', (_, edit, expected) => {
  expect(movedBy(edit, [RANGE])).toEqual([expected]);
});

test.each([
  ['written within', insert(1, 6, 'x')],
  ['cut', { range: { start: at(1, 4), end: at(1, 6) }, text: '' }],
  ['replaced', { range: { start: at(0, 0), end: at(2, 0) }, text: 'x' }],
])('one that is %s must be painted again', (_, edit) => {
  expect(movedBy(edit, [rangeInLine(0, 0, 0), RANGE])).toBeUndefined();
});

test('a range that is moved has the same text as before', () => {
  const text = 'one two\nthree ACME 1.1 four\n\nfive';
  const range = rangeInLine(1, 6, 8);
  const place = fc.constantFrom(0, 1, 2, 3).chain((line) => {
    const length = linesOf(text).line(line).length;
    return fc.integer({ min: 0, max: length }).map((character) => at(line, character));
  });
  const edit = fc.record({ a: place, b: place, text: fc.constantFrom('', 'x', '\n', 'x\r\ny', 'ACME 1.1') });
  fc.assert(
    fc.property(edit, ({ a, b, text: newText }) => {
      const isInOrder = a.line < b.line || (a.line === b.line && a.character <= b.character);
      const [start, end] = isInOrder ? [a, b] : [b, a];
      const moved = movedBy({ range: { start, end }, text: newText }, [range]);
      const after = linesOf(applyEdits(text, [{ range: { start, end }, newText }]));
      if (moved) expect(textIn(after, moved[0]!)).toBe('ACME 1.1');
    }),
  );
});

test('ranges are equal if all of them are', () => {
  expect(areSame([RANGE], [rangeInLine(1, 5, 3)])).toBe(true);
  expect(areSame([RANGE], [])).toBe(false);
  expect(areSame([RANGE], [rangeInLine(1, 5, 4)])).toBe(false);
  expect(areSame([RANGE], [rangeInLine(2, 5, 3)])).toBe(false);
});
