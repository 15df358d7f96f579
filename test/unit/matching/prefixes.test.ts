import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

/** Frameworks by prefix, each with the objectives 1, 1.2 and CC6.1. */
function frameworks(...prefixes: readonly string[]) {
  const files = prefixes.map((prefix, index) => {
    return `//- /${index}.objectives.yaml\nprefix: ${prefix}\nobjectives: [1 One, 1.2 Two, CC6.1 Three]`;
  });
  return scopeOf(files.join('\n'));
}

describe('of several prefixes', () => {
  it('the longest matching one counts', () => {
    checkReferences(
      `
      NIST 1.2, NIST CSF 1.2, NIST SP 1.2
      ^^^^^^^^  ^^^^^^^^^^^^  ^^^^^^^^^^^ current: 1.2
      `,
      frameworks('NIST', 'NIST CSF', 'NIST SP'),
    );
  });

  it('one that ends in digits is not matched in a longer number', () => {
    checkReferences(
      `
      SOC 2 CC6.1, SOC 1.2, SOC 21
      ^^^^^^^^^^^ current: CC6.1
                   ^^^^^^^ current: 1.2
                            ^^^^^^ unknown-objective: 21
      `,
      frameworks('SOC 2', 'SOC'),
    );
  });
});

describe('a prefix', () => {
  it('can contain signs of every kind', () => {
    checkReferences(
      `
      C.A.T. 1.2, A+B 1.2, R&D 1.2, R&amp;D 1.2, 45 CFR 1.2, ISO/IEC-9 1.2, §X 1.2, Ünïcødé 1.2, 目標 1.2
      ^^^^^^^^^^  ^^^^^^^  ^^^^^^^  ^^^^^^^^^^^  ^^^^^^^^^^  ^^^^^^^^^^^^^  ^^^^^^  ^^^^^^^^^^^  ^^^^^^ current: 1.2
      `,
      frameworks('C.A.T.', 'A+B', 'R&D', '45 CFR', 'ISO/IEC-9', '§X', 'Ünïcødé', '目標'),
    );
  });

  it('is separated from its number by a sign at its end', () => {
    checkReferences(
      `
      CWE-1, CWE-1.2, X:1.2
      ^^^^^ current: 1
             ^^^^^^^  ^^^^^ current: 1.2
      `,
      frameworks('CWE-', '"X:"'),
    );
  });

  it('can be followed by a number that begins with a bracket', () => {
    checkReferences(
      `
      45 CFR 164.308(a)(1), 45 CFR 164.308 (a)(1) and (a)(2)
      ^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^ current: (a)(1)
                                                      ^^^^^^ current: (a)(2)
      `,
      scopeOf('//- /x.objectives.yaml\nprefix: 45 CFR 164.308\nobjectives: ["(a) One", "(a)(1) Two", "(a)(2) Three"]'),
    );
  });

  it('is in the singular, with a plural in brackets, or ends in a word', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: FATF
      aliases: [FATF Recommendation, Ocean Principles]
      misspellings: [Sea Principle]
      levels: [recommendation]
      numbering: {order: either}
      edition: "2012"
      objectives: [3 a, 5 b, 6 c, 10 d]
      //- /b.objectives.yaml
      prefix: TOLL
      aliases: [Sea Principles]
      levels: [article]
      numbering: {order: either}
      objectives: [3 a, 8 b]
      //- /a.md
      Ocean Principle 6 and Ocean Principle 99; FATF Recommendation No. 5; FATF no. 5; Sea Principle 3; Sea Principles 3
      ^^^^^^^^^^^^^^^^^ current: 6
                            ^^^^^^^^^^^^^^^^^^ unknown-objective: 99
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5
                                                                                       ^^^^^^^^^^^^^^^ current: 3 (misspelling)
                                                                                                        ^^^^^^^^^^^^^^^^ current: 3
      FATF Recommendation(s) 5 and 6; Recommendation(s) 3 as well as 5 of the FATF; recommendation 5 from FATF; FATF 3 plus 5
      ^^^^^^^^^^^^^^^^^^^^^^^^ current: 5 (weak, plural)
                                   ^ current: 6 (weak, plural)
                                      ^^^^^^^^^^^^^^^^^^^ current: 3
                                                                     ^^^^^^^^^^^^^ current: 5 (weak)
                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5
                                                                                                                ^^^^^^ current: 3
      FATF, recommendation 3; article 8 TOLL; TOLL 10+; Ocean Principle, 3 of them
      ^^^^^^^^^^^^^^^^^^^^^^ current: 3
                              ^^^^^^^^^^^^^^ current: 8
    `);
  });

  it('in the singular is that of the framework that lists it, in any case', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: OCP
      aliases: [Ocean Principles]
      objectives: [3 a]
      //- /b.objectives.yaml
      prefix: SEA
      aliases: [ocean principle]
      objectives: [8 b]
      //- /a.md
      Ocean Principle 8; ocean principle 8; Ocean Principles 3
      ^^^^^^^^^^^^^^^^^ current: 8 (weak, case)
                         ^^^^^^^^^^^^^^^^^ current: 8
                                            ^^^^^^^^^^^^^^^^^^ current: 3
    `);
  });
});

it('where numbers may begin with a bracket, one before a word is none of them', () => {
  checkReferences(`
    //- /sfd.objectives.yaml
    prefix: SFD
    numbering: {words: [target]}
    objectives: [{number: C, aliases: [(c)], title: Loss}, {number: D, aliases: [(d)], title: Damage}]
    //- /plan.md
    "SFD" (target C), SFD (target D), SFD target (c)
     ^^^^^^^^^^^^^^ current: C
                      ^^^^^^^^^^^^^ current: D
                                      ^^^^^^^^^^^^^^ current: C
  `);
});
