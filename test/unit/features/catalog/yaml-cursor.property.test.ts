import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { foldingRanges } from '../../../../server/src/features/catalog/foldingRange.ts';
import { yamlCursor } from '../../../../server/src/features/catalog/yaml-cursor.ts';

const SIGNS = [': ', ':', '[', ']', '{', '}', ', ', '- ', '"', "'", '#', '\n', '\n  ', '\n    ', ' ', '\t', '1.2'];
const textOf = (pieces: readonly string[]) =>
  fc.array(fc.oneof(fc.constantFrom(...SIGNS, ...pieces), fc.string()), { maxLength: 60 }).map((all) => all.join(''));
const yamlText = fc.oneof(
  textOf(['prefix', 'objectives', 'editions', 'number', '\r\n  ', '|']),
  textOf(['replacedBy', 'replaces', 'edition', 'number', 'withdrawn', '"2020"']),
);

it('for any text around the cursor, the replaced range is on its line, and contains it', () => {
  fc.assert(
    fc.property(yamlText, fc.nat(), fc.nat(), (text, lineSeed, characterSeed) => {
      const lines = linesOf(text);
      const line = lineSeed % lines.lineCount;
      const character = characterSeed % (lines.line(line).length + 1);
      const cursor = yamlCursor(lines, { line, character });
      if (!cursor) return;
      const { range, query } = cursor;
      expect([...cursor.enclosing()].length).toBeLessThanOrEqual(cursor.path.length);
      expect([range.start.line, range.end.line]).toEqual([line, line]);
      expect(range.start.character).toBe(character - query.length);
      expect(range.end.character).toBeGreaterThanOrEqual(character);
      expect(lines.line(line).slice(range.start.character, character)).toBe(query);
    }),
    {
      numRuns: 4_000,
      examples: [
        [': {     []', 0, 10],
        ['replaces: [}', 0, 12],
      ],
    },
  );
});

it('each folding range has several existing lines', () => {
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

it.each(['[', '{', '"', "'", '[,', '- ', '-', ': ', '[]', 'replacedBy: [', '{a: ', 'a:\n ', '#'])(
  'a million of %j is read quickly',
  (piece) => {
    const long = piece.repeat(1_000_000);
    const many = `${piece}\n`.repeat(300_000);
    const entry = `${many}  - number: 1\n    `;
    for (const text of [long, `replacedBy: [${long}`, many, entry, `${entry}replacedBy: [`]) {
      const lines = linesOf(text);
      const line = lines.lineCount - 1;
      const cursor = yamlCursor(lines, { line, character: lines.line(line).length });
      expect(cursor ? [...cursor.enclosing()].length : 0).toBeLessThan(100);
      foldingRanges(lines, undefined);
    }
  },
);
