import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a list continues', () => {
  it('with commas, semicolons, slashes and ampersands', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1, 3.4, 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                       ^^^ current: 3.4
                            ^^^ current: 3.5
      INTERPOL-SP 3.1; 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
                       ^^^ current: 3.4
      INTERPOL-SP 3.1/3.4 / 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                      ^^^ current: 3.4
                            ^^^ current: 3.5
      INTERPOL-SP 3.1 & 3.4 &amp; 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                        ^^^ current: 3.4
                                  ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('with and, or, and both', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 and 3.4, INTERPOL-SP 3.1 or 3.4, INTERPOL-SP 3.1 and/or 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
                          ^^^ current: 3.4
                               ^^^^^^^^^^^^^^^ current: 3.1
                                                  ^^^ current: 3.4
                                                       ^^^^^^^^^^^^^^^ current: 3.1
                                                                              ^^^ current: 3.4
      INTERPOL-SP 3.1, and 3.4; or 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                           ^^^ current: 3.4
                                   ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('with the words of other languages', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 und 3.4, INTERPOL-SP 3.1 et 3.4, INTERPOL-SP 3.1 y 3.4, INTERPOL-SP 3.1 oder 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
                          ^^^ current: 3.4
                               ^^^^^^^^^^^^^^^ current: 3.1
                                                  ^^^ current: 3.4
                                                       ^^^^^^^^^^^^^^^ current: 3.1
                                                                         ^^^ current: 3.4
                                                                              ^^^^^^^^^^^^^^^ current: 3.1
                                                                                                   ^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('with the commas of East Asia', () => {
    checkReferences(
      `
      SDG 3.4、3.9，3.b；3.d
      ^^^^^^^ current: 3.4
              ^^^ current: 3.9
                  ^^^ current: 3.b
                      ^^^ current: 3.d
    `,
      FRAMEWORKS,
    );
  });

  it('with a word before a member', () => {
    checkReferences(
      `
      INTERPOL-SP objective 3.1, objective 3.4 and objectives 3.5, 4.1
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.1
                                           ^^^ current: 3.4
                                                              ^^^ current: 3.5
                                                                   ^^^ current: 4.1
    `,
      FRAMEWORKS,
    );
  });

  it('after the mark of a note', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4¹, 3.5¹,² and 4.1⁽a⁾; INTERPOL-SP² 3.3 but ACME² 3
      ^^^^^^^^^^^^^^^ current: 3.4
                        ^^^ current: 3.5
                                   ^^^ current: 4.1
                                           ^^^^^^^^^^^^^^^^ current: 3.3
    `,
      FRAMEWORKS,
    );
  });

  it('after a short remark', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 (training), 3.4 (cyber) and 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                                  ^^^ current: 3.4
                                                  ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('with integers after an integer', () => {
    checkReferences(
      `
      SDG 3, 4 and 13
      ^^^^^ current: 3
             ^ current: 4 (weak)
                   ^^ current: 13 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('with integers after a word', () => {
    checkReferences(
      `
      INTERPOL-SP objective 3.4 and priority 5
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                             ^ current: 5 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('with numbers that have parts after an integer', () => {
    checkReferences(
      `
      SDG 3, 3.4 and 4.5
      ^^^^^ current: 3
             ^^^ current: 3.4
                     ^^^ current: 4.5
    `,
      FRAMEWORKS,
    );
  });

  it('across emphasis, code, links and tags', () => {
    checkReferences(
      `
      **INTERPOL-SP 3.1**, **3.4**
        ^^^^^^^^^^^^^^^ current: 3.1
                             ^^^ current: 3.4
      \`INTERPOL-SP 3.1\`, \`3.4\`
       ^^^^^^^^^^^^^^^ current: 3.1
                          ^^^ current: 3.4
      [INTERPOL-SP 3.1](a), [3.4](b "c") and [3.5](https://example.org/a_(b))
       ^^^^^^^^^^^^^^^ current: 3.1
                             ^^^ current: 3.4
                                              ^^^ current: 3.5
      INTERPOL-SP [3.1][a], [3.4][b]
      ^^^^^^^^^^^^^^^^ current: 3.1
                             ^^^ current: 3.4
      <b>INTERPOL-SP 3.1</b>, <b>3.4</b> and <a href="https://example.org/a/long/address/that/has/more/than/eighty/characters/in/all/of/its/parts">3.5</a>
         ^^^^^^^^^^^^^^^ current: 3.1
                                 ^^^ current: 3.4
                                                                                                                                                   ^^^ current: 3.5
      \\emph{INTERPOL-SP 3.1}, \\textbf{3.4}
            ^^^^^^^^^^^^^^^ current: 3.1
                                      ^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('with quotes and brackets that it has opened itself', () => {
    checkReferences(
      `
      INTERPOL-SP: [3.1, 3.4]
      ^^^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
      INTERPOL-SP “3.1”, “3.4”
      ^^^^^^^^^^^^^^^^ current: 3.1
                          ^^^ current: 3.4
      INTERPOL-SP (3.1, 3.4)
      ^^^^^^^^^^^^^^^^ current: 3.1
                        ^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('across a line break', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1,
      ^^^^^^^^^^^^^^^ current: 3.1
      3.4 and
      ^^^ current: 3.4
      3.5
      ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('with the last figures alone behind a slash, where the number is listed', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: GRX
      objectives: [2-8 Workers, 305-1 Direct, 305-2 Indirect, 305-3 Other]
      //- /a.md
      GRX 305-1/2/3, GRX 305-1/-2/-3, GRX 305-1/9, GRX 305-1/2024
      ^^^^^^^^^ current: 305-1
                ^ current: 305-2 (weak)
                  ^ current: 305-3 (weak)
                     ^^^^^^^^^ current: 305-1
                               ^^ current: 305-2 (weak)
                                  ^^ current: 305-3 (weak)
                                      ^^^^^^^^^ current: 305-1
    `);
  });

  it('with numbers that no edition has', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1, 9.9 and 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
                       ^^^ unknown-objective: 9.9
                               ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });
});

describe('a list ends', () => {
  it('before anything but a number', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1, which is 3.4; INTERPOL-SP 3.1 and the 3.4; INTERPOL-SP 3.1, as 3.4
      ^^^^^^^^^^^^^^^                ^^^^^^^^^^^^^^^              ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('before an integer after a number with parts', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 and 5, INTERPOL-SP 3.1, 25 countries
      ^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('before an integer that does not resolve', () => {
    checkReferences(
      `
      SDG 3 and 99, SDG 13, 100 in all
      ^^^^^ current: 3
                    ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('before an amount', () => {
    checkReferences(
      `
      SDG 3.4, 4.5 million; SDG 13 and 1.5°C; SDG 13 and 1.5 °C; SDG 13, 1.5 degrees; SDG 3 and 4.5%; SDG 3.4, 2.5 hours
      ^^^^^^^ current: 3.4
                            ^^^^^^            ^^^^^^             ^^^^^^ current: 13
                                                                                      ^^^^^ current: 3
                                                                                                      ^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before a year and a date', () => {
    checkReferences(
      `
      SDG 13, 2030; SDG 3, 4.5.2020; SDG 13, 10:30
      ^^^^^^ current: 13
                    ^^^^^ current: 3
                                     ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it("before another framework's prefix", () => {
    checkReferences(
      `
      INTERPOL-SP 3.1, SDG 13 and NIST CSF PR.AA-01, GV.OC-01
      ^^^^^^^^^^^^^^^ current: 3.1
                       ^^^^^^ current: 13
                                  ^^^^^^^^^^^^^^^^^ current: PR.AA-01
                                                     ^^^^^^^^ current: GV.OC-01
    `,
      FRAMEWORKS,
    );
  });

  it('before a closing quote or bracket that was opened before it', () => {
    checkReferences(
      `
      (see INTERPOL-SP 3.4), 2.5 times; "INTERPOL-SP 3.4", 2.5; f("INTERPOL-SP 3.4", 2.5); [INTERPOL-SP 3.4], 2.5
           ^^^^^^^^^^^^^^^               ^^^^^^^^^^^^^^^           ^^^^^^^^^^^^^^^          ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('at the end of a cell', () => {
    checkReferences(
      `
      | INTERPOL-SP 3.1, 3.4 | 2.5 |
        ^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
      "INTERPOL-SP 3.4","2.5",x
       ^^^^^^^^^^^^^^^ current: 3.4
      <td>INTERPOL-SP 3.4</td><td>2.5</td>
          ^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP 3.4	2.5
      ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before a remark with its own citation, a long one, or a nested one', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 (see SDG 13), 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
                           ^^^^^^ current: 13
      INTERPOL-SP 3.1 (so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so ), 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
      INTERPOL-SP 3.1 (a (b)), 3.4
      ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('at an empty line, and at the next item of a list', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1,
      ^^^^^^^^^^^^^^^ current: 3.1

      3.4
      - SDG 3,
        ^^^^^ current: 3
      - 4
      1. SDG 3,
         ^^^^^ current: 3
      2. Item
    `,
      FRAMEWORKS,
    );
  });
});
