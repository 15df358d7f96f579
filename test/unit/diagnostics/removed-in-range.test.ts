import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { hoverText, MINIMAL } from '../../support/check-features.ts';
import { scopeOf } from '../../support/scope.ts';

const CATALOG = `
  //- /plan.objectives.yaml
  prefix: XX
  editions:
    - edition: "1"
      objectives: [1.1 One, {number: 1.2, title: Two, replacedBy: [1.5]}, 1.3 Three, 1.4 Four]
    - edition: "2"
      objectives: [1.1 One, {number: 1.3, title: Three, withdrawn: true}, 1.4 Four, 1.5 Five]
`;

describe('the interior of a range', () => {
  it('is checked too', () => {
    checkDiagnostics(
      `
        See XX 1.1–1.4, and XX 1.4–1.5.
            ^^^^^^^^^^ withdrawn-objective: The range from 1.1 to 1.4 includes numbers that were removed in XX 2: 1.2 (replaced by 1.5) and 1.3…
      `,
      CATALOG,
    );
  });

  it('counts Roman numerals by their values', () => {
    checkDiagnostics(
      `
        See XX 6(iv)–(x), and XX 6(ix)–(x).
            ^^^^^^^^^^^^ withdrawn-objective: The range from 6(iv) to 6(x) includes numbers that were removed in XX 1: 6(v)…
      `,
      `
      //- /plan.objectives.yaml
      prefix: XX
      edition: "1"
      objectives: [6(iv) One, {number: 6(v), title: Two, withdrawn: true}, 6(ix) Three, 6(x) Four]
      `,
    );
  });

  it('includes a number with two spellings in its editions once', () => {
    checkDiagnostics(
      `
        See XX A-1 to A-3.
            ^^^^^^^^^^^^^ withdrawn-objective: The range from A-1 to A-3 includes numbers that were removed in XX 2: A-02. Cite the remaining ones.
      `,
      `
      //- /plan.objectives.yaml
      prefix: XX
      numbering: {ignoreZeroPadding: true}
      editions:
        - edition: "1"
          objectives: [A-1 One, A-2 Two, A-3 Three]
        - edition: "2"
          objectives: [A-01 One, {number: A-02, title: Two, withdrawn: true}, A-03 Three]
      `,
    );
  });

  it('is valid with a pin to its edition, except for the edition', () => {
    checkDiagnostics(
      `
        See XX:1 1.1–1.4.
            ^^^^^^^^ superseded-edition
                     ^^^ superseded-edition
      `,
      CATALOG,
    );
  });

  it.each(['XX 1.$01–1.4', 'XX 1.1–1.$04'])('is shown in the hover of both ends: %s', (text) => {
    expect(hoverText(`${CATALOG}\n  //- /main.md\n  ${text}`, MINIMAL).split('\n\n').slice(-2)).toEqual([
      'Also in this range: 2',
      '1.2  Two (replaced)\n1.3  Three (withdrawn)',
    ]);
  });

  it('is checked for the first ranges of a text with very many, whatever the size of the catalog', () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => `1.${index + 1} T`);
    const scope = scopeOf(`
      //- /big.objectives.yaml
      prefix: BIG
      edition: "1"
      objectives: [${numbers.join(', ')}, {number: 1.2500, title: T, withdrawn: true}, 1.3000 T]
    `);
    const { diagnostics: problems } = new DocumentAnalysis(linesOf('BIG 1.1–1.3000\n'.repeat(2000)), scope);
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.length).toBeLessThan(2000);
    expect(problems[0]?.message).toContain('1.2500');
  });
});
