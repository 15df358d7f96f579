import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { foldingRanges } from '../../../../server/src/features/catalog/foldingRange.ts';
import { yamlPlace } from '../../../../server/src/features/catalog/yaml-place.ts';

const PIECES = ['prefix', 'objectives', 'editions', 'number', ': ', ':', '[', ']', '{', '}', ', ', '- ', '"', "'", '#'];
const yamlText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, '\n', '\r\n  ', '\n    ', ' ', '1.2', '\t', '|'), fc.string()), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

it('whatever stands around the cursor, what is replaced is on its line, and holds it', () => {
  fc.assert(
    fc.property(yamlText, fc.nat(), fc.nat(), (text, lineSeed, characterSeed) => {
      const lines = linesOf(text);
      const line = lineSeed % lines.lineCount;
      const character = characterSeed % (lines.line(line).length + 1);
      const place = yamlPlace(lines, { line, character });
      if (!place) return;
      const { range, query } = place;
      expect([range.start.line, range.end.line]).toEqual([line, line]);
      expect(range.start.character).toBe(character - query.length);
      expect(range.end.character).toBeGreaterThanOrEqual(character);
      expect(lines.line(line).slice(range.start.character, character)).toBe(query);
    }),
    { numRuns: 2_000, examples: [[': {     []', 0, 10]] },
  );
});

it('every fold is of lines that there are, and of more than one', () => {
  fc.assert(
    fc.property(yamlText, (text) => {
      const lines = linesOf(text);
      for (const { startLine, endLine } of foldingRanges(lines, undefined)) {
        expect(startLine).toBeGreaterThanOrEqual(0);
        expect(endLine).toBeGreaterThan(startLine);
        expect(endLine).toBeLessThan(lines.lineCount);
      }
    }),
  );
});

it.each(['[', '{', '"', "'", '[,', '- ', '-', ': ', '{a: ', 'a:\n ', '#'])(
  'a million of %j is read quickly',
  (piece) => {
    const long = piece.repeat(1_000_000);
    const many = `${piece}\n`.repeat(200_000);
    for (const text of [long, many, `${many}  - number: 1\n    `]) {
      const lines = linesOf(text);
      const line = lines.lineCount - 1;
      yamlPlace(lines, { line, character: lines.line(line).length });
      foldingRanges(lines, undefined);
    }
  },
);
