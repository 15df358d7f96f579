import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a bracket is short for the whole number', () => {
  it('in a list', () => {
    checkReferences(
      `
      GDPR Art. 22(1) and (4); GDPR Art. 6(1)(a) or (f); SP 800-53 AC-2(1), (3), and (4)
      ^^^^^^^^^^^^^^^ current: 22(1)
                          ^^^ current: 22(4)
                               ^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                                    ^^^ current: 6(1)(f)
                                                         ^^^^^^^^^^^^^^^^^ current: AC-2(1)
                                                                            ^^^ current: AC-2(3)
                                                                                     ^^^ current: AC-2(4)
    `,
      FRAMEWORKS,
    );
  });

  it('and replaces the last group of its class, with everything after it', () => {
    checkReferences(
      `
      GDPR Art. 5(1)(a), (c) and (2)
      ^^^^^^^^^^^^^^^^^ current: 5(1)(a)
                         ^^^ current: 5(1)(c)
                                 ^^^ unknown-objective: 5(2)
    `,
      FRAMEWORKS,
    );
  });

  // "AC-2 (1) (3)" are two enhancements of one control: no listed number has two such groups.
  it('after a space, where it is another member', () => {
    checkReferences(
      `
      SP 800-53 AC-2 (1) (3), AC-3
      ^^^^^^^^^^^^^^^^^^ current: AC-2(1)
                         ^^^ current: AC-2(3)
                              ^^^^ current: AC-3
    `,
      FRAMEWORKS,
    );
  });

  it('and can be followed by whole numbers', () => {
    checkReferences(
      `
      SP 800-53 AC-2(1), (3) and AC-3
      ^^^^^^^^^^^^^^^^^ current: AC-2(1)
                         ^^^ current: AC-2(3)
                                 ^^^^ current: AC-3
    `,
      FRAMEWORKS,
    );
  });
});

describe('a word is short for the whole number', () => {
  it('with its component', () => {
    checkReferences(
      `
      Art. 22 Abs. 1 und Abs. 4 DSGVO; Art. 6 Abs. 1 lit. a und lit. f DSGVO
      ^^^^^^^^^^^^^^ current: 22(1)
                         ^^^^^^^^^^^^ current: 22(4)
                                       ^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                                                ^^^^^^^^^^^^ current: 6(1)(f)
    `,
      FRAMEWORKS,
    );
  });

  it('and can be omitted in turn', () => {
    checkReferences(
      `
      Art. 22 Abs. 1 und 4 DSGVO; Art. 6 Abs. 1 lit. a, f DSGVO; Art. 6 Abs. 1 lit. a) und f) DSGVO
      ^^^^^^^^^^^^^^ current: 22(1)
                         ^^^^^^^ current: 22(4)
                                  ^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                                        ^^^^^^^ current: 6(1)(f)
                                                                 ^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                                                                           ^^^^^^^^ current: 6(1)(f)
    `,
      FRAMEWORKS,
    );
  });
});

describe('there is no elision', () => {
  it('without a group to replace', () => {
    checkReferences(
      `
      SP 800-53 AC-2 and (1), INTERPOL-SP 3.4 and (1), GDPR Art. 22(1) and (f)
      ^^^^^^^^^^^^^^ current: AC-2
                              ^^^^^^^^^^^^^^^ current: 3.4
                                                       ^^^^^^^^^^^^^^^ current: 22(1)
    `,
      FRAMEWORKS,
    );
  });

  it('in a remark', () => {
    checkReferences(
      `
      SP 800-53 AC-2(1) (see below), AC-2(3) (10 times)
      ^^^^^^^^^^^^^^^^^ current: AC-2(1)
                                     ^^^^^^^ current: AC-2(3)
    `,
      FRAMEWORKS,
    );
  });

  it('ends with the last part, and before the numbers of something else', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: HAR
      levels: [article]
      numbering: {languages: [de, en, es], order: either}
      objectives: [3 a, 4 a, 9 b, 80 c, 80(1) d, 80(1)(1) e, 87(1)(2) f, 87(1)(3) g, 87(1)(6) h, 3(9) j, 99 i]
      //- /a.md
      §§ 80 Abs. 1 Nr. 1, 87 Abs. 1 Nr. 2, 3 und 6, 99 HAR; § 87 Abs. 1 Nr. 2, 3 und 6 HAR
      ^^^^^^^^^^^^^^^^^^ current: 80(1)(1)
                          ^^^^^^^^^^^^^^^ current: 87(1)(2)
                                           ^ current: 87(1)(3)
                                                 ^ current: 87(1)(6)
                                                    ^^^^^^ current: 99 (weak)
                                                            ^^^^^^^^^^^^^^^^^ current: 87(1)(2)
                                                                               ^ current: 87(1)(3)
                                                                                     ^^^^^ current: 87(1)(6)
      HAR Art. 80(1) and clause 4.3 of the deed, or item 4.3.2
      ^^^^^^^^^^^^^^ current: 80(1)
      HAR article 80, all amounts
      ^^^^^^^^^^^^^^ current: 80
      artículo 3o., apartado 9, del HAR, art. 4o. del HAR; artículos 3o. y 4o. del HAR; art. 13o HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3(9)
                                         ^^^^^^^^^^^^^^^^ current: 4
                                                           ^^^^^^^^^^^^^ current: 3
                                                                           ^^^^^^^^^^^ current: 4
    `);
  });
});
