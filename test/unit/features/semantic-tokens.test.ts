import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { comparePositions, linesOf } from '../../../server/src/core/model/text.ts';
import { referenceTokens, semanticTokens, semanticTokensLegend } from '../../../server/src/features/semanticTokens.ts';
import { checkTokens, openLast } from '../../support/check-appearance.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

const ACME = `
    //- /acme.objectives.yaml
    prefix: ACME
    numbering: {words: [Art]}
    editions:
      - edition: "2020"
        objectives: [1 Sell, {number: 1.2, title: Sell more, replacedBy: [2.1]}, {number: 1.3, title: Buy, replacedBy: []}]
      - {edition: "2024", objectives: [1 Sell, 2.1 Sell abroad]}
    //- /main.md`;

it('colours prefix and number', () => {
  checkTokens(`
    # INTERPOL-SP 3.4 and **INTERPOL Strategic Framework** priority 3
      ^^^^^^^^^^^ prefix
                  ^^^ number
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ prefix
                                                                    ^ number
  `);
});

it('colours the edition with the prefix', () => {
  checkTokens(`
    INTERPOL-SP:2014-2016 3.4, INTERPOL-SP (2014-2016) 3.4
    ^^^^^^^^^^^^^^^^^^^^^ prefix
                          ^^^ number
                               ^^^^^^^^^^^ prefix
                                            ^^^^^^^^^ prefix
                                                       ^^^ number
  `);
});

it('colours each number of a list or range, and the prefix once', () => {
  checkTokens(`
    INTERPOL-SP 3.1, 3.4 and 4.1–4.3
    ^^^^^^^^^^^ prefix
                ^^^ number
                     ^^^ number
                             ^^^ number
                                 ^^^ number
  `);
});

it('marks outdated and unknown references', () => {
  checkTokens(`${ACME}
    ACME 1, 1.2, 1.3 and 9.9; ACME:2020 1; ACME:2030 1
    ^^^^ prefix
         ^ number
            ^^^ number: replaced
                 ^^^ number: withdrawn
                         ^^^ number: unknown
                              ^^^^^^^^^ prefix
                                        ^ number: superseded
                                           ^^^^^^^^^ prefix
                                                     ^ number: unknown
  `);
});

it('colours a citation over a line break line by line, without leaders', () => {
  checkTokens(`
    > As the INTERPOL Strategic
             ^^^^^^^^^^^^^^^^^^ prefix
    > Framework 3.4 asks
      ^^^^^^^^^ prefix
                ^^^ number
  `);
});

it('colours a prefix after its number', () => {
  checkTokens(`
    //- /law.objectives.yaml
    prefix: LAW
    numbering: {words: [Art], order: after}
    edition: v1
    objectives: [6 Lawfulness, 6(1) Conditions]
    //- /main.md
    Art. 6(1) LAW
         ^^^^ number
              ^^^ prefix
  `);
});

it('does not colour weak references that do not resolve', () => {
  checkTokens('INTERPOL-SP9.9 and interpol-sp 9.9');
});

it('answers for a part of the text', () => {
  const within = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
  checkTokens(
    `
    INTERPOL-SP 3.1
    INTERPOL-SP 3.2
    ^^^^^^^^^^^ prefix
                ^^^ number
    INTERPOL-SP 3.3
  `,
    within,
  );
});

test.each(['markdown', 'plaintext', 'text'])('there are tokens in %s', (language) => {
  expect(semanticTokens(openLast('INTERPOL-SP 3.4', language).document)).toEqual({
    data: [0, 0, 11, 0, 0, 0, 12, 3, 1, 0],
  });
  expect(semanticTokens(openLast('No reference', language).document)).toEqual({ data: [] });
});

test.each(['typescript', 'yaml', 'latex', ''])('there are none in %s, which has its own', (language) => {
  expect(semanticTokens(openLast('INTERPOL-SP 3.4', language).document)).toBeNull();
});

test('clients without custom token types get those of LSP', () => {
  expect(semanticTokensLegend(false).tokenTypes).toEqual(['type', 'number']);
  expect(semanticTokensLegend(true).tokenTypes).toEqual(['objectivePrefix', 'objectiveNumber']);
});

test('tokens are in order, each on one line, and do not overlap', () => {
  const piece = fc.constantFrom(
    ...'INTERPOL-SP|SDG|NIST CSF|WCAG|GDPR|Art.|3|3.4|16.b|(1)|(a)|PR.AC-1|:2015|2014-2016| | |\n|\n> |, | and |–|:|(|)|**|§|v1.1'.split(
      '|',
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (sample) => {
      const lines = linesOf(sample);
      const analysis = new DocumentAnalysis(lines, FRAMEWORKS);
      const ranges = referenceTokens({ uri: 'file:///a.md', version: 1, lines, analysis }).map(({ range }) => range);
      for (const [index, { start, end }] of ranges.entries()) {
        expect(start.line).toBe(end.line);
        expect(end.character).toBeGreaterThan(start.character);
        expect(end.character).toBeLessThanOrEqual(lines.line(end.line).length);
        const next = ranges[index + 1];
        if (next) expect(comparePositions(end, next.start)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 3000 },
  );
});
