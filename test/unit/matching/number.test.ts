import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a number is read as a whole', () => {
  it('at the end of a sentence or a clause', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4. Then INTERPOL-SP 3.4, INTERPOL-SP 3.4; INTERPOL-SP 3.4: INTERPOL-SP 3.4! INTERPOL-SP 3.4…
      ^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('regardless of its value', () => {
    checkReferences(
      `
      INTERPOL-SP 7, INTERPOL-SP 4.6, INTERPOL-SP 3.45, INTERPOL-SP 3.14, INTERPOL-SP 10, ISO 27001:2013 A.9.9.9
      ^^^^^^^^^^^^^ unknown-objective: 7
                     ^^^^^^^^^^^^^^^ unknown-objective: 4.6
                                      ^^^^^^^^^^^^^^^^ unknown-objective: 3.45
                                                        ^^^^^^^^^^^^^^^^ unknown-objective: 3.14
                                                                          ^^^^^^^^^^^^^^ unknown-objective: 10
                                                                                          ^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: A.9.9.9 @2013
    `,
      FRAMEWORKS,
    );
  });

  it('and up to four components deeper than any listed one', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4.1, INTERPOL-SP 3.4.1.2, INTERPOL-SP 3.4.1.2.3.4, SDG 3.b.1, INTERPOL-SP 3.4.B
      ^^^^^^^^^^^^^^^^^ unknown-objective: 3.4.1
                         ^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4.1.2
                                              ^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4.1.2.3.4
                                                                       ^^^^^^^^^ unknown-objective: 3.b.1
                                                                                  ^^^^^^^^^^^^^^^^^ unknown-objective: 3.4.B
    `,
      FRAMEWORKS,
    );
  });

  it('with brackets beyond those that are listed', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4(a), INTERPOL-SP 3.4(iv), INTERPOL-SP 3.4(bb), INTERPOL-SP 3.4(12), GDPR Article 6(1)(f)(i)
      ^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4(a)
                          ^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4(iv)
                                               ^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4(bb)
                                                                    ^^^^^^^^^^^^^^^^^^^ unknown-objective: 3.4(12)
                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 6(1)(f)(i)
    `,
      FRAMEWORKS,
    );
  });

  it('but without a remark in brackets', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4(new), INTERPOL-SP 3.4(see there), INTERPOL-SP 3.4(a
      ^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^^             ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('with hyphens of any kind', () => {
    checkReferences(
      `
      NIST CSF PR.AA\u201101, NIST CSF PR.AA\u201001, SP 800\u201153 AC\u20112(1)
      ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^ current: PR.AA-01
                                            ^^^^^^^^^^^^^^^^^ current: AC-2(1)
    `,
      FRAMEWORKS,
    );
  });

  it('with one space before a bracket if listed numbers have one there', () => {
    checkReferences(
      `
      SP 800-53 AC-2 (1), GDPR Article 6 (1) (f), INTERPOL-SP 3.4 (1), SP 800-53 AC-2  (1)
      ^^^^^^^^^^^^^^^^^^ current: AC-2(1)
                          ^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                                  ^^^^^^^^^^^^^^^ current: 3.4
                                                                       ^^^^^^^^^^^^^^ current: AC-2
    `,
      FRAMEWORKS,
    );
  });

  it('in the case of listed letters', () => {
    checkReferences(
      `
      SDG 16.b, SDG 16.B, SDG 3.d
      ^^^^^^^^ current: 16.b
                ^^^^^^^^ unknown-objective: 16.B
                          ^^^^^^^ current: 3.d
    `,
      FRAMEWORKS,
    );
  });

  it('with lead letters that a citation can add or omit', () => {
    checkReferences(
      `
      ISO 27001 A.5.15, ISO 27001 5.15, ASVS V2.1.1, ASVS 2.1.1, ASVS V2, ASVS V99.1.1
      ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^ current: A.5.15
                                        ^^^^^^^^^^^  ^^^^^^^^^^ current: 2.1.1
                                                                 ^^^^^^^ current: 2
                                                                          ^^^^^^^^^^^^ unknown-objective: V99.1.1
    `,
      FRAMEWORKS,
    );
  });

  it.each(['ASVS L2', 'ASVS W2.1.1'])('with no other letters in their place: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it('as its parent if the catalog says so', () => {
    checkReferences(
      `
      SP 800-53 AC-2(j), SP 800-53 AC-2(iv), SP 800-53 AC-2(1)(a), SP 800-53 AC-2a, SP 800-53 AC-2(99), SP 800-53 AC-2.1
      ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^ current: AC-2
                                             ^^^^^^^^^^^^^^^^^^^^ current: AC-2(1)
                                                                   ^^^^^^^^^^^^^^^ current: AC-2
                                                                                    ^^^^^^^^^^^^^^^^^^ unknown-objective: AC-2(99)
                                                                                                        ^^^^^^^^^^^^^^^^ unknown-objective: AC-2.1
    `,
      FRAMEWORKS,
    );
  });

  it('if it is letters after a word', () => {
    checkReferences(
      `
      NIST CSF function PR, NIST CSF functions GV, PR and DE, SP 800-53 family AC, NIST CSF function XX
      ^^^^^^^^^^^^^^^^^^^^ current: PR
                            ^^^^^^^^^^^^^^^^^^^^^ current: GV
                                                   ^^ current: PR
                                                          ^^ current: DE
                                                              ^^^^^^^^^^^^^^^^^^^ current: AC
                                                                                   ^^^^^^^^^^^^^^^^^^^^ unknown-objective: XX
    `,
      FRAMEWORKS,
    );
  });

  it('after words within it and by the brackets they stand for', () => {
    checkReferences(
      `
      GDPR Art. 6 Abs. 1 lit. f, GDPR Art. 6 Absatz 1, GDPR Article 6(1), point (f), GDPR Art. 6 Abs. 1 S. 1 lit. f
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                 ^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
    `,
      FRAMEWORKS,
    );
  });
});

describe('not a number', () => {
  it.each([
    'WCAG 1.3.x',
    'WCAG 1.4.X',
    'WCAG 1.4.*',
    'WCAG 1.*',
    'INTERPOL-SP n',
    'INTERPOL-SP x.y',
    'INTERPOL-SP 3.n',
    'INTERPOL-SP *',
    'NIST CSF PR.AC-x',
    'NIST CSF PR.AC-n',
    'NIST CSF PR.AC-XX',
    'NIST CSF PR.AC-*',
    'SP 800-53 AC-#',
  ])('is a wildcard: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['INTERPOL-SP 100', 'INTERPOL-SP 2014', 'SDG 2030', 'SDG 1000', 'GDPR Article 2016'])(
    'is an integer two digits longer than any that is listed: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['INTERPOL-SP 3.123', 'INTERPOL-SP 123.4', 'SP 800-53 AC-2(1234)'])(
    'has a component two digits longer than any in its place: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['INTERPOL-SP 3.0', 'INTERPOL-SP 0', 'SDG 0', 'SDG 10.0', 'INTERPOL-SP 3.4.0', 'CIS 8.0'])(
    'has a component that is zero, as versions have: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['NIST CSF PR', 'NIST CSF GV and PR', 'SP 800-53 AC', 'NIST CSF is', 'NIST CSF v2.0 PR'])(
    'is a run of letters without a word: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['SP 800-53 AC-', 'ISO 27001 A', 'ISO 27001 A.9'])('is shorter than all listed ones: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it.each(['INTERPOL-SP 3.4.1.2.3.4.5', 'INTERPOL-SP 3.1.1.1.1.1.1.1.1'])(
    'is more than four components deeper: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'INTERPOL-SP 3.4 million',
    'SDG 3 million',
    'SDG 13 Millionen',
    'SDG 4.5 percent',
    'SDG 5 per cent',
    'SDG 13 %',
    'SDG 1.5 °C',
    'SDG 13 years',
    'SDG 4 hours',
    'SDG 3.5 GW',
  ])('is an amount: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each([
    '12 of the SDG 17 goals',
    'the SDG 17 Goals',
    'INTERPOL-SP 6 priorities',
    'CIS 4 controls',
    'PCI DSS 8 requirements',
    'CIS – 4 critical security controls',
    'SDG: 17 global goals',
    'SDG (17 interlinked goals)',
  ])('is a count of parts of the framework: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['PCI DSS Q4 2024', 'PCI DSS Q1', 'PCI DSS H2'])(
    'is a year, a quarter or a half that looks like one: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );
});

it('the o of an ordinal is a letter of the number where letters are listed behind figures', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: LTX
    levels: [article]
    numbering: {languages: [en, pt], order: either}
    objectives: [3 a, 3a b, 5 c]
    //- /b.objectives.yaml
    prefix: HAR
    levels: [article]
    numbering: {languages: [en, pt], order: either}
    objectives: [3 a, 5 c]
    //- /a.md
    LTX 3o, LTX Art. 5o, art. 3º LTX, LTX 3a
    ^^^^^^ unknown-objective: 3o
            ^^^^^^^^^^^ unknown-objective: 5o
                         ^^^^^^^^^^^ current: 3
                                      ^^^^^^ current: 3a
    HAR art. 3o, art. 5o HAR, art. 5º HAR
    ^^^^^^^^^^^ current: 3
                 ^^^^^^^^^^^ current: 5
                              ^^^^^^^^^^^ current: 5
  `);
});
