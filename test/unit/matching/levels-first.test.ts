import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const LAWS = scopeOf(`
  //- /law.objectives.yaml
  prefix: HAR
  aliases: [Harbour Act, Código del Puerto]
  levels: [article, paragraph]
  numbering: {languages: [en, de, fr, es, it, pt, nl], order: either}
  objectives: [2 a, 2(1) b, 2(4) c, 6 d, 6(1) e, 6(1)(a) f, 6(1)(f) g, 6(2) h, 7 i, 7(2) j]
  //- /act.objectives.yaml
  prefix: Toll Act
  levels: [section, subsection]
  numbering: {order: either}
  objectives: [3 a, 3(2) b, 3(2)(b) c, 4 d]
  //- /cfr.objectives.yaml
  prefix: 99 CFR
  levels: [part, section]
  numbering: {order: either}
  objectives: [39 a, 39.3 b, 39.3(a) c]
`);

describe('levels before the number that they are parts of', () => {
  it('one, or one within another', () => {
    checkReferences(
      `
      under paragraph 4 of Article 2 of the HAR
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 2(4)
      point (f) of Article 6(1) of the HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      letra f) del apartado 1 del artículo 6 del Código del Puerto
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      § 2º do art. 6º do HAR
      ^^^^^^^^^^^^^^^^^^^^^^ current: 6(2)
      alínea a) do n.º 1 do artigo 6.º do HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
      le paragraphe 1 de l’article 2 de l’HAR
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 2(1)
      lettera f) del paragrafo 1 dell'articolo 6 HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      Abs. 2 von Art. 7 HAR; tweede lid van artikel 7 HAR
      ^^^^^^^^^^^^^^^^^^^^^ current: 7(2)
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 7(2)
    `,
      LAWS,
    );
  });

  it('several of them, and further numbers', () => {
    checkReferences(
      `
      paragraphs 1 and 2 of Article 6 HAR
      ^^^^^^^^^^^^ current: 6(1)
                       ^^^^^^^^^^^^^^^^^^ current: 6(2)
      points (a) and (f) of paragraph 1 of Article 6 and Article 7 HAR
      ^^^^^^^^^^ current: 6(1)(a)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                                                 ^^^^^ current: 7 (weak)
      HAR Article 2, paragraph 4 of Article 2 HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 2(4)
                                    ^^^^^^^^^^^^^ current: 2
    `,
      LAWS,
    );
  });

  it('of levels that the catalog names', () => {
    checkReferences(
      `
      subsection (2) of section 3 of the Toll Act
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3(2)
      section 3 of part 39 of 99 CFR
                   ^^^^^^^^^^^^^^^^^ current: 39
    `,
      LAWS,
    );
  });

  it('behind a prefix', () => {
    checkReferences(
      `
      HAR paragraph 4 of Article 2, HAR: point (a) of Article 6(1), the Harbour Act's paragraphs 1 and 2 of Article 6
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 2(4)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                                                                                                       ^^^^^^^^^^^^^^ current: 6(2)
      Toll Act, subsection (2) of section 3; HAR paragraph 9 of Article 2
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3(2)
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 2(9)
      under the HAR, point 4 of the plan and paragraph 2 of Article 6 of the Toll Act
    `,
      LAWS,
    );
  });

  it('before the line of the number', () => {
    checkReferences(
      `
      under points (a) and (f) of paragraph 1
            ^^^^^^^^^^ current: 6(1)(a)
                           ^^^^^^^^^^^^^^^^^^+ current: 6(1)(f)
      of Article 6 HAR
      ^^^^^^^^^^^^^^^^-
      # HAR paragraph
        ^^^^^^^^^^^^^+ current: 2(4)
      # 4 of Article 2
      ^^^^^^^^^^^^^^^^-
      the aims of paragraph 4 of
                  ^^^^^^^^^^^^^^+ current: 2(4)
      Article 2 of the Harbour Act
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^-
      it makes a point of
      Article 7 HAR
      ^^^^^^^^^^^^^ current: 7
    `,
      LAWS,
    );
  });

  it('are joined by the words of their language', () => {
    checkReferences(
      `
      //- /a.objectives.yaml
      prefix: KPP
      numbering: {languages: [pl, cs], order: either}
      objectives: [6 a, 6(1) b, 6(2) c, 6(3) d]
      //- /a.md
      ust. 1 lub 2 w art. 6 KPP; odst. 1 a 3 v čl. 6 KPP
      ^^^^^^ current: 6(1)
                 ^^^^^^^^^^^^^^ current: 6(2)
                                 ^^^^^^^ current: 6(1)
                                           ^^^^^^^^^^^^^ current: 6(3)
    `,
    );
  });

  it('are a range', () => {
    checkReferences(
      `
      points (a) to (f) of Article 6(1) HAR, paragraphs 1–4 of Article 2 and Article 7 HAR
      ^^^^^^^^^^ current: 6(1)(a) (from)
                    ^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f) (to)
                                             ^^^^^^^^^^^^ current: 2(1) (from)
                                                          ^^^^^^^^^^^^^^ current: 2(4) (to)
                                                                                     ^^^^^ current: 7 (weak)
      HAR paragraphs 1 to 2 of Article 6
      ^^^^^^^^^^^^^^^^ current: 6(1) (from)
                          ^^^^^^^^^^^^^^ current: 6(2) (to)
    `,
      LAWS,
    );
  });

  it('never leave a parent alone, and are no other words', () => {
    checkReferences(
      `
      paragraph 9 of Article 2 HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 2(9)
      two paragraphs of Article 2 HAR
                        ^^^^^^^^^^^^^ current: 2
      the point of Article 2 HAR, no. 4 of the plan, Article 7 HAR
                   ^^^^^^^^^^^^^ current: 2
                                                     ^^^^^^^^^^^^^ current: 7
      para. 3 of the report and Article 7 HAR
                                ^^^^^^^^^^^^^ current: 7
    `,
      LAWS,
    );
  });

  it('may be the word for a whole number that has them', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: HAR
      levels: [section]
      numbering: {languages: [en, fr], order: either}
      objectives: [3 a, 5 b, 5(1) b, 5(3) c, 7 d, 7(3) e, 7(3)(c) f, 7(3)(a) g]
      //- /a.md
      Subsection 5(3) of the HAR and HAR, paragraph 7(3)(c); l'alinéa 7(3)c) HAR; subsections 5(1) and 5(3) of the HAR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5(3) (weak)
                                     ^^^^^^^^^^^^^^^^^^^^^^ current: 7(3)(c) (weak)
                                                                                  ^^^^^^^^^^^^^^^^ current: 5(1) (weak)
                                                                                                       ^^^^^^^^^^^^^^^ current: 5(3) (weak)
      paragraph 3(a) of section 7 HAR, subsection 5(9) of the HAR; HAR subparagraph 7(3)(c)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 7(3)(a)
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^ current: 7(3)(c)
      HAR, clause 5(3) of a contract; HAR, paragraph 3; paragraph 3(c) of the plan; HAR, point 5(3)
    `);
  });

  it('are directly before the number in some languages', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: ГК РФ
      aliases: [Гражданского кодекса]
      levels: [статья]
      numbering: {words: [ст, статьи], inner: {п: "("}, order: either}
      objectives: [15 a, 15(2) b, 152.1 c, 309 d, 310 e, 450.1(1) f]
      //- /b.objectives.yaml
      prefix: HAR
      levels: [article]
      numbering: {languages: [de], order: either}
      objectives: [6 a, 6(1) b, 7 c, 7(2) d]
      //- /a.md
      п. 2 ст. 15 ГК РФ и ст. 152.1 ГК РФ, п. 1 ст. 450.1 ГК РФ; статьи 309 и 310 Гражданского кодекса
      ^^^^^^^^^^^^^^^^^ current: 15(2)
                          ^^^^^^^^^^^^^^^ current: 152.1
                                           ^^^^^^^^^^^^^^^^^^^^ current: 450.1(1)
                                                                 ^^^^^^^^^^ current: 309
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^ current: 310 (weak)
      Art. 6 Abs. 1 Art. 7 HAR; Abs. 2 Art. 7 HAR
                    ^^^^^^^^^^ current: 7
                                ^^^^^^^^^^^^^^^^^ current: 7(2)
    `);
  });
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

const NAMED = scopeOf(`
  //- /law.objectives.yaml
  prefix: HAR
  levels: [article, paragraph]
  numbering: {languages: [en, de, es], order: either}
  objectives: [2 a, 2(1) b, 2(4) c, 6 d, 6(1) e, 6(1)(a) f, 6(1)(f) g, 6(2) h, 7 i, 7(2) j]
  //- /act.objectives.yaml
  prefix: Toll Act
  levels: [section, subsection]
  numbering: {order: either}
  objectives: [3 a, 3(2) b, 3(2)(b) c, 4 d]
  //- /jc.objectives.yaml
  prefix: JC
  numbering: {selfNaming: true, inner: {EP: "("}}
  objectives: [PC.01.02 Assess, PC.01.02(1) Scope, PC.01.02(5) Review]
`);

describe('levels before a name', () => {
  it('are of the number behind it', () => {
    checkReferences(
      `
      paragraph 1 of HAR Article 6, point (f) of HAR Article 6(1), Abs. 2 von HAR Art. 7; letra f) del HAR, artículo 6(1)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                                                   ^^^^^^^^^^^^^^^^^^^^^ current: 7(2)
                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      paragraphs 1 and 2 of HAR Article 6 and Article 7, in subsection (2) of Toll Act section 3
      ^^^^^^^^^^^^ current: 6(1)
                       ^^^^^^^^^^^^^^^^^^ current: 6(2)
                                                      ^ current: 7 (weak)
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3(2)
      HAR Article 2, the first paragraph of HAR Article 6
      ^^^^^^^^^^^^^ current: 2
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
      HAR Article 2, point (f) of HAR Article 6(1); paragraph 9 of HAR Article 2
      ^^^^^^^^^^^^^ current: 2
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 2(9)
    `,
      NAMED,
    );
  });

  it('are none without "of", or of something else', () => {
    checkReferences(
      `
      paragraph 1 HAR Article 6. See paragraph 1. HAR Article 6.
                  ^^^^^^^^^^^^^                   ^^^^^^^^^^^^^ current: 6
      a point of HAR Article 6. In 2 of HAR Article 6. Paragraph 1 of the plan on HAR Article 6.
                 ^^^^^^^^^^^^^          ^^^^^^^^^^^^^                             ^^^^^^^^^^^^^ current: 6
    `,
      NAMED,
    );
    checkReferences(
      `
      artikel 5, lid 1 of HAR artikel 6
                          ^^^^^^^^^^^^^ current: 6
    `,
      LAWS,
    );
  });

  it('are of a number that needs no prefix', () => {
    checkReferences(
      `
      EP 5 of PC.01.02, EP 1 of PC.01.02. EPs 1 and 5 of PC.01.02. PC.01.02 EP #5. EP 5 and PC.01.02, STEP 5 of PC.01.02
      ^^^^^^^^^^^^^^^^ current: PC.01.02(5)
                        ^^^^^^^^^^^^^^^^ current: PC.01.02(1)
                                          ^^^^^ current: PC.01.02(1)
                                                    ^^^^^^^^^^^^^ current: PC.01.02(5)
                                                                   ^^^^^^^^^^^^^^ current: PC.01.02(5)
                                                                                            ^^^^^^^^            ^^^^^^^^ current: PC.01.02
    `,
      NAMED,
    );
  });
});
