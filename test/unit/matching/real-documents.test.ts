import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

/** Forms found in public documents, in sentences of our own. */
describe('numbers over two lines', () => {
  it('continue before an inner word', () => {
    checkReferences(
      `
      Grundlage ist Art. 6 Abs. 1
                    ^^^^^^^^^^^^^+ current: 6(1)(f)
          lit. f DSGVO.
      ^^^^^^^^^^^^^^^^-
      `,
      FRAMEWORKS,
    );
  });

  it('continue after an inner word', () => {
    checkReferences(
      `
      Grundlage ist Art. 6 Abs.
                    ^^^^^^^^^^^+ current: 6(1)(a)
      1 S. 1 lit. a DSGVO.
      ^^^^^^^^^^^^^^^^^^^-
      `,
      FRAMEWORKS,
    );
  });

  it('continue in a list, and before a prefix that follows', () => {
    checkReferences(
      `
      GDPR Art. 5, Art. 6 Abs. 1
      ^^^^^^^^^^^ current: 5
                        ^^^^^^^^+ current: 6(1)(f)
      lit. f apply
      ^^^^^^-
      `,
      FRAMEWORKS,
    );
  });

  it('do not include similar text', () => {
    checkReferences(
      `
      laut Art. 7 DSGVO und Art. 6 Abs. 1
           ^^^^^^^^^^^^ current: 7
      Litern Wasser
      `,
      FRAMEWORKS,
    );
  });
});

describe('marks and signs', () => {
  it('a dot after the letter of an inner word', () => {
    checkReferences(
      `
      (Art. 6 Abs. 1 lit. f. DSGVO)
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      `,
      FRAMEWORKS,
    );
  });

  it('a middle dot or a plus sign between members', () => {
    checkReferences(
      `
      PCI DSS Req 8.3 (people) · Req 3.4
      ^^^^^^^^^^^^^^^ current: 8.3
                                     ^^^ current: 3.4
      masked (PCI DSS Req 3.4 + 8.3)
              ^^^^^^^^^^^^^^^ current: 3.4
                                ^^^ current: 8.3
      [SP 800-53 AC-2](u) · [AC-3](v)
       ^^^^^^^^^^^^^^ current: AC-2
                             ^^^^ current: AC-3
      'Path: SDG 3 · 4 · 5'
             ^^^^^ current: 3
                     ^ current: 4 (weak)
                         ^ current: 5 (weak)
      `,
      FRAMEWORKS,
    );
  });

  it('such a sign between other things', () => {
    checkReferences(
      `
      SDG 3 · 5 min read · 4 likes
      ^^^^^ current: 3
      `,
      FRAMEWORKS,
    );
  });

  it('a comma followed by an ampersand', () => {
    checkReferences(
      `
      for SDG 3, 4, & 5 alike
          ^^^^^ current: 3
                 ^ current: 4 (weak)
                      ^ current: 5 (weak)
      `,
      FRAMEWORKS,
    );
  });

  it('"and" in further languages', () => {
    checkReferences(
      `
      sesuai SDG 3, 4, dan 5
             ^^^^^ current: 3
                    ^ current: 4 (weak)
                           ^ current: 5 (weak)
      `,
      FRAMEWORKS,
    );
  });
});

describe('short forms', () => {
  it('the last part alone, after a slash or with a leading zero', () => {
    checkReferences(
      `
      NIST CSF PR.AA-01/02
      ^^^^^^^^^^^^^^^^^ current: PR.AA-01
                        ^^ current: PR.AA-02 (weak)
      NIST CSF PR.AA-01, 02
      ^^^^^^^^^^^^^^^^^ current: PR.AA-01
                         ^^ current: PR.AA-02 (weak)
      SP 800-53 AC-2/3
      ^^^^^^^^^^^^^^ current: AC-2
                     ^ current: AC-3 (weak)
      SP 800-53 AC-2, 3 people
      ^^^^^^^^^^^^^^ current: AC-2
      `,
      FRAMEWORKS,
    );
  });

  it('only spaces between numbers of one unambiguous shape', () => {
    checkReferences(
      `
      # SP 800-53: AC-2 AC-3 ZZ-9
        ^^^^^^^^^^^^^^^ current: AC-2
                        ^^^^ current: AC-3 (weak)
      INTERPOL-SP 3.4 3.5
      ^^^^^^^^^^^^^^^ current: 3.4
      `,
      FRAMEWORKS,
    );
  });

  it('a leading part of an edition before a colon', () => {
    checkReferences(
      `
      "WCAG 2: 1.1.1" and WCAG 2: 4 principles
       ^^^^^^^^^^^^^ current: 1.1.1 @2.2
      `,
      FRAMEWORKS,
    );
  });
});

describe('look-alikes', () => {
  it.each(['a GDPR 72-hour deadline', 'the GDPR 72‑hour deadline', 'GDPR 72 hrs', 'an SDG 10-year plan'])(
    'a span of time: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['all SDGs (3) are shown', 'Selected SDGs (17)'])('a count: %s', (text) => checkReferences(text, FRAMEWORKS));

  it('a note, but not a link', () => {
    checkReferences(
      `
      the GDPR [42] says, in the SDGs [42], SDG [42](u)
                                            ^^^^^^^ unknown-objective: 42
      `,
      FRAMEWORKS,
    );
  });

  it.each(["sdg: ['3.4', '4.5']", 'const sdg = { sdg: ["3.4"] }', 'sdg: 3.4', '- sdg: 3.4, 4.5', '{sdg: 3.4}'])(
    'a name in code: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it('letters after the name of a level that has numbers of another shape', () => {
    checkReferences(
      `
      | CSF subcategory PR | CSF function PR |
                             ^^^^^^^^^^^^^^^ current: PR
      `,
      FRAMEWORKS,
    );
  });

  it('an integer at the start of the next line', () => {
    checkReferences(
      `
      see the PCI DSS requirements
      429 requests were refused
      `,
      FRAMEWORKS,
    );
  });
});

it('the letter at the end of a word belongs to the number that begins with it', () => {
  checkReferences(`
    //- /annex.objectives.yaml
    prefix: ISO 27001
    numbering: {words: [Annex A], lead: [A]}
    edition: "2022"
    objectives: [5 Leadership, A.5 Organisation, A.5.7 Threats]
    //- /plan.md
    ISO 27001 Annex A.5, ISO 27001 Annex A 5.7
    ^^^^^^^^^^^^^^^^^^^ current: A.5
                         ^^^^^^^^^^^^^^^^^^^^^ current: A.5.7
  `);
});
