import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a prefix and a number alone in neighboring cells', () => {
  it('of Markdown, grids of reStructuredText and rows of AsciiDoc', () => {
    checkReferences(
      `
      | Framework | Number | Title |
      |-----------|--------|-------|
      | INTERPOL-SP | 3.4 | Training |
        ^^^^^^^^^^^^^^^^^ current: 3.4
      | GDPR | Articles 5 and 6 |
        ^^^^^^^^^^^^^^^^^ current: 5
                              ^ current: 6 (weak)
      | x | INTERPOL-SP | 9.9 |
            ^^^^^^^^^^^^^^^^^ unknown-objective: 9.9
      | NIST CSF 1.1 | PR.AC-1 |
        ^^^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1
      |**SDG**|\`3.4\`|
         ^^^^^^^^^^ current: 3.4
      > | [INTERPOL-SP](u) | [3.4](v) |
           ^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      | SDG | 3 | Health
        ^^^^^^^ current: 3 (weak)
      |SDG |3.4
       ^^^^^^^^ current: 3.4
      |SDG
       ^^^+ current: 3.9
      |3.9
      ^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of HTML', () => {
    checkReferences(
      `
      <tr><td>INTERPOL-SP</td><td>3.4</td></tr>
              ^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
        <td class="name"><a href="u">GDPR</a></td>
                                     ^^^^+ current: 6
        <td>Art. 6</td>
      ^^^^^^^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of a list as a table in reStructuredText', () => {
    checkReferences(
      `
      .. list-table::

         * - INTERPOL-SP
             ^^^^^^^^^^^+ current: 3.4
           - 3.4
      ^^^^^^^^^^-
           - 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('of separated values', () => {
    checkReferences(
      `
      //- /risks.csv
      framework,number,cost
      INTERPOL-SP,3.4,100
      ^^^^^^^^^^^^^^^ current: 3.4
      "NIST CSF","PR.AA-01, PR.AA-02",5
       ^^^^^^^^^^^^^^^^^^^ current: PR.AA-01
                            ^^^^^^^^ current: PR.AA-02
      SDG,3,100
      GDPR,Art. 6,2
      ^^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
    checkReferences('//- /risks.tsv\nx\tSDG\t3.4\n  ^^^^^^^ current: 3.4\n', FRAMEWORKS);
  });

  it.each([
    '| SDG | 3 | 17 |',
    '| PCI DSS | 4.0 |',
    '| SDG | 3.4 and more |',
    '| SDG | 3 goals |',
    '| See SDG | 3.4 |',
    '| SDG | | 3.4 |',
    '| SDG |\n| 3.4 |',
    'cat SDG | 3.4',
    '* SDG\n  - 3.4',
    '<td>SDG</td><td>3.4 of it</td>',
    '<td>SDG</td></tr><tr><td>3.4</td>',
    `| ${'x'.repeat(300)} SDG | 3.4 |`,
  ])('is not: %s', (text) => checkReferences(text, FRAMEWORKS));
});
