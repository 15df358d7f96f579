import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a range', () => {
  it('is a hyphen or a dash between two numbers of one shape', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1-3.5, INTERPOL-SP 3.1–3.5, INTERPOL-SP 3.1—3.5, INTERPOL-SP 3.1 - 3.5, INTERPOL-SP 3.1 – 3.5
      ^^^^^^^^^^^^^^^ current: 3.1 (from)
                      ^^^ current: 3.5 (to)
                           ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                           ^^^ current: 3.5 (to)
                                                ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                ^^^ current: 3.5 (to)
                                                                     ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                                       ^^^ current: 3.5 (to)
                                                                                            ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                                                              ^^^ current: 3.5 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('is a word or two dots', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 to 3.5, INTERPOL-SP 3.1 through 3.5, INTERPOL-SP 3.1..3.5, INTERPOL-SP 3.1 bis 3.5
      ^^^^^^^^^^^^^^^ current: 3.1 (from)
                         ^^^ current: 3.5 (to)
                              ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                      ^^^ current: 3.5 (to)
                                                           ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                            ^^^ current: 3.5 (to)
                                                                                 ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                                                     ^^^ current: 3.5 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('is a dash as written in TeX and HTML', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1--3.5, INTERPOL-SP 3.1&ndash;3.5, INTERPOL-SP 3.1&#8211;3.5
      ^^^^^^^^^^^^^^^ current: 3.1 (from)
                       ^^^ current: 3.5 (to)
                            ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                  ^^^ current: 3.5 (to)
                                                       ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                             ^^^ current: 3.5 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('ends in a suffix if the omitted part is letters and punctuation', () => {
    checkReferences(
      `
      ISO 27001:2013 A.9.2.1–9.2.6, NIST CSF:1.1 PR.AC-1–5, NIST CSF:1.1 PR.AC-1 to AC-5
      ^^^^^^^^^^^^^^^^^^^^^^ superseded: A.9.2.1 @2013 (from)
                             ^^^^^ superseded: A.9.2.6 @2013 (to)
                                    ^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1 (from)
                                                         ^ superseded: PR.AC-5 @1.1 (to)
                                                            ^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1 (from)
                                                                                    ^^^^ superseded: PR.AC-5 @1.1 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('ends in a bracket', () => {
    checkReferences(
      `
      SP 800-53 AC-2(1)-(4), SP 800-53 AC-2(1) to (4), GDPR Art. 6(1)(a)–(f)
      ^^^^^^^^^^^^^^^^^ current: AC-2(1) (from)
                        ^^^ current: AC-2(4) (to)
                             ^^^^^^^^^^^^^^^^^ current: AC-2(1) (from)
                                                  ^^^ current: AC-2(4) (to)
                                                       ^^^^^^^^^^^^^^^^^ current: 6(1)(a) (from)
                                                                         ^^^ current: 6(1)(f) (to)
    `,
      FRAMEWORKS,
    );
  });

  it('can be of integers, whose end is weak', () => {
    checkReferences(
      `
      SDG 3-5, SDG 3–5, SDG 3 to 5, SDG goals 3 to 5, SDG 13 – 17
      ^^^^^ current: 3 (from)
            ^ current: 5 (weak, to)
               ^^^^^ current: 3 (from)
                     ^ current: 5 (weak, to)
                        ^^^^^ current: 3 (from)
                                 ^ current: 5 (weak, to)
                                    ^^^^^^^^^^^ current: 3 (from)
                                                   ^ current: 5 (weak, to)
                                                      ^^^^^^ current: 13 (from)
                                                               ^^ current: 17 (weak, to)
    `,
      FRAMEWORKS,
    );
  });

  it('can be in a list, and be followed by lists', () => {
    checkReferences(
      `
      INTERPOL-SP 1.1, 3.1–3.3, 3.5 and 4.1–4.2
      ^^^^^^^^^^^^^^^ current: 1.1
                       ^^^ current: 3.1 (from)
                           ^^^ current: 3.3 (to)
                                ^^^ current: 3.5
                                        ^^^ current: 4.1 (from)
                                            ^^^ current: 4.2 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('can have a word before its end, and continue on the next line', () => {
    checkReferences(
      `
      INTERPOL-SP objective 3.1 to objective 3.5, INTERPOL-SP 3.1 to
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.1 (from)
                                             ^^^ current: 3.5 (to)
                                                  ^^^^^^^^^^^^^^^ current: 3.1 (from)
      3.5
      ^^^ current: 3.5 (to)
    `,
      FRAMEWORKS,
    );
  });

  it('is found whatever its ends mean', () => {
    checkReferences(
      `
      INTERPOL-SP 3.5-3.1, INTERPOL-SP 3.1-4.2, INTERPOL-SP 3.1-3.1, INTERPOL-SP 3.1-3.9, SDG 5-3
      ^^^^^^^^^^^^^^^ current: 3.5 (from)
                      ^^^ current: 3.1 (to)
                           ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                           ^^^ current: 4.2 (to)
                                                ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                ^^^ current: 3.1 (to)
                                                                     ^^^^^^^^^^^^^^^ current: 3.1 (from)
                                                                                     ^^^ unknown-objective: 3.9 (to)
                                                                                          ^^^^^ current: 5 (from)
                                                                                                ^ current: 3 (weak, to)
    `,
      FRAMEWORKS,
    );
  });
});

describe('not a range', () => {
  it('a spaced em dash', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 — 3.5
      ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('a dash at a line break', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 –
      ^^^^^^^^^^^^^^^ current: 3.1
      3.5 and INTERPOL-SP 3.1-
              ^^^^^^^^^^^^^^^ current: 3.1
      3.5
    `,
      FRAMEWORKS,
    );
  });

  it('a dash with one space', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1 -3.5, INTERPOL-SP 3.1– 3.5
      ^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('a dash followed by more than its end', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1-3.3 to 3.5
      ^^^^^^^^^^^^^^^ current: 3.1 (from)
                      ^^^ current: 3.3 (to)
    `,
      FRAMEWORKS,
    );
  });

  it.each(['INTERPOL-SP 3.1-5', 'INTERPOL-SP 3-3.4', 'ISO 27001:2013 A.9.2.1-6', 'NIST CSF PR.AC-1–2.3'])(
    'an end of another shape: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it('a descending one after a spaced dash, if the rest is prose', () => {
    checkReferences(
      `
      SDG 13 – 5 actions, SDG 13 - 13 more
      ^^^^^^              ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('a dash in place of a hyphen, behind letters or more figures', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: GRX
      objectives: [2 General, 2-8 Workers, 302 Energy, 305 Emissions, 305-1 Direct, 305-2 Indirect, 305-3 Other, A-4 Annex]
      //- /a.md
      GRX 305–2, GRX 305&#8209;3, GRX 305&#x2011;1, GRX 305−2 and GRX A–4; GRX 305–9
      ^^^^^^^^^ current: 305-2
                 ^^^^^^^^^^^^^^^ current: 305-3
                                  ^^^^^^^^^^^^^^^^ current: 305-1
                                                    ^^^^^^^^^ current: 305-2
                                                                  ^^^^^^^ current: A-4
                                                                           ^^^^^^^^^ unknown-objective: 305-9
      GRX 302–305, GRX 305-1–3; GRX 305 – 2 items; GRX 305–302
      ^^^^^^^ current: 302 (from)
              ^^^ current: 305 (weak, to)
                                                   ^^^^^^^ current: 305 (from)
                                                           ^^^ current: 302 (weak, to)
                                ^^^^^^^ current: 305
    `);
  });

  it('three dots', () => {
    checkReferences(
      `
      INTERPOL-SP 3.1...3.5
      ^^^^^^^^^^^^^^^ current: 3.1
    `,
      FRAMEWORKS,
    );
  });

  it('an integer end that does not resolve', () => {
    checkReferences(
      `
      SDG 3-9
      ^^^^^ current: 3 (from)
    `,
      FRAMEWORKS,
    );
  });
});

it('"bis" before a number or the same name is "to", before another name a part of the number', () => {
  checkReferences(`
    //- /isx.objectives.yaml
    prefix: ISX 27001
    numbering: {languages: [de]}
    objectives: [A.9.2.1 a, A.9.2.2 b, A.9.2.6 c, AC-1 d, AC-2 e, AC-5 f]
    //- /slf.objectives.yaml
    prefix: SLF
    numbering: {selfNaming: true}
    objectives: [AC-1 a, AC-2 b, AC-17 c]
    //- /ltx.objectives.yaml
    prefix: LTX
    levels: [article]
    numbering: {languages: [de, fr], order: either}
    objectives: [6 a, 7 b, 9 c, 12 d, 12bis e]
    //- /a.md
    ISX 27001 A.9.2.1 bis A.9.2.6
    ^^^^^^^^^^^^^^^^^ current: A.9.2.1 (from)
                          ^^^^^^^ current: A.9.2.6 (to)
    ISX 27001 AC-1 bis AC-5
    ^^^^^^^^^^^^^^ current: AC-1 (from)
                       ^^^^ current: AC-5 (to)
    ISX 27001 A.9.2.1 bis ISX 27001 A.9.2.6
    ^^^^^^^^^^^^^^^^^ current: A.9.2.1
                          ^^^^^^^^^^^^^^^^^ current: A.9.2.6
    LTX Art. 6 bis LTX Art. 9
    ^^^^^^^^^^ current: 6
                   ^^^^^^^^^^ current: 9
    Art. 12 bis LTX, Art. 6 bis XYZ
    ^^^^^^^^^^^^^^^ current: 12bis
  `);
});
