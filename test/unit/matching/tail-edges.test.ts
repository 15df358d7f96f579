import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const CODE = scopeOf(`
  //- /code.objectives.yaml
  prefix: HCODE
  aliases: [Hafen]
  numbering: {words: [Clause], order: either}
  objectives: [3 Scope, 3.1 Ships, 3.2 Boats, 5 Duties, 5(1) Owners, 6 Crews, 7 Pilots, 310.20 Ropes, 310.22 Nets, 310.24 Chains, AB Able]
  //- /handbook.objectives.yaml
  prefix: HBOOK
  aliases: [Hafen-Handbuch]
  numbering: {order: either}
  objectives: [3.1 Ships]
`);

describe('tails and edges', () => {
  it('a plus sign separates numbers before a prefix as behind it', () => {
    checkReferences(
      `
      Clause 3 + 5 HCODE; 3.1 + 3.2 HCODE; HCODE 3.1 + 3.2
      ^^^^^^^^ current: 3
                 ^^^^^^^ current: 5 (weak)
                          ^^^ current: 3.1 (weak)
                                ^^^^^^^^^ current: 3.2 (weak)
                                           ^^^^^^^^^ current: 3.1
                                                       ^^^ current: 3.2
      HCODE 3 + 5 people
      ^^^^^^^ current: 3
    `,
      CODE,
    );
  });

  it('a word can be joined to its number by a hyphen', () => {
    checkReferences(
      `
      HCODE Clause-3 and Clause-5; Clause-3 of the HCODE
      ^^^^^^^^^^^^^^ current: 3
                                ^ current: 5 (weak)
                                   ^^^^^^^^^^^^^^^^^^^^^ current: 3
      HCODE Clause-based 3.1, HCODE Clause -3
    `,
      CODE,
    );
  });

  it('the end of a range or a later member can begin with its sign', () => {
    checkReferences(
      `
      §§ 310.20–.24 HCODE; HCODE §§ 310.20, .22 and .24
      ^^^^^^^^^ current: 310.20 (from)
                ^^^^^^^^^ current: 310.24 (to)
                           ^^^^^^^^^^^^^^^ current: 310.20
                                            ^^^ current: 310.22 (weak)
                                                    ^^^ current: 310.24 (weak)
      HCODE 3–.5
      ^^^^^^^ current: 3
    `,
      CODE,
    );
  });

  it('the longest alias is the prefix, and no prefix is read in a longer name', () => {
    checkReferences(
      `
      Hafen-Handbuch 3.1, HAFEN-HANDBUCH 3.1, 3.1 Hafen-Handbuch, Hafen 3.1
      ^^^^^^^^^^^^^^^^^^ current: 3.1
                          ^^^^^^^^^^^^^^^^^^ current: 3.1 (weak, case)
                                              ^^^^^^^^^^^^^^^^^^ current: 3.1 (weak)
                                                                  ^^^^^^^^^ current: 3.1
      3.1 Hafen-Ordnung, Clause 3 Hafen-Ordnung, Hafen-Ordnung 3.1
    `,
      CODE,
    );
  });

  it('the letters of a country are not a number', () => {
    checkReferences(
      `
      HCODE Clause (EU), HCODE Clause [AB], HCODE Clause US, HCODE Clauses AB and EU, HCODE (EU) Clause 3
                                                             ^^^^^^^^^^^^^^^^ current: AB
                                                                                      ^^^^^^^^^^^^^^^^^^^ current: 3
    `,
      CODE,
    );
  });
});

describe('a range over listed parents, or over levels', () => {
  it('means everything between', () => {
    checkReferences(
      `
      HCODE Clause 5(1) to Clause 7, HCODE 3 to 3.2
      ^^^^^^^^^^^^^^^^^ current: 5(1) (from)
                                  ^ current: 7 (weak, to)
                                     ^^^^^^^ current: 3 (from)
                                                ^^^ current: 3.2 (to)
      HCODE 3.1 to 5 people
      ^^^^^^^^^ current: 3.1
    `,
      CODE,
    );
    checkDiagnostics('HCODE Clause 5(1) to Clause 7, HCODE 3 to 3.2', CODE);
    checkDiagnostics(
      `
      PLAN 1.2–2.2
      ^^^^^^^^^^^^ withdrawn-objective: The range from 1.2 to 2.2 includes numbers that were removed in PLAN: 2.1…
      PLAN 2.2–1.2
      ^^^^^^^^^^^^ invalid-range: …reversed…
      PLAN 1.2–3.1
      ^^^^^^^^^^^^ invalid-range: …spans different parts…
    `,
      `
      //- /plan.objectives.yaml
      prefix: PLAN
      objectives: [1 One, 1.1 A, 1.2 B, 2 Two, {number: 2.1, title: C, withdrawn: true}, 2.2 D, 3.1 E]
    `,
    );
  });

  it('a list ends before what has another name behind it', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: DSGVO
      levels: [Artikel]
      numbering: {languages: [de, en], order: either}
      objectives: [5 a, 6 b, 7 c, 8 d, 88 e]
      //- /b.objectives.yaml
      prefix: VOB/B
      numbering: {languages: [de], order: either}
      objectives: [4 a, 5 b, 8 c, 13 d, 16 e]
      //- /a.md
      DSGVO Art. 6, Art. 7 BDSG, § 13 TMG; DSGVO Art. 5, Art. 10 ePrivacy Directive; DSGVO Art. 5, Art. 6 EU law
      ^^^^^^^^^^^^ current: 6
                                           ^^^^^^^^^^^^ current: 5
                                                                                     ^^^^^^^^^^^^ current: 5
                                                                                                        ^ current: 6 (weak)
      VOB/B § 16; §§ 4, 5 und 8 VOB/B; VOB/B § 16; § 13 VOB/A
      ^^^^^^^^^^ current: 16
                  ^^^^ current: 4
                        ^ current: 5 (weak)
                              ^^^^^^^ current: 8 (weak)
                                       ^^^^^^^^^^ current: 16
      VOB/B § 16, § 13 VOB/A
      ^^^^^^^^^^ current: 16
      DSGVO Articles 6 and 7, Article 8 of the Charter; DSGVO Art. 6, Art. 7, Art. 8 of the Directive (EU) 2016/680
      ^^^^^^^^^^^^^^^^ current: 6
                           ^ current: 7 (weak)
                                                        ^^^^^^^^^^^^ current: 6
                                                                           ^ current: 7 (weak)
    `);
  });

  it('a level behind a comma may be one of something else, a later name one of the same framework', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: DPR 380
      aliases: [Edilizia, Building Code]
      levels: [articolo, paragraph]
      numbering: {languages: [it, en, fr], order: either}
      objectives: [12 a, 34bis b, 36 c, 36bis d, 36(1) e, 40 f, 40(II) g]
      //- /a.md
      art. 36-bis DPR 380; art. 36 bis D.P.R. 1, art. 34-bis Edilizia; l'article 40, II, du Building Code
      ^^^^^^^^^^^^^^^^^^^ current: 36bis
                                                 ^^^^^^^^^^^^^^^^^^^^ current: 34bis
                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 40(II)
      DPR 380 section 36(1), para. 12 of the report; DPR 380 s. 36(1), paragraph 12 of a plan
      ^^^^^^^^^^^^^^^^^^^^^ current: 36(1)
                                                     ^^^^^^^^^^^^^^^^ current: 36(1)
      DPR 380 Articles 36 and 12 of the Building Code; DPR 380 art. 36 and 12
      ^^^^^^^^^^^^^^^^^^^ current: 36
                              ^^ current: 12 (weak)
                                                       ^^^^^^^^^^^^^^^ current: 36
                                                                           ^^ current: 12 (weak)
    `);
  });

  it('a list goes on before a word in capitals that is no name', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: NPX
      levels: [Article]
      numbering: {languages: [en, de], order: either}
      objectives: [3 a, 4 b, 5 c, 6 d, 7 e, 12 f, 3.4 g, 3.5 h]
      //- /a.md
      NPX Article 6 and Article 7 SHALL apply; NPX Art. 3.4, Art. 3.5 MUST be met; (NPX Art. 5, Art. 6 USt)
      ^^^^^^^^^^^^^ current: 6
                                ^ current: 7 (weak)
                                               ^^^^^^^^^^^^ current: 3.4
                                                                  ^^^ current: 3.5
                                                                                    ^^^^^^^^^^ current: 5
                                                                                                     ^ current: 6 (weak)
      NPX ARTICLE 6 AND ARTICLE 7 ARE MET IN FORCE
      ^^^^^^^^^^^^^ current: 6
                                ^ current: 7 (weak)
      NPX Art. 6, Art. 7 StGB; NPX Art. 6, Art. 7 TFEU; NPX Art. 6, Art. 7 UStG
      ^^^^^^^^^^ current: 6
                               ^^^^^^^^^^ current: 6
                                                        ^^^^^^^^^^ current: 6
      NPX Art. 3.4, Art. 3.5 VOID; NPX Art. 3.4, Art. 3.5 REPEALED; NPX Art. 3.4, Art. 3.5 PENDING; NPX Art. 3.4, Art. 3.5 N/A
      ^^^^^^^^^^^^ current: 3.4
                         ^^^ current: 3.5
                                   ^^^^^^^^^^^^ current: 3.4
                                                      ^^^ current: 3.5
                                                                    ^^^^^^^^^^^^ current: 3.4
                                                                                       ^^^ current: 3.5
                                                                                                    ^^^^^^^^^^^^ current: 3.4
                                                                                                                       ^^^ current: 3.5
    `);
  });

  it('a list has no short words of other languages in capitals', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: NPX
      levels: [Article]
      numbering: {languages: [en, de], order: either}
      objectives: [3 a, 4 b, 5 c, 6 d, 7 e, 12 f, 3.4 g, 3.5 h]
      //- /a.md
      NPX 3 UN 12 agencies; NPX 3 IR 12; NPX 3 AND 12; NPX 3 un 12
      ^^^^^ current: 3
                            ^^^^^ current: 3
                                         ^^^^^ current: 3
                                                   ^^ current: 12 (weak)
                                                       ^^^^^ current: 3
                                                                ^^ current: 12 (weak)
    `);
  });

  it('a plus sign with a further prefix behind is no count', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: NPX
      levels: [Article]
      numbering: {languages: [en, de], order: either}
      objectives: [3 a, 4 b, 5 c, 6 d, 7 e, 12 f, 3.4 g, 3.5 h]
      //- /a.md
      NPX 3+ NPX 4; NPX 3+ NPX Art. 4; NPX 10+; NPX 12+ Articles
      ^^^^^ current: 3
             ^^^^^ current: 4
                    ^^^^^ current: 3
                           ^^^^^^^^^^ current: 4
    `);
  });
});
