import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('HTML', () => {
  it('tags within a paragraph are ignored', () => {
    checkReferences(
      `
      <b>INTERPOL-SP</b> 3.4, INTERPOL-SP <code>3.4</code>, <i>INTERPOL-SP</i>&nbsp;<i>3.4</i>
         ^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      <p>INTERPOL-SP 3.4</p><p title="INTERPOL-SP 3.4">x</p>
         ^^^^^^^^^^^^^^^              ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('items and paragraphs separate, and cells with more than a name', () => {
    checkReferences(
      `
      <td>SDG and</td> <td>3</td>, <li>SDG</li> <li>3</li>, <p>SDG</p> <p>3</p>, <dt>SDG</dt> <dd>3</dd>
    `,
      FRAMEWORKS,
    );
  });

  it('entities count as their characters', () => {
    checkReferences(
      `
      INTERPOL-SP&nbsp;3.1&ndash;3.4 &amp; 3.5, GDPR &sect;&nbsp;6
      ^^^^^^^^^^^^^^^^^^^^ current: 3.1 (from)
                                 ^^^ current: 3.4 (to)
                                           ^^^ current: 3.5
                                                ^^^^^^^^^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
  });

  it('names of elements and addresses are no text, other attributes are', () => {
    checkReferences(
      `
      <span class="sdg-3" id="SDG-13">x</span> <a href="#SDG 3" title="SDG 3">y</a> <h2 class='big sdg-13'>SDG 13</h2>
                                                                       ^^^^^ current: 3
                                                                                                           ^^^^^^ current: 13
      <objective id="SDG 3">, id="SDG 13"
                     ^^^^^ current: 3
                                  ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });
});

describe('Markdown', () => {
  it('escaped signs count as their characters, and never end a shorter number', () => {
    checkReferences(
      `
      INTERPOL-SP 3\\.4, INTERPOL-SP 3.1\\-3\\.4, INTERPOL-SP 3\\.4\\., INTERPOL-SP 3\\.4\\(a\\), INTERPOL-SP 3\\.x, SDG 3\\.0
      ^^^^^^^^^^^^^^^^                         ^^^^^^^^^^^^^^^^ current: 3.4
                        ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                         ^^^^ current: 3.4 (to)
                                                                   ^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4(a)
    `,
      FRAMEWORKS,
    );
  });
});

describe('LaTeX', () => {
  it('commands, ties and thin spaces are ignored', () => {
    checkReferences(
      `
      \\emph{INTERPOL-SP}~3.4, \\textbf{INTERPOL-SP 3.4}, INTERPOL-SP~\\textbf{3.4}, INTERPOL-SP\\,3.1--3.4\\\\
            ^^^^^^^^^^^^^^^^          ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                                                                  ^^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                                                    ^^^ current: 3.4 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('what is not shown, or elsewhere, is none of a citation, and a thin space may be within one', () => {
    checkReferences(
      `
      GDPR Art.~6(1)\\,(f), GDPR Art.~6~(1); GDPR\\index{5}, GDPR\\label{6}, GDPR~\\cite{7}, GDPR \\eqref{9}
      ^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                           ^^^^^^^^^^^^^^^ current: 6(1)
    `,
      FRAMEWORKS,
    );
  });
});

it('a note in LaTeX parts a prefix from the numbers in it', () => {
  checkReferences(`
    //- /lei.objectives.yaml
    prefix: LEI
    numbering: {languages: [pt], order: either}
    objectives: [7 Hipóteses, 10 Legítimo, 18 Direitos, 18(VI) Eliminação]
    //- /plan.tex
    art. 18, VI da LEI\\\\footnote{Art. 10 da LEI}
    ^^^^^^^^^^^^^^^^^^ current: 18(VI)
                                 ^^^^^^^^^^^^^^ current: 10
  `);
});

describe('tables', () => {
  it('cells separate', () => {
    checkReferences(
      `
      | See INTERPOL-SP | 3.4 |
      | INTERPOL-SP 3.1, 3.4 | 3.5 |
        ^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
      |SDG 3|SDG 4|
       ^^^^^ current: 3
             ^^^^^ current: 4
      SDG	3.4	x
      ^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });
});

describe('data', () => {
  it('JSON strings and keys', () => {
    checkReferences(
      `
      {"ref": "INTERPOL-SP 3.4", "n": ["SDG 3", "4"], "SDG": "13", "INTERPOL-SP 3.5": 2.5}
               ^^^^^^^^^^^^^^^ current: 3.4
                                        ^^^^^ current: 3
                                                       ^^^^^^^^^ current: 13
                                                                    ^^^^^^^^^^^^^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('YAML values and lists', () => {
    checkReferences(
      `
      goals: SDG 3, 4
             ^^^^^ current: 3
                    ^ current: 4 (weak)
      INTERPOL-SP: [3.1, 3.4]
      ^^^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
      - INTERPOL-SP 3.4
        ^^^^^^^^^^^^^^^ current: 3.4
      - 2.5
    `,
      FRAMEWORKS,
    );
  });

  it('CSV cells', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4,done
      ^^^^^^^^^^^^^^^ current: 3.4
      "INTERPOL-SP 3.4","2.5"
       ^^^^^^^^^^^^^^^ current: 3.4
      NIST CSF,PR.AA-01
      ^^^^^^^^^^^^^^^^^ current: PR.AA-01
    `,
      FRAMEWORKS,
    );
  });
});

describe('code', () => {
  it('strings and comments of any language', () => {
    checkReferences(
      `
      const a = "INTERPOL-SP 3.4"; // SDG 13
                 ^^^^^^^^^^^^^^^ current: 3.4
                                      ^^^^^^ current: 13
      x = 'INTERPOL-SP 3.4'  # SDG 13
           ^^^^^^^^^^^^^^^ current: 3.4
                               ^^^^^^ current: 13
      @Control("SP 800-53 AC-2(1)")
                ^^^^^^^^^^^^^^^^^ current: AC-2(1)
      /** @see INTERPOL-SP 3.4 */
               ^^^^^^^^^^^^^^^ current: 3.4
      log("INTERPOL-SP 3.4: %d", 3.5)
           ^^^^^^^^^^^^^^^ current: 3.4
      SELECT 1 -- SDG 13
                  ^^^^^^ current: 13
      #[doc = "SDG 13"]
               ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });
});

describe('Markdown and its relatives', () => {
  it('headings, links, footnotes, tasks', () => {
    checkReferences(
      `
      # INTERPOL-SP 3.4
        ^^^^^^^^^^^^^^^ current: 3.4
      - [ ] INTERPOL-SP 3.4
            ^^^^^^^^^^^^^^^ current: 3.4
      [INTERPOL-SP 3.4](https://example.org/INTERPOL-SP-3.4)
       ^^^^^^^^^^^^^^^ current: 3.4
      ![INTERPOL-SP 3.4](a.png "SDG 13")
        ^^^^^^^^^^^^^^^ current: 3.4
                                ^^^^^^ current: 13
      [^1]: INTERPOL-SP 3.4
            ^^^^^^^^^^^^^^^ current: 3.4
      *INTERPOL-SP 3.4*{.x}
       ^^^^^^^^^^^^^^^ current: 3.4
      :ref:\`INTERPOL-SP 3.4 <sp>\`
            ^^^^^^^^^^^^^^^ current: 3.4
      \`\`INTERPOL-SP 3.4\`\`
        ^^^^^^^^^^^^^^^ current: 3.4
      link:https://example.org[INTERPOL-SP 3.4]
                               ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });
});
