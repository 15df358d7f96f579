import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - {edition: "1", objectives: [{number: 1.1, title: Sell, replacedBy: [2.1]}, 1.2 Buy]}
    - {edition: "2", objectives: [2.1 Sell more, 2.2 Buy less]}
`);

const check = (template: string) => checkDiagnostics(template, SCOPE);

describe('an ignore comment for a line', () => {
  it('covers its own line', () => {
    check(`
      ACME 9.9 <!-- objrefs-ignore-line -->
      ACME 9.9
      ^^^^^^^^ unknown-objective
    `);
  });

  it('covers the next line', () => {
    check(`
      // objrefs-ignore-next-line
      ACME 9.9, 9.8
      ACME 9.9
      ^^^^^^^^ unknown-objective
    `);
  });

  it('covers a reference that begins or ends there', () => {
    check(`
      As ACME
      9.9 says. objrefs-ignore-line
      # objrefs-ignore-next-line
      As ACME
      9.9 says.
    `);
  });

  it('covers the codes that it names, and no other', () => {
    check(`
      ACME 9.9 and ACME 1.1 # objrefs-ignore-line replaced-objective
      ^^^^^^^^ unknown-objective
      ACME 9.9 and ACME 1.1 # objrefs-ignore-line replaced-objective, unknown-objective
      ACME 9.9 and ACME 1.1 # objrefs-ignore-line: replaced-objective unknown-objective
    `);
  });
});

describe('an ignore comment for a block', () => {
  it('covers what begins between start and end', () => {
    check(`
      ACME 9.1 {# objrefs-ignore-start #} ACME 9.2
      ^^^^^^^^ unknown-objective
      ACME 9.3
      ACME 9.4 {# objrefs-ignore-end #} ACME 9.5
                                        ^^^^^^^^ unknown-objective
    `);
  });

  it('reaches to the end of the file if no end closes it', () => {
    check(`
      ACME 9.1
      ^^^^^^^^ unknown-objective
      % objrefs-ignore-start unknown-objective
      ACME 9.2
      ACME 1.1
      ^^^^^^^^ replaced-objective
    `);
  });

  it('can be inside another', () => {
    check(`
      ; objrefs-ignore-start unknown-objective
      ; objrefs-ignore-start replaced-objective
      ACME 9.1, ACME 1.1
      ; objrefs-ignore-end
      ACME 9.1, ACME 1.1
                ^^^^^^^^ replaced-objective
      ; objrefs-ignore-end
      ACME 9.1, ACME 1.1
      ^^^^^^^^ unknown-objective
                ^^^^^^^^ replaced-objective
    `);
  });

  it('ends at the end that names the same codes', () => {
    check(`
      -- objrefs-ignore-start unknown-objective
      -- objrefs-ignore-start replaced-objective
      ACME 9.1, ACME 1.1
      -- objrefs-ignore-end unknown-objective
      ACME 9.1, ACME 1.1
      ^^^^^^^^ unknown-objective
    `);
  });
});

describe('an ignore comment for the file', () => {
  it('covers what comes before it too', () => {
    check(`
      ACME 9.9
      ACME 1.1
      ^^^^^^^^ replaced-objective
      .. objrefs-ignore-file unknown-objective -- kept as it was
    `);
  });
});

describe('a reason', () => {
  it.each([
    '<!-- objrefs-ignore-line -- it is from ACME 9.8 -->',
    '// objrefs-ignore-line unknown-objective -- see ACME 9.8',
    '<!-- objrefs-ignore-line — ACME 9.8, as XML forbids two hyphens -->',
    '/* objrefs-ignore-line -- unused-suppression */',
  ])('follows two hyphens or a dash, and has no problems: %s', (comment) => {
    check(`ACME 9.9 ${comment}`);
  });

  it('ends where the comment does', () => {
    check(`
      /* objrefs-ignore-next-line unknown-objective -- ACME 9.8 */ f(ACME 9.7)
                                                                     ^^^^^^^^ unknown-objective
      ACME 9.9
    `);
  });
});

describe('a marker', () => {
  it.each([
    'xobjrefs-ignore-line',
    'objrefs-ignore-lines',
    'objrefs-ignore-line-x',
    'my-objrefs-ignore-line',
    'objrefs-ignore',
    'OBJREFS-IGNORE-LINE',
    'the comment `objrefs-ignore-line` does it',
    'the comment `<!-- objrefs-ignore-line -->` does it',
    "const marker = 'objrefs-ignore-line';",
  ])('is a separate word, and not quoted: %s', (text) => {
    check(`\nACME 9.9 ${text}\n^^^^^^^^ unknown-objective\n`);
  });

  it.each([
    'objrefs-ignore-line',
    '`a` `b` // objrefs-ignore-line',
    '{/*objrefs-ignore-line*/}',
    "'objrefs-ignore-line",
  ])('needs no special comment: %s', (text) => check(`ACME 9.9 ${text}`));
});

it('an ignored reference is still a reference', () => {
  checkReferences(
    `
    ACME 1.1 <!-- objrefs-ignore-line -->
    ^^^^^^^^ replaced: 1.1
  `,
    SCOPE,
  );
});

it('ignoring takes linear time', () => {
  // Quadratic work would take minutes for each of these.
  const many = 20_000;
  for (const text of [
    'objrefs-ignore-line ACME 9.9 '.repeat(many),
    'objrefs-ignore-start a-b\nobjrefs-ignore-end c-d\n'.repeat(many),
    `${'objrefs-ignore-start unknown-objective '.repeat(many)}${'objrefs-ignore-end '.repeat(many)}`,
    `objrefs-ignore-line ${'a '.repeat(many)}`,
    `objrefs-ignore-line ${' '.repeat(many)}x -- ${'-'.repeat(many)}`,
  ]) {
    expect(new DocumentAnalysis(linesOf(text), SCOPE).diagnostics.length).toBeGreaterThan(0);
  }
});
