import { it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

it('reads a group with dots behind a word, where catalogs list such', () => {
  checkReferences(
    `
    RELAY R2 Part 2.1, RELAY R2, Parts 2.1 and 2.2; RELAY R2 Part 2.9. See Part 2.1 of RELAY R2
    ^^^^^^^^^^^^^^^^^ current: R2(2.1)
                       ^^^^^^^^^^^^^^^^^^^ current: R2(2.1)
                                               ^^^ current: R2(2.2)
                                                    ^^^^^^^^^^^^^^^^^ unknown-objective: R2(2.9)
                                                                           ^^^^^^^^^^^^^^^^^^^^ current: R2(2.1)
    `,
    scopeOf(`
      //- /r.objectives.yaml
      prefix: RELAY
      numbering: {inner: {Part: "("}}
      objectives: [R1 a, R2 b, R2(2.1) c, R2(2.2) d]
    `),
  );
});

it('reads no range where a number goes on with figures that it cannot have', () => {
  checkReferences(
    `
    LEDGER 606-10-9999-1, LEDGER 606-555-0199-22; LEDGER 606-10-25-1 through 25-19
                                                  ^^^^^^^^^^^^^^^^^^ current: 606-10-25-1 (from)
                                                                             ^^^^^ current: 606-10-25-19 (to)
    `,
    scopeOf(`
      //- /l.objectives.yaml
      prefix: LEDGER
      objectives: [606 a, 606-10 b, 606-10-25 c, 606-10-25-1 d, 606-10-25-19 e]
    `),
  );
});

it('knows what is behind the end of a range in several languages', () => {
  checkReferences(
    `
    articles 3 à 7 inclus du QUAI; §§ 3 bis 7 einschließlich QUAI; articles 3 jusqu’à 7 du QUAI
    ^^^^^^^^^^ current: 3 (from)
                 ^^^^^^^^^^^^^^^^ current: 7 (weak, to)
                                   ^^^^ current: 3 (from)
                                            ^^^^^^^^^^^^^^^^^^^^^ current: 7 (weak, to)
                                                                   ^^^^^^^^^^ current: 3 (from)
                                                                                      ^^^^^^^^^ current: 7 (weak, to)
    `,
    scopeOf(`
      //- /q.objectives.yaml
      prefix: QUAI
      numbering: {languages: [fr, de], order: either}
      objectives: [3 a, 5 b, 7 c]
    `),
  );
});

it('reads a range by words before the sign of paragraphs', () => {
  checkReferences(
    `
    5 till och med 7 §§ KAJ; 5 t.o.m. 7 §§ KAJ; 5 till 7 §§ KAJ
    ^ current: 5 (from)
                   ^^^^^^^^ current: 7 (weak, to)
                             ^ current: 5 (from)
                                      ^^^^^^^^ current: 7 (weak, to)
                                                ^ current: 5 (from)
                                                       ^^^^^^^^ current: 7 (weak, to)
    `,
    scopeOf(`
      //- /k.objectives.yaml
      prefix: KAJ
      numbering: {languages: [sv], order: either}
      objectives: [5 a, 6 b, 7 c]
    `),
  );
});

it('takes the genitive of a name for no plural', () => {
  checkReferences(
    `
    Maßnahme E4 des Hafenplans, E4 des Hafengesetzes; des DOCKs E4, die Hafenplans E4
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: E4
                                ^^^^^^^^^^^^^^^^^^^^ current: E4 (weak)
                                                          ^^^^^^^^ current: E4 (weak, plural)
                                                                        ^^^^^^^^^^^^^ current: E4 (weak, plural)
    `,
    scopeOf(`
      //- /d.objectives.yaml
      prefix: DOCK
      aliases: [Hafenplan, Hafengesetz]
      numbering: {words: [Maßnahme], order: either}
      objectives: [E4 a]
    `),
  );
});

it('does not care how apostrophes and accents are stored', () => {
  const stored = 'critère 3.4 du Plan d’État'.normalize('NFD');
  checkReferences(
    `
    ${stored}; O'Neil 3.4
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                  ^^^^^^^^^^ current: 3.4
    O’Neil 3.4, Plan d'État 3.4
    ^^^^^^^^^^ current: 3.4
                ^^^^^^^^^^^^^^^ current: 3.4
    `,
    scopeOf(`
      //- /o.objectives.yaml
      prefix: O'Neil
      aliases: [Plan d’État]
      numbering: {words: [critère], order: either}
      objectives: [3.4 a]
    `),
  );
});

it('reads a number with parts behind a name in the possessive', () => {
  checkReferences(
    `
    TALLY's 305-1 and TALLY’s 305-2; TALLY's 10-15 members, TALLY's 305 members, TALLY's 12.3 percent
    ^^^^^^^^^^^^^ current: 305-1 (weak)
                      ^^^^^^^^^^^^^ current: 305-2 (weak)
    `,
    scopeOf(`
      //- /t.objectives.yaml
      prefix: TALLY
      objectives: [305-1 a, 305-2 b, 12.3 c]
    `),
  );
});

it('takes a word of a language that is one for levels for the word of a number with parts', () => {
  checkReferences(
    `
    paragraphe 7.3.1 du RULE; Absatz 9.3.3 des RULE; RULE Absätze 7.3.1 und 7.3.3; les paragraphes 7.3.1 et 7.3.3 du RULE
    ^^^^^^^^^^^^^^^^^^^^^^^^ current: 7.3.1
                              ^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 9.3.3
                                                     ^^^^^^^^^^^^^^^^^^ current: 7.3.1
                                                                            ^^^^^ current: 7.3.3
                                                                                       ^^^^^^^^^^^^^^^^^ current: 7.3.1
                                                                                                            ^^^^^^^^^^^^^ current: 7.3.3
    Absatz 7 der Satzung; Absatz 5 des RULE
    `,
    scopeOf(`
      //- /r.objectives.yaml
      prefix: RULE
      levels: [paragraph]
      numbering: {languages: [en, fr, de], order: either}
      objectives: [7.3.1 a, 7.3.3 b, 5 c]
    `),
  );
});

it('reads levels before the word of a number that needs no name', () => {
  checkReferences(
    `
    EP 4 of standard PC.01.02.01, EP 4 of PC.01.02.01; standard PC.01.02.01
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: PC.01.02.01(4)
                                  ^^^^^^^^^^^^^^^^^^^ current: PC.01.02.01(4)
                                                                ^^^^^^^^^^^ current: PC.01.02.01
    `,
    scopeOf(`
      //- /j.objectives.yaml
      prefix: JOINT
      levels: [standard, element]
      numbering: {selfNaming: true, order: either, inner: {EP: "("}}
      objectives: [PC.01.02.01 a, PC.01.02.01(4) b]
    `),
  );
});

it('reads a level of conformity between an edition and a word', () => {
  checkReferences(
    `
    LUX 2.2 AA, success criteria 1.4.3 and 2.4.7; LUX 2.2 Level 2 SC 1.4.3; LUX 2.2 L1 (SC 2.4.7)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 1.4.3 @2.2
                                           ^^^^^ current: 2.4.7 @2.2
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^ current: 1.4.3 @2.2
                                                                            ^^^^^^^^^^^^^^^^^^^^ current: 2.4.7 @2.2
    LUX 2.2 AA, 1.4.3 percent; LUX 2.2 OR SC 1.4.3; LUX 2.2 AA
    `,
    scopeOf(`
      //- /l.objectives.yaml
      prefix: LUX
      numbering: {words: [SC, success criterion]}
      edition: "2.2"
      objectives: [1.4.3 a, 2.4.7 b]
    `),
  );
});

it('takes a part of a class that is not listed for no further number', () => {
  checkReferences(
    `
    art. 5, inciso I, da LEI; LEI, art. 5, inciso I, e art. 6; art. 5, § 3º, da LEI
    ^^^^^^^^^^^^^^^^^^^^^^^^ current: 5
                              ^^^^^^^^^^^^^^^^^^^^^ current: 5
                                                            ^ current: 6 (weak)
                                                                    ^^^^^^^ unknown-objective: 5(3)
    `,
    scopeOf(`
      //- /l.objectives.yaml
      prefix: LEI
      levels: [artigo]
      numbering: {languages: [pt], order: either}
      objectives: [5 a, 5(1) b, 6 c]
    `),
  );
});
