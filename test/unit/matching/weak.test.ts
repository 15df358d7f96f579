import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a citation is weak', () => {
  it('in another case, and counts if it resolves', () => {
    checkReferences(
      `
      interpol-sp 3.4, Interpol-SP 3.4, nist csf PR.AA-01, sdg 13
      ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^ current: 3.4 (weak, case)
                                        ^^^^^^^^^^^^^^^^^ current: PR.AA-01 (weak, case)
                                                           ^^^^^^ current: 13 (weak, case)
    `,
      FRAMEWORKS,
    );
  });

  it('joined to its prefix, and counts if it resolves', () => {
    checkReferences(
      `
      SDG13, SDG-3, INTERPOL-SP3.4, INTERPOL-SP-3.4, SDG3/4, SDG1-3, SDG3/SDG4
      ^^^^^ current: 13 (weak, glued)
             ^^^^^ current: 3 (weak, glued)
                    ^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^ current: 3.4 (weak, glued)
                                                     ^^^^ current: 3 (weak, glued)
                                                          ^ current: 4 (weak, glued)
                                                             ^^^^ current: 1 (weak, glued, from)
                                                                  ^ current: 3 (weak, glued, to)
                                                                     ^^^^ current: 3 (weak, glued)
                                                                          ^^^^ current: 4 (weak, glued)
    `,
      FRAMEWORKS,
    );
  });

  it('with only emphasis in between', () => {
    checkReferences(
      `
      **SDG**13, \`SDG\`13
        ^^^^^^^   ^^^^^^ current: 13 (weak, glued)
    `,
      FRAMEWORKS,
    );
  });

  it('in the plural, and counts if it resolves', () => {
    checkReferences(
      `
      SDGs 3 and 4, SDGs: 3, 4; (SDGs) 13, SDGS 13, Sustainable Development Goals 3 and 4
      ^^^^^^ current: 3 (weak, plural)
                 ^ current: 4 (weak, plural)
                    ^^^^^^^ current: 3 (weak, plural)
                             ^ current: 4 (weak, plural)
                                 ^^^^^^^^  ^^^^^^^ current: 13 (weak, plural)
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3 (weak, plural)
                                                                                        ^ current: 4 (weak, plural)
    `,
      FRAMEWORKS,
    );
  });

  it('as a hashtag', () => {
    checkReferences(
      `
      #SDG13 and #SDG3
       ^^^^^ current: 13 (weak, glued)
                  ^^^^ current: 3 (weak, glued)
    `,
      FRAMEWORKS,
    );
  });

  it('as an integer in a list, and counts if it resolves', () => {
    checkReferences(
      `
      SDG 3, 4 and 99
      ^^^^^ current: 3
             ^ current: 4 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('in a year, also behind a word, where no number is so long', () => {
    const gri = (number: string) =>
      scopeOf(`
        //- /gri.objectives.yaml
        prefix: GRI
        levels: [standard]
        objectives:
          - ${number} Water
      `);
    checkReferences(
      `
      GRI Standards 2021, GRI Standard 303, GRI Standard 999
                          ^^^^^^^^^^^^^^^^ current: 303
                                            ^^^^^^^^^^^^^^^^ unknown-objective: 999
    `,
      gri('303'),
    );
    checkReferences(
      `
      GRI Standards 2021
      ^^^^^^^^^^^^^^^^^^ unknown-objective: 2021
    `,
      gri('1000'),
    );
  });

  it('in the plural, and not at all where what is counted touches the number', () => {
    checkReferences(
      `
      SDGs 17目標, SDGs 17個, SDGs 17ゴール; SDGs 13和14, SDGs 13과 14; SDG 13目標
                                       ^^^^^^^ current: 13 (weak, plural)
                                                   ^^^^^^^ current: 13 (weak, plural)
                                                                ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });
});

describe('a weak citation that does not resolve is ignored', () => {
  it.each([
    'interpol-sp 9.9',
    'SDG99',
    'SDG-99',
    'INTERPOL-SP9.9',
    'SDGs 99',
    'SDGs 3.99',
    'sdg99',
    'nist csf XX.AA-01',
    'SDG 3.x',
    'SDG 16.n',
    'GDPR Art. 6(1)(x)',
  ])('whatever makes it weak: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['interpol-sp:2099 3.4', 'interpol-sp v9 3.4'])('if its edition is unknown: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );
});

describe('a number joined to its prefix is not a citation', () => {
  it.each([
    'sdg3=1',
    'SDG3=1',
    'SDG-3-health',
    'SDG-13-001',
    '{"sdg": 3.1}',
    "'interpol-sp': 3.4",
    'SDG-3.PDF',
    'SDG3.md',
    'SDG-3/readme',
    'sdg3@example.org',
    'SDG3.Foo',
    'SDG_3',
    '#sdg-3',
    'href="#SDG-13"',
  ])('in an identifier, a file name, a path or an address: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['CSFPR.AA-01', 'SP 800-53AC-2', 'ASVSV2.1.1'])('if it begins with letters: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it.each(['SP 800-531', 'ISO 270013'])('if the prefix ends in digits: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );
});

describe('a misspelling is not weak', () => {
  it('if the catalog lists it', () => {
    checkReferences(
      `
      INTERPOL SP 3.4, INTERPOL SP 9.9
      ^^^^^^^^^^^^^^^ current: 3.4 (misspelling)
                       ^^^^^^^^^^^^^^^ unknown-objective: 9.9 (misspelling)
    `,
      FRAMEWORKS,
    );
  });
});
