import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('an edition is specified', () => {
  it('after a colon, which is the canonical spelling', () => {
    checkReferences(
      `
      INTERPOL-SP:2014-2016 3.4, NIST CSF:1.1 PR.AC-1, NIST CSF:2.0 PR.AA-01, ISO 27001:2013 A.9.2.1, WCAG:2.1 2.1
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4 @2014-2016
                                 ^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1
                                                       ^^^^^^^^^^^^^^^^^^^^^ current: PR.AA-01 @2.0
                                                                              ^^^^^^^^^^^^^^^^^^^^^^ superseded: A.9.2.1 @2013
                                                                                                      ^^^^^^^^^^^^ superseded: 2.1 @2.1
    `,
      FRAMEWORKS,
    );
  });

  it('after a space or in brackets', () => {
    checkReferences(
      `
      NIST CSF 2.0 PR.AA-01, NIST CSF (2.0) PR.AA-01, NIST CSF [2.0] PR.AA-01, NIST CSF (2.0): PR.AA-01
      ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^ current: PR.AA-01 @2.0
    `,
      FRAMEWORKS,
    );
  });

  it('as a version or a revision', () => {
    checkReferences(
      `
      NIST CSF v2.0 PR.AA-01, NIST CSF V2.0 PR.AA-01, NIST CSF version 2.0 PR.AA-01, NIST CSF (v2.0) PR.AA-01, NIST CSF Version 2.0: PR.AA-01
      ^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: PR.AA-01 @2.0
      SP 800-53 Rev. 5 AC-2, SP 800-53 Rev 5 AC-2, SP 800-53 Revision 5 AC-2, SP 800-53r5 AC-2, SP 800-53 rev5 AC-2
      ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^ current: AC-2 @5
      SP 800-53, Revision 5, AC-2; NIST SP 800-53 Rev. 5 (AC-2)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: AC-2 @5
    `,
      FRAMEWORKS,
    );
  });

  it('joined to the number by a hyphen', () => {
    checkReferences(
      `
      ASVS 4.0.3-2.1.1, ASVS v4.0.3-2.1.1, ASVS v4.0.3-V2.1.1, INTERPOL-SP 2014-2016-3.4
      ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^ current: 2.1.1 @4.0.3
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4 @2014-2016
    `,
      FRAMEWORKS,
    );
  });

  it('by an alias, which can be joined to the prefix', () => {
    checkReferences(
      `
      WCAG22:1.1.1, WCAG22 1.1.1, wcag22:1.1.1, WCAG2.2 1.1.1, SP 800-53r5 AC-2
      ^^^^^^^^^^^^  ^^^^^^^^^^^^ current: 1.1.1 @2.2
                                  ^^^^^^^^^^^^ current: 1.1.1 @2.2 (weak, case)
                                                ^^^^^^^^^^^^^ current: 1.1.1 @2.2
                                                               ^^^^^^^^^^^^^^^^ current: AC-2 @5
    `,
      FRAMEWORKS,
    );
  });

  it('by a leading part of its name, which means the newest, before a word', () => {
    checkReferences(
      `
      WCAG 2 SC 1.1.1, WCAG 2.x SC 1.1.1, PCI DSS 4 Requirement 8.3, ISO 27001 A.5.15, INTERPOL-SP 2014 objective 3.4
      ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^ current: 1.1.1 @2.2
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 8.3 @4.0
                                                                     ^^^^^^^^^^^^^^^^ current: A.5.15
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4 @2014-2016
    `,
      FRAMEWORKS,
    );
  });

  it('by an unambiguous leading part before a number with parts', () => {
    checkReferences(
      `
      ASVS v4 2.1.1, ASVS 4.0 2.1.1, WCAG v2 1.1.1, PCI DSS v4 8.3.6
      ^^^^^^^^^^^^^  ^^^^^^^^^^^^^^ current: 2.1.1 @4.0.3
                                     ^^^^^^^^^^^^^ current: 1.1.1 @2.2
                                                    ^^^^^^^^^^^^^^^^ current: 8.3.6 @4.0
    `,
      FRAMEWORKS,
    );
  });

  it('with any dash', () => {
    checkReferences(
      `
      INTERPOL-SP 2014–2016 3.4, INTERPOL-SP (2014–2016) 3.4, INTERPOL-SP:2014\u20112016 3.4
      ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4 @2014-2016
    `,
      FRAMEWORKS,
    );
  });

  it('in any case', () => {
    checkReferences(
      `
      NIST CSF:1.1 CORE PR.AC-1, NIST CSF 1.1 Core PR.AC-1, SP 800-53 REV. 4 AC-2
      ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1
                                                            ^^^^^^^^^^^^^^^^^^^^^ superseded: AC-2 @4
    `,
      FRAMEWORKS,
    );
  });

  it('after emphasis, quotes, links and tags of the prefix', () => {
    checkReferences(
      `
      **WCAG** 2.1 SC 1.1.1, (WCAG) 2.1 SC 1.1.1, [WCAG](u) 2.1 SC 1.1.1, <abbr>WCAG</abbr> 2.1 SC 1.1.1, [WCAG 2.1](u) SC 1.1.1
        ^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^ superseded: 1.1.1 @2.1
    `,
      FRAMEWORKS,
    );
  });

  it('and then an integer is weak, except after a colon', () => {
    checkReferences(
      `
      SDG 2015 13, SDG:2015 13, SDG 2015 99
      ^^^^^^^^^^^ current: 13 @2015 (weak)
                   ^^^^^^^^^^^ current: 13 @2015
    `,
      FRAMEWORKS,
    );
  });

  it('and applies to the whole list', () => {
    checkReferences(
      `
      NIST CSF:1.1 PR.AC-1, PR.AC-3 and PR.AC-5
      ^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1
                            ^^^^^^^ superseded: PR.AC-3 @1.1
                                        ^^^^^^^ superseded: PR.AC-5 @1.1
    `,
      FRAMEWORKS,
    );
  });
});

describe('a token that can be edition or number', () => {
  it('is the edition', () => {
    checkReferences(
      `
      WCAG 2.1 1.1.1, WCAG 2.1 2.4.7
      ^^^^^^^^^^^^^^ superseded: 1.1.1 @2.1
                      ^^^^^^^^^^^^^^ superseded: 2.4.7 @2.1
    `,
      FRAMEWORKS,
    );
  });

  it('is the number if only a word for versions in it would make it the edition, and not a small v', () => {
    checkReferences(`
      //- /test.objectives.yaml
      prefix: REQS
      editions:
        - {edition: "1", objectives: [R1 One, R2 Two, V1 Chapter]}
        - {edition: "2", objectives: [R1 One, R2 Two, V1 Chapter]}
      //- /a.md
      REQS R1, REQS R2 and R1, REQS V1, REQS v1 R2, REQS r1 R2, REQS R3
      ^^^^^^^ current: R1
               ^^^^^^^ current: R2
                           ^^ current: R1
                               ^^^^^^^ current: V1
                                        ^^^^^^^^^^ superseded: R2 @1
                                                    ^^^^^^^^^^ superseded: R2 @1
                                                                ^^^^^^^ unknown-objective: R3
    `);
  });

  it('is the number after a word', () => {
    checkReferences(
      `
      WCAG guideline 2.1, WCAG 2.0 guideline 2.1, WCAG 2.1 guideline 2.2
      ^^^^^^^^^^^^^^^^^^ current: 2.1
                          ^^^^^^^^^^^^^^^^^^^^^^ superseded: 2.1 @2.0
                                                  ^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 2.2 @2.1
    `,
      FRAMEWORKS,
    );
  });

  it.each([
    'WCAG 2.0, 2.1',
    'WCAG 2.0, 2.1 and 2.2',
    'WCAG 2.0–2.2',
    'WCAG 2.0-2.2',
    'WCAG 2.0 - 2.2',
    'WCAG 2.0/2.1',
    'WCAG 2.0 and 2.1',
    'PCI DSS 3.2.1 to 4.0',
  ])('is the edition in a list of editions: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['(WCAG) 2.1', '<abbr>WCAG</abbr> 2.1', '**WCAG** 2.1', 'WCAG: 2.1', 'WCAG – 2.1', '(WCAG) 2', 'WCAG (2.1)'])(
    'is the edition after marks and signs: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );
});

describe('a prefix with only an edition is not a reference', () => {
  it.each([
    'INTERPOL-SP 2014-2016',
    'INTERPOL-SP:2014-2016',
    'INTERPOL-SP (2014-2016)',
    'INTERPOL-SP 2014–2016',
    'WCAG 2.1',
    'WCAG 2.1 AA',
    'WCAG 2.1 Level AA',
    'WCAG21',
    'PCI DSS v4.0',
    'NIST CSF v2.0',
    'NIST SP 800-53 Rev. 5',
    'SP 800-53r5',
    'CIS 8',
    'CIS v8',
    'GDPR 2016',
    'SDG 2015',
    'ISO 27001:2022',
  ])('in any spelling: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['INTERPOL-SP 2014', 'WCAG 2', 'PCI DSS 4', 'PCI DSS 3.2', 'ASVS 4.0', 'ASVS v4'])(
    'also with a leading part of one: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'INTERPOL-SP 2015',
    'INTERPOL-SP 2017-2020',
    'INTERPOL-SP v9',
    'NIST CSF 3.0',
    'INTERPOL-SP:2099',
    'PCI DSS v4.0.1',
  ])('also with what looks like one: %s', (text) => checkReferences(text, FRAMEWORKS));
});

describe('an unlisted edition is reported', () => {
  it('after a colon, in any form', () => {
    checkReferences(
      `
      INTERPOL-SP:2099 3.4, INTERPOL-SP:draft 3.4, INTERPOL-SP:2017-2020 3.4, NIST CSF:3.0 PR.AA-01
      ^^^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @2099
                            ^^^^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @draft
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @2017-2020
                                                                              ^^^^^^^^^^^^^^^^^^^^^ unknown-edition: PR.AA-01 @3.0
    `,
      FRAMEWORKS,
    );
  });

  it('after a v or another word for versions', () => {
    checkReferences(
      `
      INTERPOL-SP v9 3.4, NIST CSF v3.0 PR.AA-01, SP 800-53 Rev. 6 AC-2, PCI DSS v4.0.1 8.3.6, ASVS v5.0.0-2.1.1
      ^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @v9
                          ^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: PR.AA-01 @v3.0
                                                  ^^^^^^^^^^^^^^^^^^^^^ unknown-edition: AC-2 @6
                                                                         ^^^^^^^^^^^^^^^^^^^^ unknown-edition: 8.3.6 @v4.0.1
                                                                                               ^^^^^^^^^^^^^^^^^ unknown-edition: 2.1.1 @v5.0.0
    `,
      FRAMEWORKS,
    );
  });

  it("if it looks like the framework's editions and like none of its numbers", () => {
    checkReferences(
      `
      INTERPOL-SP 2017-2020 3.4, INTERPOL-SP (2017–2020) 3.4, NIST CSF 3.0 PR.AA-01, ISO 27001:2005 A.9.2.1
      ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @2017-2020
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: 3.4 @2017–2020
                                                              ^^^^^^^^^^^^^^^^^^^^^ unknown-edition: PR.AA-01 @3.0
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: A.9.2.1 @2005
    `,
      FRAMEWORKS,
    );
  });

  it.each(['INTERPOL-SP v9 4', 'SDG 2030 targets', 'INTERPOL-SP 2017-2020 5 priorities'])(
    'only before a number with parts: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );
});
