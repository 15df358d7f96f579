import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { type Lines, linesOf } from '../../../server/src/core/model/text.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

/** The same lines, which cannot be searched as a whole: as in the editor. */
const lineByLine = (text: string): Lines => {
  const lines = text.split(/\r\n|\n|\r/);
  return { lineCount: lines.length, line: (index) => lines[index] ?? '' };
};

const PARTS = [
  'SDG 16.4',
  'sdg 3 and 4',
  'Art. 6(1)',
  'GDPR',
  'Art. 5,',
  'WCAG',
  '1.4.3 Contrast',
  'PR.AA-01',
  'SDG 99.9',
];
const TABLE = [
  '| SDG | WCAG |',
  '| --- | --- |',
  '---',
  '| 16.4 | 1.4.3 |',
  '|===',
  '',
  '<tr><th>SDG</th></tr>',
  '<td>16.4</td>',
  'a <td>3</td>',
];
const OTHERS = [
  'plain text',
  'i',
  '# Heading',
  '<!-- objrefs-ignore-line -->',
  'objrefs-ignore-next-line',
  '> quoted',
  '',
];
const HEADED = '| SDG | WCAG |\n| --- | --- |\n| 16.4 | 1.4.3 |\n\n| 16.5 | x |';
const line = fc
  .array(fc.constantFrom(...PARTS, ...TABLE, ...OTHERS, HEADED), { maxLength: 3 })
  .map((parts) => parts.join(' '));
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end));

it('finds the same in a text that is searched as a whole as line by line', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('/a.md', '/a.csv', '/a.yaml'), (written, uri) => {
      const [whole, single] = [linesOf(written), lineByLine(written)].map(
        (lines) => new DocumentAnalysis(lines, FRAMEWORKS, `file://${uri}`),
      );
      expect(whole!.references).toEqual(single!.references);
      expect(whole!.diagnostics).toEqual(single!.diagnostics);
      expect(whole!.covered).toEqual(single!.covered);
    }),
    { numRuns: 1000 },
  );
});

it('has the same lines as a text that is split', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', 'é', '')).map((parts) => parts.join('')),
      (written) => {
        const [whole, single] = [linesOf(written), lineByLine(written)];
        expect(whole.lineCount).toBe(single.lineCount);
        for (let index = 0; index <= whole.lineCount; index++) expect(whole.line(index)).toBe(single.line(index));
      },
    ),
  );
});
