import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { successorContext } from '../../../../server/src/features/catalog/successor-context.ts';

const PIECES = [
  'replacedBy',
  'replaces',
  'edition',
  'number',
  'withdrawn',
  ': ',
  ':',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '- ',
  '"',
  "'",
];
const catalogText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, '\n', '\n  ', '\n    ', ' ', '#', '1.2', '"2020"', '\t'), fc.string()), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

it('whatever stands around the cursor, what is replaced is on its line, and holds it', () => {
  fc.assert(
    fc.property(catalogText, fc.nat(), fc.nat(), (text, lineSeed, characterSeed) => {
      const lines = linesOf(text);
      const line = lineSeed % lines.lineCount;
      const character = characterSeed % (lines.line(line).length + 1);
      const context = successorContext(lines, { line, character });
      if (!context) return;
      const { range, query } = context;
      expect([range.start.line, range.end.line]).toEqual([line, line]);
      expect(range.start.character).toBe(character - query.length);
      expect(range.end.character).toBeGreaterThanOrEqual(character);
      expect(lines.line(line).slice(range.start.character, character)).toBe(query);
    }),
    { numRuns: 2_000, examples: [['replaces: [}', 0, 12]] },
  );
});

it.each(['[', '{', '"', "'", '[,', '- ', '-', ': ', '[]', 'replacedBy: ['])(
  'a million of %j is read quickly',
  (piece) => {
    const long = piece.repeat(1_000_000);
    const many = `${piece}\n`.repeat(300_000);
    for (const text of [long, `replacedBy: [${long}`, many, `${many}  - number: 1\n    replacedBy: [`]) {
      const lines = linesOf(text);
      const line = lines.lineCount - 1;
      successorContext(lines, { line, character: lines.line(line).length });
    }
  },
);
