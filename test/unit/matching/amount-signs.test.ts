import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

it('a currency sign after a number makes it an amount, a placeholder does not', () => {
  checkReferences(`
    const text = \`INTERPOL-SP 3.4 \${title} and INTERPOL-SP 3.4 $\`;
                  ^^^^^^^^^^^^^^^ current: 3.4
  `);
});

describe('a per cent sign after a number', () => {
  it('makes it an amount', () => {
    checkReferences(`
      The share that INTERPOL-SP 3.4 % of, and INTERPOL-SP 3.1, 3.4 %
                                               ^^^^^^^^^^^^^^^ current: 3.1
    `);
  });

  it('but starts a comment in LaTeX, where the sign itself is escaped', () => {
    checkReferences(`
      //- /report.tex
      As INTERPOL-SP 3.4 % as agreed in May
         ^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP 3.1, 3.4 % 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                       ^^^ current: 3.4
    `);
  });

  it('and in LaTeX signs are commands', () => {
    checkReferences(
      String.raw`
      //- /report.tex
      HAR \S~3
      ^^^^^^^^ current: 3
      HAR~\S\,8 and \SM 3
      ^^^^^^^^^ current: 8
      HAR \S\S{}~8--11
      ^^^^^^^^^^^^ current: 8 (from)
                    ^^ current: 11 (weak, to)
      INTERPOL-SP~3.1 \& 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
    `,
      scopeOf(`
        //- /har.objectives.yaml
        prefix: HAR
        objectives: [3 A, 8 B, 9 C, 10 D, 11 E]
        //- /interpol-sp.objectives.yaml
        prefix: INTERPOL-SP
        objectives: [3.1 A, 3.4 B, 3.5 C]
      `),
    );
  });

  it('and an ignore comment anywhere', () => {
    checkDiagnostics(`
      INTERPOL-SP 9.9 % objrefs-ignore-line unknown-objective -- as agreed
    `);
  });
});
