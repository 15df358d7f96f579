import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('allowed between prefix and number:', () => {
  it('a space of any kind', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4, INTERPOL-SP   3.4, INTERPOL-SP	3.4
      ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP\u00a03.4, INTERPOL-SP\u202f3.4, INTERPOL-SP\u20093.4, INTERPOL-SP\u200b3.4
      ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('a space as written in HTML and TeX', () => {
    checkReferences(
      `
      INTERPOL-SP&nbsp;3.4, INTERPOL-SP&#160;3.4, INTERPOL-SP&#xA0;3.4, INTERPOL-SP&thinsp;3.4
      ^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP~3.4, INTERPOL-SP\\,3.4, INTERPOL-SP\\ 3.4
      ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('the sign for "number", and a word for it behind another one', () => {
    checkReferences(
      `
      INTERPOL-SP n° 3.4, INTERPOL-SP nº3.4, INTERPOL-SP № 3.4, INTERPOL-SP objective number 3.4, INTERPOL-SP objective No. 3.4
      ^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP No. 3.4, INTERPOL-SP nr. 3.4, INTERPOL-SP numéro 3.4, INTERPOL-SP número 3.4
      ^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP No. 3, INTERPOL-SP numéro 3
      INTERPOL-SP number 3.4, INTERPOL-SP no 3.4, INTERPOL-SP n 3.4, INTERPOL-SP n°x 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('one sign', () => {
    checkReferences(
      `
      INTERPOL-SP: 3.4, INTERPOL-SP:3.4, INTERPOL-SP – 3.4, INTERPOL-SP—3.4, INTERPOL-SP - 3.4
      ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP (3.4), INTERPOL-SP [3.4], INTERPOL-SP: (3.4)
      ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('a word in any case and number, with a dot or colon', () => {
    checkReferences(
      `
      INTERPOL-SP objective 3.4, INTERPOL-SP Objective: 3.4, INTERPOL-SP OBJECTIVES 3.4
      ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      INTERPOL-SP priority 3, INTERPOL-SP priorities 3, INTERPOL-SP (objective 3.4), INTERPOL-SP: priority 3
      ^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^ current: 3
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^ current: 3
      PCI DSS Req. 8.3, PCI DSS Requirement 8.3, WCAG Success Criterion 1.1.1, WCAG success  criteria 1.1.1, WCAG SC1.1.1
      ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^ current: 8.3
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^ current: 1.1.1
    `,
      FRAMEWORKS,
    );
  });

  it('§ or #', () => {
    checkReferences(
      `
      GDPR § 6, GDPR §6, GDPR §§ 6, SDG #13, SDG#13, GDPR &sect; 6, SDG goal #13
      ^^^^^^^^  ^^^^^^^  ^^^^^^^^^ current: 6
                                    ^^^^^^^  ^^^^^^ current: 13
                                                     ^^^^^^^^^^^^^ current: 6
                                                                    ^^^^^^^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('closing emphasis, code, a quote or a bracket', () => {
    checkReferences(
      `
      **INTERPOL-SP** 3.4, *INTERPOL-SP* 3.4, _INTERPOL-SP_ 3.4, \`INTERPOL-SP\` 3.4, ~~SDG~~ 13
        ^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^ current: 3.4
                                                                                      ^^^^^^^^ current: 13
      "INTERPOL-SP" 3.4, “INTERPOL-SP” 3.4, (INTERPOL-SP) 3.4, [INTERPOL-SP](https://example.org) 3.4, [INTERPOL-SP][sp] 3.4
       ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('opening emphasis, code or a quote', () => {
    checkReferences(
      `
      INTERPOL-SP **3.4**, INTERPOL-SP _3.4_, INTERPOL-SP \`3.4\`, INTERPOL-SP “3.4”, INTERPOL-SP [3.4](u)
      ^^^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('a comma before a word, before a number with letters, or after a pin', () => {
    checkReferences(
      `
      INTERPOL-SP, objective 3.4; NIST CSF, PR.AA-01; INTERPOL-SP:2014-2016, 3.4; INTERPOL-SP 2014-2016, 3.4
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                  ^^^^^^^^^^^^^^^^^^ current: PR.AA-01
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4 @2014-2016
    `,
      FRAMEWORKS,
    );
  });

  it('the possessive before a word or a number with letters', () => {
    checkReferences(
      `
      GDPR's Article 6, WCAG’s Success Criterion 1.1.1, NIST CSF's PR.AA-01
      ^^^^^^^^^^^^^^^^ current: 6
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 1.1.1
                                                        ^^^^^^^^^^^^^^^^^^^ current: PR.AA-01
    `,
      FRAMEWORKS,
    );
  });
});

describe('a prefix of several words', () => {
  it('can have wide spacing', () => {
    checkReferences(
      `
      INTERPOL   Strategic Framework 3.4, Web Content Accessibility\u00a0Guidelines 1.1.1
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 1.1.1
    `,
      FRAMEWORKS,
    );
  });
});

describe('a remark after the prefix', () => {
  it('is skipped before a word or a number with parts', () => {
    checkReferences(
      `
      GDPR (Order 12/2031), Article 6; **GDPR** (as amended) Art. 6; INTERPOL-SP (as adopted) 3.4
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
      `,
      FRAMEWORKS,
    );
  });

  it.each([
    'SDG (as amended) 3 times',
    'GDPR (Order 12/2031) and Article 6',
    'GDPR (see (12) and so on), Article 6',
    `GDPR (${'so '.repeat(40)}), Article 6`,
  ])('is not: %s', (text) => checkReferences(text, FRAMEWORKS));

  it('that names another framework is more than a remark', () => {
    checkReferences(
      `
      INTERPOL-SP (SDG 13) 3.4
                   ^^^^^^ current: 13
      `,
      FRAMEWORKS,
    );
  });
});

describe('prefix and number are not joined', () => {
  it.each([
    'INTERPOL-SP; 3.4',
    'INTERPOL-SP . 3.4',
    'INTERPOL-SP.3.4',
    'INTERPOL-SP / 3.4',
    'INTERPOL-SP | 3.4',
    'INTERPOL-SP + 3.4',
    'INTERPOL-SP = 3.4',
    'INTERPOL-SP ((3.4))',
    'INTERPOL-SP -- 3.4',
    'INTERPOL-SP :: 3.4',
    'INTERPOL-SP * 3.4',
    'INTERPOL-SP ** 3.4',
    'INTERPOL-SP " 3.4',
  ])('across two signs, or an unrelated sign: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['INTERPOL-SP, 3.4', 'SDG, 13', 'SDG, and 13', "INTERPOL-SP's 3.4"])(
    'across a comma or the possessive if only digits follow: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'INTERPOL-SP figure 3.4',
    'INTERPOL-SP objectively 3.4',
    'INTERPOL-SP target 3.4',
    'SDG indicator 3.4',
    'INTERPOL-SP of 3.4',
    'INTERPOL-SP xobjective 3.4',
  ])("across a word that is not one of the framework's: %s", (text) => checkReferences(text, FRAMEWORKS));

  it.each([
    'SDG                                                                                                                                                                                                         13',
  ])('across very many spaces: %s', (text) => checkReferences(text, FRAMEWORKS));
});

it('if a framework names no levels, "objective" can precede its numbers', () => {
  checkReferences(
    `
      LEAST objective 3.4 and Objectives 3.4, 5
      ^^^^^^^^^^^^^^^^^^^ current: 3.4
                                         ^^^ current: 3.4
    `,
    scopeOf(`
      //- /least.objectives.yaml
      prefix: LEAST
      objectives:
        - 3 Top
        - 3.4 Below
    `),
  );
});
