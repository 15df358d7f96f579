import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnnotations } from '../../support/annotations.ts';
import { drawReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

// Citations that are built from a grammar and embedded in prose and code are found exactly.

/** The text, and its members: their positions and the numbers they mean. */
interface Written {
  readonly text: string;
  readonly members: readonly { readonly start: number; readonly end: number; readonly means: string }[];
}

interface Style {
  readonly prefixes: readonly string[];
  /** Spellings of a pin, each with the annotation of `@`. */
  readonly pins: readonly (readonly [text: string, edition: string])[];
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

const NO_PIN = ['', ''] as const;
const STYLES: readonly Style[] = [
  {
    prefixes: ['INTERPOL-SP', 'INTERPOL Strategic Framework'],
    pins: [NO_PIN, [':2014-2016', '2014-2016'], [' 2014-2016', '2014-2016'], [' (2014–2016)', '2014-2016']],
    words: ['', 'objective ', 'Objectives '],
    numbers: ['1.1', '3.1', '3.2', '3.4', '4.2'],
  },
  {
    prefixes: ['NIST CSF', 'CSF'],
    pins: [NO_PIN, [':2.0', '2.0'], [' v2.0', '2.0'], [' (version 2.0)', '2.0'], [' 2.0', '2.0']],
    words: ['', 'subcategory '],
    numbers: ['PR.AA-01', 'PR.AA-02', 'GV.OC-01', 'DE.CM-01'],
  },
  {
    prefixes: ['WCAG', 'Web Content Accessibility Guidelines'],
    pins: [NO_PIN, [':2.2', '2.2'], ['22', '2.2'], [' 2.2', '2.2']],
    words: ['', 'SC ', 'Success Criterion '],
    numbers: ['1.1.1', '1.4.3', '1.4.10', '2.4.11'],
  },
  {
    prefixes: ['SP 800-53', 'NIST SP 800-53'],
    pins: [NO_PIN, [' Rev. 5', '5'], [', Revision 5,', '5'], ['r5', '5'], [':5', '5']],
    words: ['', 'control '],
    numbers: ['AC-2', 'AC-3', 'AC-2(1)', 'AC-2(13)', 'PT-1'],
  },
  {
    prefixes: ['PCI DSS'],
    pins: [NO_PIN, [' v4.0', '4.0'], [':4.0', '4.0']],
    words: ['', 'Requirement ', 'Req. '],
    numbers: ['8.3', '3.4.1', '8.3.6', 'A3.1', 'A2'],
  },
];

const separator = fc.constantFrom(', ', '; ', ' and ', ' or ', ', and ', '/', ' & ', ' and/or ', ' und ', ' &amp; ');
const written: fc.Arbitrary<Written> = fc.constantFrom(...STYLES).chain((style) =>
  fc
    .record({
      prefix: fc.constantFrom(...style.prefixes),
      pin: fc.constantFrom(...style.pins),
      gap: fc.constantFrom(' ', '\u00a0', '&nbsp;', '~', '\t'),
      word: fc.constantFrom(...style.words),
      numbers: fc.array(fc.constantFrom(...style.numbers), { minLength: 1, maxLength: 5 }),
      separators: fc.array(separator, { minLength: 4, maxLength: 4 }),
    })
    .map(({ prefix, pin: [pin, edition], gap, word, numbers, separators }) => {
      let text = prefix + pin + gap + word;
      const members = numbers.map((number, index) => {
        if (index > 0) text += separators[index - 1];
        const start = index === 0 ? 0 : text.length;
        text += number;
        return { start, end: text.length, means: number + (edition === '' ? '' : ` @${edition}`) };
      });
      return { text, members };
    }),
);

const hosts: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['We follow ', '. Nothing else.'],
  ['Plans (', ') and more'],
  ['- **', '**'],
  ['> ', ', as ever'],
  ['  // see ', ''],
  ['const a = "', '";'],
  ['<p title="', '">'],
  ['| a | ', ' | 2.5 |'],
  ['{"ref": "', '", "n": 3.4}'],
  ['\\emph{', '}.'],
  ['見', 'を参照'],
  ['[', '](https://example.org/3.4)'],
  ['https://example.org ', ': x'],
  ["'", "', 'b'"],
];

const filler = fc.constantFrom(
  '',
  'The quick brown fox is 3.4 m long and costs $2.50.',
  'Version 2.0.1 of 2014-03-01, at 10:30.',
  'https://example.org/INTERPOL-SP/3.4?SDG=13#SDG-13',
  'SDGs, the WCAG 2.1 and PCI DSS v4.0 are frameworks; ISO 27001:2022 too.',
  '| 1 | 2.2 | AC-2 |',
);

describe('citations of a grammar', () => {
  it('are found exactly, in any surrounding text', () => {
    const line = fc.record({ citation: written, host: fc.constantFrom(...hosts), above: filler });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text: string[] = [];
        const expected = lines.flatMap(({ citation, host: [before, after], above }) => {
          text.push(above, '', before + citation.text + after);
          const number = text.length - 1;
          return citation.members.map(({ start, end, means }) => ({
            range: {
              start: { line: number, character: before.length + start },
              end: { line: number, character: before.length + end },
            },
            code: 'current',
            message: means,
          }));
        });
        const document = text.join('\n');
        expect(renderAnnotations(document, drawReferences(document, FRAMEWORKS))).toBe(
          renderAnnotations(document, expected),
        );
      }),
      { numRuns: 500 },
    );
  });
});
