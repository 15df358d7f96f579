import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { excerpt } from '../../../server/src/core/text/plain-line.ts';

function marked(text: string, start: [number, number], end: [number, number]): string {
  const position = ([line, character]: [number, number]) => ({ line, character });
  const { text: line, span } = excerpt(linesOf(text), { start: position(start), end: position(end) });
  return `${line.slice(0, span[0])}[${line.slice(...span)}]${line.slice(span[1])}`;
}

it('is the line with the span in it, with white space as one space', () => {
  expect(marked('  we  follow ACME 3.4  here.  ', [0, 13], [0, 21])).toBe('we follow [ACME 3.4] here.');
  expect(marked('ACME 3.4', [0, 0], [0, 8])).toBe('[ACME 3.4]');
});

it('is one line for a span of two', () => {
  expect(marked('> see ACME\n> 3.4 too', [0, 6], [1, 5])).toBe('> see [ACME > 3.4] too');
});

it('is cut if the line is long', () => {
  const long = `${'a'.repeat(1000)} ACME 3.4 ${'b'.repeat(1000)}`;
  expect(marked(long, [0, 1001], [0, 1009])).toBe(`…${'a'.repeat(19)} [ACME 3.4] ${'b'.repeat(119)}…`);
});

it('is cut between words', () => {
  const line = '| Friday and Saturday patrols in the two towns | NPP 1.1 | 24 |';
  expect(marked(line, [0, 49], [0, 56])).toBe('…in the two towns | [NPP 1.1] | 24 |');
  expect(marked('patrols, in the two towns, NPP 1.1', [0, 27], [0, 34])).toBe('…in the two towns, [NPP 1.1]');
});

it('shows no characters that hide or reorder others', () => {
  expect(marked('\u202eevil\u0007 ACME\u00a03.4\t!', [0, 7], [0, 15])).toBe('evil [ACME 3.4] !');
});

it('is always short, and contains its span', () => {
  const places = fc.tuple(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300));
  fc.assert(
    fc.property(places, ([text, a, b]) => {
      const lines = linesOf(text);
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const range = { start: { line: 0, character: start }, end: { line: 0, character: end } };
      const { text: line, span } = excerpt(lines, range);
      expect(line.length).toBeLessThan(400);
      expect(span[0]).toBeLessThanOrEqual(span[1]);
      expect(span[1]).toBeLessThanOrEqual(line.length);
      expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});
