import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';

const CATALOGS = `
  //- /or.objectives.yaml
  prefix: OR
  aliases: [CO]
  numbering: {languages: [de, fr], order: either}
  objectives: [41 Haftung, 97 Ausbleiben, 321a Treuepflicht]
  //- /lei.objectives.yaml
  prefix: LEI
  numbering: {languages: [pt], order: either}
  objectives: [7 Hipóteses, 7(IX) Interesse, 10 Legítimo, 18 Direitos, 18(VI) Eliminação]`;

describe('a prefix that is a small word in another case', () => {
  it('is meant in its own case only', () => {
    checkReferences(`${CATALOGS}
      //- /plan.md
      OR 41, Art. 41 OR; two or 41 people, Or 97
      ^^^^^  ^^^^^^^^^^ current: 41
    `);
  });

  it('is an operator before what is compared', () => {
    checkReferences(`${CATALOGS}
      //- /query.sql
      SELECT * FROM t WHERE a = 1 OR 41 = b OR (97 < c) OR x = 'OR 321a';
                                                                ^^^^^^^ current: 321a
    `);
  });
});

it('"c/c" joins numbers in Portuguese, and is no letter of one', () => {
  checkReferences(`${CATALOGS}
    //- /plan.md
    LEI, art. 7º, IX, c/c art. 10
    ^^^^^^^^^^^^^^^^ current: 7(IX)
                          ^^^^^^^ current: 10
  `);
});

it('a note in LaTeX parts a prefix from the numbers in it', () => {
  checkReferences(`${CATALOGS}
    //- /plan.tex
    art. 18, VI da LEI\\\\footnote{Art. 10 da LEI}
    ^^^^^^^^^^^^^^^^^^ current: 18(VI)
                                ^^^^^^^^^^^^^^ current: 10
  `);
});

it('a level before "of Article" is of the number behind it', () => {
  checkReferences(`
    //- /har.objectives.yaml
    prefix: HAR
    numbering: {languages: [en], order: either}
    objectives: [12 Call, 12(4) Advice, 12(4)(a) Report, 13 Respond, 13(8) Help]
    //- /plan.md
    HAR Article 12(4)(a), paragraph 8 of Article 13 of the HAR
    ^^^^^^^^^^^^^^^^^^^^ current: 12(4)(a)
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 13(8)
    HAR Article 12, paragraph 8 of Article 13 and Article 12(4)
    ^^^^^^^^^^^^^^ current: 12
                    ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 13(8)
                                                          ^^^^^ current: 12(4)
    Article 12, paragraph 8 of Article 13 and Article 12(4) of the HAR
    ^^^^^^^^^^ current: 12
                ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 13(8)
                                                      ^^^^^^^^^^^^^^^^ current: 12(4)
  `);
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

it('numbers that count without a prefix have ranges of levels', () => {
  checkReferences(`
    //- /jc.objectives.yaml
    prefix: JC
    numbering: {selfNaming: true, inner: {EP: "("}}
    objectives: [PC.01.02 Assess, PC.01.02(1) Scope, PC.01.02(5) Review]
    //- /plan.md
    PC.01.02 EP 1-5
    ^^^^^^^^^^^^^ current: PC.01.02(1) (from)
                  ^ current: PC.01.02(5) (to)
  `);
});
