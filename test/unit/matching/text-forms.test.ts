import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

/** Start and text of each reference: `0:12 SDG 13`. */
function found(text: string): string[] {
  const { references, lines } = new DocumentAnalysis(linesOf(text), FRAMEWORKS);
  return references.map(({ reference: { range } }) => {
    return `${range.start.line}:${range.start.character} ${textIn(lines, range)}`;
  });
}

describe('spans are exact', () => {
  it.each(['\n', '\r\n', '\r'] as const)('across line endings of kind %j', (eol) => {
    checkReferences(
      `
        We follow INTERPOL-SP 3.1,
                  ^^^^^^^^^^^^^^^ current: 3.1
        3.4 and INTERPOL-SP
        ^^^ current: 3.4
                ^^^^^^^^^^^+ current: 3.5
        3.5.
        ^^^-

      `,
      FRAMEWORKS,
      { eol },
    );
  });

  it('across mixed line endings', () => {
    expect(found('SDG 3\r\nSDG 4\rSDG 5\n\rSDG\r\n13')).toEqual(['0:0 SDG 3', '1:0 SDG 4', '2:0 SDG 5', '4:0 SDG\n13']);
  });

  it('after a byte order mark, which is a character of the text', () => {
    expect(found('\uFEFFSDG 13')).toEqual(['0:1 SDG 13']);
  });

  it('after astral characters, which are two units', () => {
    expect(found('😀SDG 13 😀 SDG 3😀')).toEqual(['0:2 SDG 13', '0:12 SDG 3']);
  });

  it('after combining marks, and not inside a word that they end', () => {
    expect(found('e\u0301 SDG 13, e\u0301SDG 13')).toEqual(['0:3 SDG 13']);
  });

  it('next to lone surrogates and control characters', () => {
    expect(found('\ud83dSDG 13\udc00, \u0000SDG 3\u0007')).toEqual(['0:1 SDG 13', '0:11 SDG 3']);
  });

  it('next to text of the other direction', () => {
    expect(found('ראו SDG 13, انظر \u2067SDG 3\u2069')).toEqual(['0:4 SDG 13', '0:18 SDG 3']);
  });
});

describe('a document can be', () => {
  it.each(['', '\n', '\r\n\r\n', '\uFEFF', ' ', 'SDG', 'INTERPOL-SP', 'SDG ', 'SDG\n', 'SDG (', 'SDG:', 'SDG 3–', '3'])(
    'as short as %j',
    (text) => expect(() => found(text)).not.toThrow(),
  );
});
