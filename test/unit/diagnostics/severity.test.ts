import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { scopeOf } from '../../support/scope.ts';

const CATALOG = `
  //- /x.objectives.yaml
  prefix: X
  editions:
    - {edition: old, objectives: [1.1 One, 1.2 Two, {number: "1.3", title: Three, replacedBy: ["2.2"]}]}
    - {edition: new, objectives: [1.1 One, 2.2 Two]}
`;
const TEXT = 'X 1.2, X 1.3, X:old 1.1, X 9.9, X:x 1.1, x 1.1, X 2.2-1.1';

/** Code and severity of each problem of the text, and whether it is marked as deprecated. */
function judged(configuration = ''): string[] {
  const { diagnostics: problems } = new DocumentAnalysis(linesOf(TEXT), scopeOf(CATALOG + configuration));
  return problems.map(({ code, severity, deprecated }) => `${code} ${severity}${deprecated ? ' deprecated' : ''}`);
}

describe('problems', () => {
  it('have the severities of their codes; outdated references are marked as deprecated', () => {
    expect(judged()).toEqual([
      'withdrawn-objective warning deprecated',
      'replaced-objective warning deprecated',
      'superseded-edition information deprecated',
      'unknown-objective error',
      'unknown-edition error',
      'noncanonical-reference hint',
      'invalid-range error',
    ]);
  });

  it('have the severities that a team sets, or are hidden', () => {
    const configuration = `
      //- /objrefs.yaml
      severity: {superseded-edition: off, withdrawn-objective: error, unknown-objective: hint}
    `;
    expect(judged(configuration.replace(/^ {4}/gm, ''))).toEqual([
      'withdrawn-objective error deprecated',
      'replaced-objective warning deprecated',
      'unknown-objective hint',
      'unknown-edition error',
      'noncanonical-reference hint',
      'invalid-range error',
    ]);
  });

  it('are in the order of the text', () => {
    const { diagnostics: problems } = new DocumentAnalysis(linesOf(TEXT), scopeOf(CATALOG));
    const places = problems.map(({ range }) => range.start.character);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
