import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('numbers below a prefix that is alone in the header of their column', () => {
  it('in Markdown', () => {
    checkReferences(
      `
      | Measure | INTERPOL-SP | [GDPR](u) | SDGs |
      |---------|-------------|-----------|:----:|
      | Train   | 3.4, 3.5    | Art. 6(1)(f) | 3 |
                  ^^^ current: 3.4
                       ^^^ current: 3.5
                                ^^^^^^^^^^^^ current: 6(1)(f)
                                               ^ current: 3 (weak)
      | Report  | [9.9](v)    |           | **3.4** and more |
                   ^^^ unknown-objective: 9.9
      | Other   | SDG 3.4     | 2         | 143 |
                  ^^^^^^^ current: 3.4
      | Fines   |             | Art. 99, 83 |
                                ^^^^^^^ unknown-objective: 99
                                         ^^ current: 83 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('in grids of reStructuredText, in AsciiDoc, and without outer bars', () => {
    checkReferences(
      `
      +-----+------+
      | SDG | Name |
      +=====+======+
      | 3.4 | x    |
        ^^^ current: 3.4
      +-----+------+
      | 3.9 | x    |
        ^^^ current: 3.9
      +-----+------+

      |===
      |SDG |Name

      |3.4 |x
       ^^^ current: 3.4
      |3.9 |y
       ^^^ current: 3.9
      |===

      SDG | Name
      --- | ---
      3.4 | x
      ^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('in rows of HTML', () => {
    checkReferences(
      `
      <table><thead>
        <tr><th>SDG</th><th><b>INTERPOL-SP</b></th></tr>
      </thead>
      <tr><td>3.4</td><td class="x"><a href="u">3.5</a></td></tr>
              ^^^ current: 3.4
                                                ^^^ current: 3.5
      <tr><td>and 3.4</td><td>9.9</td></tr>
                              ^^^ unknown-objective: 9.9
    `,
      FRAMEWORKS,
    );
  });

  it('in separated values', () => {
    checkReferences(
      `
      //- /risks.csv
      id,INTERPOL-SP,"NIST CSF"
      1,3.4,"PR.AA-01, PR.AA-02"
        ^^^ current: 3.4
             ^^^^^^^^ current: PR.AA-01
                       ^^^^^^^^ current: PR.AA-02
      2,9.9,x
        ^^^ unknown-objective: 9.9
    `,
      FRAMEWORKS,
    );
  });

  it('with a word for the numbers, before or behind the prefix', () => {
    checkReferences(
      `
      | SDG target | NIST CSF ID | Priority of the INTERPOL-SP | SDG No. |
      |------------|-------------|-----------------------------|---------|
      | 3.4        | PR.AA-01    | 3.5                         | 9.9     |
        ^^^ current: 3.4
                     ^^^^^^^^ current: PR.AA-01
                                   ^^^ current: 3.5
                                                                 ^^^ unknown-objective: 9.9
      | 3          | x           | 9.8                         | 1       |
        ^ current: 3 (weak)
                                   ^^^ unknown-objective: 9.8
                                                                 ^ current: 1 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('but below a word in the plural no lone number, which says how many', () => {
    checkReferences(
      `
      | Partner | SDG targets |
      |---------|-------------|
      | North   | 3           |
      | South   | 3.4, 3.9    |
                  ^^^ current: 3.4
                       ^^^ current: 3.9
    `,
      FRAMEWORKS,
    );
  });

  it('in the edition that the header names', () => {
    checkReferences(
      `
      | NIST CSF 1.1 | NIST CSF v2.0 subcategory | NIST CSF |
      |--------------|---------------------------|----------|
      | PR.AC-1      | PR.AA-01                  | PR.AC-1  |
        ^^^^^^^ superseded: PR.AC-1 @1.1
                       ^^^^^^^^ current: PR.AA-01 @2.0
                                                   ^^^^^^^ replaced: PR.AC-1
      | PR.AA-01     | PR.AC-1                   | PR.AA-01 |
        ^^^^^^^^ unknown-objective: PR.AA-01 @1.1
                       ^^^^^^^ unknown-objective: PR.AC-1 @2.0
                                                   ^^^^^^^^ current: PR.AA-01
    `,
      FRAMEWORKS,
    );
  });

  it.each([
    '| Priority SDG | x |\n|---|---|\n| 3.4 | x |',
    '| SDG goals and more | x |\n|---|---|\n| 3.4 | x |',
    '| NIST CSF 9.9 | x |\n|---|---|\n| PR.AC-1 | x |',
    '| SDG | x |\n| 3.4 | x |',
    '| SDG | x |\n|---|---|\n\n| 3.4 | x |',
    '| SDG | x |\n|---|---|\nText\n| 3.4 | x |',
    '| SDG | x |\n|---|---|\n| x | 3.4 |',
    '| SDG | x |\n|---|---|\n| about 3.4 | x |',
    '<tr><th>SDG</th><td>x</td></tr>\n<tr><td>3.4</td><td>x</td></tr>',
    '<tr><th>SDG</th></tr>\n\n<tr><td>3.4</td></tr>',
    `| SDG | x |\n|---|---|\n${'| x | x |\n'.repeat(1000)}| 3.4 | x |`,
    // Long lines are scanned in many steps, which do not divide the whole line each time.
    `| SDG | x |\n|---|---|\n| 3.4 | ${'x'.repeat(20_000)} |`,
  ])('but not otherwise: %#', (text) => checkReferences(text, FRAMEWORKS));

  it('a simple table of reStructuredText', () => {
    checkReferences(`
      //- /plan.rst
      ===========  ========  =====
      INTERPOL-SP  Title     Costs
      ===========  ========  =====
      3.4          Training  3.5
      ^^^ current: 3.4
      9.9          Nothing
      ^^^ unknown-objective: 9.9
      ===========  ========  =====

      3.5 is no longer in the table, and INTERPOL-SP 3.1  3.5 neither.
                                         ^^^^^^^^^^^^^^^ current: 3.1
      //- /laws.rst
      ===========  ========
      Framework    Number
      ===========  ========
      INTERPOL-SP  3.4
      ^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP  3.4 x
      ===========  ========
      //- /plan.md
      ===========  ========
      INTERPOL-SP  Title
      ===========  ========
      3.4          Training
    `);
  });
});
