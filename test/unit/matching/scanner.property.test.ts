import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reader } from '../../../server/src/core/matching/reader.ts';
import { scan, scanLine } from '../../../server/src/core/matching/scanner.ts';
import type { ReferenceGroup } from '../../../server/src/core/model/reference.ts';
import { comparePositions, type Lines, linesOf, type Range, textIn } from '../../../server/src/core/model/text.ts';
import { FRAMEWORKS } from './frameworks.ts';

const { matcher } = FRAMEWORKS.set;

const prefix = fc.constantFrom('INTERPOL-SP', 'SDG', 'SDGs', 'NIST CSF', 'WCAG', 'SP 800-53', 'GDPR', 'PCI DSS', 'CIS');
const number = fc.constantFrom('3', '3.4', '3.b', 'AC-2', '(1)', '(a)', 'PR.AA-01', '2.1', '8.3', '2014-2016', 'v2.0');
const word = fc.constantFrom(
  'Art.',
  'Abs.',
  'lit.',
  'objective',
  'SC',
  'of the',
  '§',
  '#',
  'Rev.',
  'million',
  'to',
  'PR',
);
const space = fc.constantFrom(
  ' ',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '&nbsp;',
  '~',
  '\\,',
  '\ufeff',
  '\n> ',
  '\n * ',
);
const sign = fc.constantFrom(
  ', ',
  '; ',
  '/',
  '-',
  '–',
  ' — ',
  '..',
  '.',
  ': ',
  '(',
  ')',
  '[',
  ']',
  '](u)',
  '<b>',
  '{',
  '}',
  ' | ',
  ' |\n| ',
  '\n|--|--|\n',
  '\n| SDG | NIST CSF |\n|--|--|\n| ',
);
const mark = fc.constantFrom(
  '*',
  '**',
  '_',
  '`',
  '"',
  "'",
  '“',
  '”',
  '> ',
  '// ',
  '- ',
  '# ',
  '%',
  '°',
  '\\emph{',
  "'s",
);
const separator = fc.constantFrom(
  ', ',
  ' and ',
  '/',
  '-',
  ' to ',
  '; ',
  ' &\n',
  ',\r\n',
  '](u), [',
  ' (so), ',
  '**, **',
  '--',
  ' – ',
);
const join = (parts: readonly (string | readonly string[])[]): string => parts.flat().join('');

/** Citations with tails of every kind, valid and invalid. */
function citation(prefixes: readonly string[], numbers: readonly string[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...numbers);
  const tail = fc.array(fc.tuple(separator, one).map(join), { maxLength: 3 });
  return fc.tuple(fc.constantFrom(...prefixes), space, one, tail).map(join);
}
const citations = fc.oneof(
  citation(
    ['INTERPOL-SP', 'SDG', 'SDGs', 'sdg', 'INTERPOL SP', 'INTERPOL-SP:2014-2016'],
    ['3', '4', '3.4', '1.1', '9.9', '3.b'],
  ),
  citation(['SP 800-53', 'SP 800-53 Rev. 5'], ['AC-2', 'AC-2(1)', '(3)', 'AC-3', 'AC-2 (1)', '(4)', 'AC-9']),
  citation(['GDPR', 'GDPR Art.', 'Art. 6 DSGVO,', '§'], ['6', '6(1)', '(f)', 'Art. 7', '6 Abs. 1', 'lit. f', '6 GDPR']),
  citation(['NIST CSF', 'CSF v2.0', 'NIST CSF:9'], ['PR.AA-01', 'PR.AC-1', 'function PR', '5', 'GV.OC-01', 'PR.x']),
);
const pieces = [prefix, number, word, space, sign, mark, fc.string({ unit: 'binary', maxLength: 3 })];
const piece = fc.oneof({ weight: 5, arbitrary: citations }, ...pieces.map((arbitrary) => ({ weight: 1, arbitrary })));
/** Citations and pieces of everything that can be in them and around them. */
const text = fc.array(piece, { minLength: 5, maxLength: 30 }).map(join);

function rangesOf(group: ReferenceGroup): Range[] {
  const parts = group.members.flatMap(({ range, numberRange }) => [range, numberRange]);
  const spans = group.spans.map(({ range }) => range);
  return [group.range, ...parts, ...spans, ...[group.prefix, group.pin].flatMap((part) => (part ? [part.range] : []))];
}

function isInside({ start, end }: Range, lines: Lines): boolean {
  const fits = [start, end].every(
    ({ line, character }) => line < lines.lineCount && character >= 0 && character <= lines.line(line).length,
  );
  return fits && comparePositions(start, end) < 0;
}

const contains = (outer: Range, inner: Range): boolean =>
  comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;

describe('the scanner', () => {
  it('gives ranges inside the text, and inside each other, in order, for any text', () => {
    fc.assert(
      fc.property(text, (document) => {
        const lines = linesOf(document);
        let last = { line: 0, character: 0 };
        for (const group of scan(lines, matcher)) {
          expect(comparePositions(last, group.range.start)).toBeLessThanOrEqual(0);
          for (const range of rangesOf(group)) {
            expect(isInside(range, lines)).toBe(true);
            expect(contains(group.range, range)).toBe(true);
          }
          last = group.range.start;
          for (const { range, numberRange } of group.members) {
            expect(comparePositions(last, range.start)).toBeLessThanOrEqual(0);
            expect(contains(range, numberRange)).toBe(true);
            last = range.end;
          }
          expect(group.members.length).toBeGreaterThan(0);
          for (const { first } of group.spans) expect(group.members[first + 1]).toBeDefined();
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the texts of prefixes and pins as written', () => {
    fc.assert(
      fc.property(text, (document) => {
        const lines = linesOf(document);
        for (const { prefix, pin } of scan(lines, matcher)) {
          if (prefix) expect(textIn(lines, prefix.range)).toBe(prefix.text);
          if (pin) expect(textIn(lines, pin.range)).toBe(pin.text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same for all kinds of line endings', () => {
    fc.assert(
      fc.property(text, (document) => {
        const unix = document.replace(/\r\n?/g, '\n');
        const expected = scan(linesOf(unix), matcher);
        expect(scan(linesOf(unix.replace(/\n/g, '\r\n')), matcher)).toEqual(expected);
        expect(scan(linesOf(unix.replace(/\n/g, '\r')), matcher)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('looks at no line beyond the reach it reports', () => {
    fc.assert(
      fc.property(text, fc.string(), (document, other) => {
        const lines = linesOf(document);
        for (let line = 0; line < lines.lineCount; line++) {
          const { lookback, lookahead, groups, resume } = scanLine(new Reader(lines), line, 0, matcher);
          const changed: Lines = {
            lineCount: lines.lineCount,
            line: (index) => (index > lookahead || index < lookback ? other.replace(/[\r\n]/g, '') : lines.line(index)),
          };
          expect(scanLine(new Reader(changed), line, 0, matcher)).toEqual({ lookback, lookahead, groups, resume });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('handles hostile repetition', () => {
    const seeds = [
      '1',
      '.',
      ',',
      '(',
      '[',
      '*',
      '_',
      '-',
      '&',
      '<',
      '\\',
      ' ',
      'SDG',
      'SDG ',
      'SDG(',
      'SDG 3,',
      'SDG 3-',
    ];
    for (const seed of [...seeds, 'Art. 6, ', '6(1)', 'SDG\n', '> SDG\n', 'SDG <b>', '3.1 (', 'INTERPOL ', 'GDPR, ']) {
      expect(() => scan(linesOf(seed.repeat(20_000)), matcher)).not.toThrow();
    }
  });
});
