import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const LAWS = scopeOf(`
  //- /vclt.objectives.yaml
  prefix: VCLT
  numbering: {languages: [en, fr], order: either}
  objectives: [31 a, 31(1) b, 31(3) c, 31(3)(a) d, 31(3)(c) e, 32 f, 53 g]
  //- /bv.objectives.yaml
  prefix: BV
  aliases: [Cst., Cost.]
  numbering: {languages: [de, fr, it], order: either}
  objectives: [8 a, 8(1) b, 8(2) c, 36 d, 36(1) e, 36(2) f]
  //- /abgb.objectives.yaml
  prefix: ABGB
  numbering: {words: [§], inner: {Abs: "(", Z: "(", lit: "("}, order: either}
  objectives: [16 a, 16(1) b, 16(1)(2) c, 879 d, 879(2) d, "879(2)(4) e"]
  //- /ce.objectives.yaml
  prefix: CE
  numbering: {languages: [es], inner: {".": "("}, order: either}
  objectives: [14 a, 15 b, 18 c, 18(4) d, 149 e, 149(1) f, "149(1)(18) g"]
  //- /crp.objectives.yaml
  prefix: CRP
  numbering: {languages: [pt], order: either}
  objectives: [26 a, 26(1) b, 26(2) c, 26(3) d]
  //- /bw.objectives.yaml
  prefix: BW
  numbering: {languages: [nl], order: either}
  objectives: ["6:162 a", "6:162(1) b", "6:162(2) c", "3:4 d", "3:4(2) e"]
  //- /marpol.objectives.yaml
  prefix: MARPOL
  numbering: {series: [Annex, Regulation], order: either}
  objectives: [Annex I a, Annex II b, Annex VI c, Regulation 12 d, Regulation 13 e, Regulation 13.5 f]
  //- /gdpr.objectives.yaml
  prefix: GDPR
  aliases: [RGPD, General Data Protection Regulation]
  numbering: {languages: [en, fr, de], series: [Recital, Considérant], words: [Article, Art], order: either}
  objectives: [6 a, 6(1) b, 6(1)(f) c, 7 d, 47 x, Recital 47 e, Recital 26 f, Considérant 47 g]
  //- /k.objectives.yaml
  prefix: Konstytucja
  aliases: [Konstytucji]
  numbering: {languages: [pl], order: either}
  objectives: [31 a, 31(1) b, 31(3) c, 45 d, 45(1) e]
`);

describe('citations', () => {
  it('of a treaty', () => {
    checkReferences(
      `
      Art. 31 § 3 (c) VCLT;
      ^^^^^^^^^^^^^^^^^^^^ current: 31(3)(c)
      Article 31(3)(c) VCLT;
      ^^^^^^^^^^^^^^^^^^^^^ current: 31(3)(c)
      VCLT art 31, para. 3(c);
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 31(3)(c)
      Articles 31 and 32 VCLT;
      ^^^^^^^^^^^ current: 31
                      ^^^^^^^ current: 32 (weak)
      articles 31 à 32 de la VCLT;
      ^^^^^^^^^^^ current: 31 (from)
                    ^^^^^^^^^^^^^ current: 32 (weak, to)
      Article 31, paragraph 3 (c), of the VCLT;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 31(3)(c)
      article 53 of the VCLT;
      ^^^^^^^^^^^^^^^^^^^^^^ current: 53
      VCLT, art. 31(3)(a) and (c);
      ^^^^^^^^^^^^^^^^^^^ current: 31(3)(a)
                              ^^^ current: 31(3)(c)
    `,
      LAWS,
    );
  });

  it('of the Swiss constitution in three languages', () => {
    checkReferences(
      `
      Art. 8 Abs. 2 BV;
      ^^^^^^^^^^^^^^^^ current: 8(2)
      art. 8 al. 2 Cst.;
      ^^^^^^^^^^^^^^^^^ current: 8(2)
      art. 8 cpv. 2 Cost.;
      ^^^^^^^^^^^^^^^^^^^ current: 8(2)
      Art. 36 Abs. 1 und 2 BV;
      ^^^^^^^^^^^^^^ current: 36(1)
                         ^^^^ current: 36(2)
      Art. 36 Abs. 1-2 BV;
      ^^^^^^^^^^^^^^ current: 36(1) (from)
                     ^^^^ current: 36(2) (to)
      BV Art. 8 Abs. 2;
      ^^^^^^^^^^^^^^^^ current: 8(2)
      (art. 36 al. 1 Cst.), Art. 8 f. BV;
       ^^^^^^^^^^^^^^^^^^ current: 36(1)
                            ^^^^^^^^^^^^ current: 8
      Art. 8 II BV;
      ^^^^^^^^^^^^ current: 8(2)
    `,
      LAWS,
    );
  });

  it('of the Austrian civil code', () => {
    checkReferences(
      `
      § 16 Abs. 1 Z 2 ABGB;
      ^^^^^^^^^^^^^^^^^^^^ current: 16(1)(2)
      §§ 16 und 879 ABGB;
      ^^^^^ current: 16
                ^^^^^^^^ current: 879 (weak)
      § 879 Abs. 2 Z 4 ABGB;
      ^^^^^^^^^^^^^^^^^^^^^ current: 879(2)(4)
      § 879 (2) Z 4 ABGB;
      ^^^^^^^^^^^^^^^^^^ current: 879(2)(4)
      ABGB § 16;
      ^^^^^^^^^ current: 16
      § 16 ABGB idF;
      ^^^^^^^^^ current: 16
    `,
      LAWS,
    );
  });

  it('of the Spanish constitution', () => {
    checkReferences(
      `
      art. 18.4 CE;
      ^^^^^^^^^^^^ current: 18(4)
      artículo 149.1.18.ª CE;
      ^^^^^^^^^^^^^^^^^^^^^^ current: 149(1)(18)
      arts. 14 y 15 CE;
      ^^^^^^^^ current: 14
                 ^^^^^ current: 15 (weak)
      artículo 18.4 de la CE;
      ^^^^^^^^^^^^^^^^^^^^^^ current: 18(4)
      art. 149.1.18ª de la CE;
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 149(1)(18)
      los artículos 14, 15 y 18.4 CE;
          ^^^^^^^^^^^^ current: 14
                        ^^ current: 15 (weak)
                             ^^^^^^^ current: 18(4)
      CE art. 18.4;
      ^^^^^^^^^^^^ current: 18(4)
      art. 99.9 CE;
      ^^^^^^^^^^^^ unknown-objective: 99(9)
    `,
      LAWS,
    );
  });

  it('of the Portuguese constitution', () => {
    checkReferences(
      `
      artigo 26.º, n.ºs 1 e 2, da CRP;
      ^^^^^^^^^^^^^^^^^^^ current: 26(1)
                            ^^^^^^^^^ current: 26(2)
      artigo 26.º, n.os 1 e 3, da CRP;
      ^^^^^^^^^^^^^^^^^^^ current: 26(1)
                            ^^^^^^^^^ current: 26(3)
      art. 26.º da CRP;
      ^^^^^^^^^^^^^^^^ current: 26
      art. 26.º/1 CRP;
      ^^^^^^^^^ current: 26
      artigo 26.º n.º 1 CRP;
      ^^^^^^^^^^^^^^^^^^^^^ current: 26(1)
    `,
      LAWS,
    );
  });

  it('of the Dutch civil code', () => {
    checkReferences(
      `
      artikel 6:162 BW;
      ^^^^^^^^^^^^^^^^ current: 6:162
      art. 6:162 lid 2 BW;
      ^^^^^^^^^^^^^^^^^^^ current: 6:162(2)
      art. 3:4 lid 2 BW;
      ^^^^^^^^^^^^^^^^^ current: 3:4(2)
      artikel 6:162, eerste lid, BW;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6:162(1)
      BW 6:162;
      ^^^^^^^^ current: 6:162
    `,
      LAWS,
    );
  });

  it('of a convention with annexes', () => {
    checkReferences(
      `
      MARPOL Annex VI;
      ^^^^^^^^^^^^^^^ current: Annex VI
      MARPOL Annex VI, Regulation 13;
      ^^^^^^^^^^^^^^^ current: Annex VI
                       ^^^^^^^^^^^^^ current: Regulation 13 (weak)
      Annexes I and II of MARPOL;
      ^^^^^^^^^ current: Annex I
                    ^^^^^^^^^^^^ current: Annex II
      MARPOL Annex VI Regulation 13.5;
      ^^^^^^^^^^^^^^^ current: Annex VI
                      ^^^^^^^^^^^^^^^ current: Regulation 13.5
      MARPOL Regulations 12 and 13;
      ^^^^^^^^^^^^^^^^^^^^^ current: Regulation 12
                                ^^ current: Regulation 13 (weak)
      Annex VI to MARPOL;
      ^^^^^^^^^^^^^^^^^^ current: Annex VI
      MARPOL's Annex II;
      ^^^^^^^^^^^^^^^^^ current: Annex II
      regulation 13.5 of MARPOL;
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: Regulation 13.5
    `,
      LAWS,
    );
  });

  it('with recitals', () => {
    checkReferences(
      `
      GDPR Recital 47;
      ^^^^^^^^^^^^^^^ current: Recital 47
      Recital 47 GDPR;
      ^^^^^^^^^^^^^^^ current: Recital 47
      recitals 26 and 47 of the GDPR;
      ^^^^^^^^^^^ current: Recital 26
                      ^^^^^^^^^^^^^^ current: Recital 47 (weak)
      considérant 47 du RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^ current: Considérant 47
      Art. 6(1)(f) and Recital 47 GDPR;
      ^^^^^^^^^^^^ current: 6(1)(f)
                       ^^^^^^^^^^^^^^^ current: Recital 47 (weak)
      GDPR Articles 6 and 7 and Recital 26;
      ^^^^^^^^^^^^^^^ current: 6
                          ^ current: 7 (weak)
                                ^^^^^^^^^^ current: Recital 26 (weak)
      Recital (47) GDPR;
      ^^^^^^^^^^^^^^^^^ current: Recital 47
      Article 6(1)(f) of the General Data Protection Regulation;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      GDPR (Recital 47);
      ^^^^^^^^^^^^^^^^ current: Recital 47
    `,
      LAWS,
    );
  });

  it('of the Polish constitution', () => {
    checkReferences(
      `
      art. 31 ust. 3 Konstytucji;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 31(3)
      art. 45 ust. 1 Konstytucji RP;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 45(1)
      art. 31 ust. 1 i 3 Konstytucji;
      ^^^^^^^^^^^^^^ current: 31(1)
                       ^^^^^^^^^^^^^ current: 31(3)
      art. 31 ust. 1-3 Konstytucji;
      ^^^^^^^^^^^^^^ current: 31(1) (from)
                     ^^^^^^^^^^^^^ current: 31(3) (to)
    `,
      LAWS,
    );
  });

  it('with the number of a level in words', () => {
    checkReferences(
      `
      art. 36, secondo comma, Cost.;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 36(2)
      art. 36, primo comma, Cost.;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 36(1)
      art. 3:4, tweede lid, BW;
      ^^^^^^^^^^^^^^^^^^^^^^^^ current: 3:4(2)
      artikel 6:162, eerste lid, BW;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6:162(1)
      artigo 26.º, n.ºs 1 e 2, da CRP;
      ^^^^^^^^^^^^^^^^^^^ current: 26(1)
                            ^^^^^^^^^ current: 26(2)
      Annexes I and II of MARPOL;
      ^^^^^^^^^ current: Annex I
                    ^^^^^^^^^^^^ current: Annex II
      art. 18, apartado cuarto, CE;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 18(4)
      art. 36, terzo periodo, Cost.;
    `,
      LAWS,
    );
  });
});

describe('what belongs to a number', () => {
  it('is there as a word, behind the prefix, or in a list', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: HAR
      aliases: [Harbour Treaty, traité du port]
      numbering: {languages: [en, fr, de, pt], order: either}
      objectives: [6 a, 6(1) b, 6(2) c, 6(2)(a) d, 16 e, 18 f]
      //- /b.objectives.yaml
      prefix: LGP
      numbering: {languages: [pt], order: either}
      objectives: [16 e, 18 f, 18(I) g, 18(II) h]
      //- /a.md
      Art. 6 Abs. 1 und Abs. 2 lit. a HAR; Art. 6 Abs. 1, Abs. 2 lit. a und Art. 16 HAR
      ^^^^^^^^^^^^^ current: 6(1)
                        ^^^^^^^^^^^^^^^^^ current: 6(2)(a)
                                           ^^^^^^^^^^^^^ current: 6(1)
                                                          ^^^^^^^^^^^^^ current: 6(2)(a)
                                                                                 ^^^^^^ current: 16 (weak)
      Art. 6 Abs. 1 und 16 HAR; HAR 6(1), (2)(a)
      ^^^^^^^^^^^^^ current: 6(1)
                        ^^^^^^ current: 16 (weak)
                                ^^^^^^^^ current: 6(1)
                                          ^^^^^^ current: 6(2)(a)
      the second paragraph of Article 6 HAR; le premier paragraphe de l'article 6 HAR
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(2)
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
      article 6 HAR, paragraphe 2; Article 6 HAR, paragraph 2 of the plan; Article 16 HAR, point 3
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(2)
                                   ^^^^^^^^^^^^^ current: 6
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 16(3)
      Nos termos do art. 18, incisos I e II, da LGP; no caso do art. 16 da LGP
                    ^^^^^^^^^^^^^^^^^^ current: 18(I)
                                         ^^^^^^^^^^ current: 18(II)
                                                                ^^^^^^^^^^^^^^ current: 16
      Having regard to the Harbour Treaty, and in particular Article 16 thereof
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 16
      vu le traité du port, et notamment son article 16; gestützt auf das HAR, insbesondere auf Artikel 16
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 16
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 16
      the HAR, in particular 16 of its members; the HAR, and in particular 6 pages
    `);
  });

  it('is an amendment, the rest of a range, or a letter before §', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: IEC 62000
      levels: [clause]
      editions:
        - edition: "2006"
          objectives: [4.3 a, 5.1 b, 9 c]
      //- /b.objectives.yaml
      prefix: ASC
      objectives: [606 x, 606-10 y, 606-10-25 z, 606-10-25-19 a, 606-10-25-22 b]
      //- /c.objectives.yaml
      prefix: PBL
      numbering: {languages: [sv], order: either}
      objectives: [10(2) a, 10(2a) b, 15(1) c]
      //- /d.objectives.yaml
      prefix: DPA
      numbering: {languages: [en], order: either, series: [Part, Schedule]}
      objectives: [10 a, Part 1 a, Schedule 1 b]
      //- /a.md
      IEC 62000:2006+A1:2015, 4.3 and clause 9; IEC 62000:2006/AMD1:2015 clause 5.1; IEC 62000 (2006+A1) 5.1
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 4.3 @2006
                                             ^ current: 9 @2006 (weak)
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5.1 @2006
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^ current: 5.1 @2006
      ASC 606-10-25-19 through 25-22; ASC 606-10-25-19 to 25-99
      ^^^^^^^^^^^^^^^^ current: 606-10-25-19 (from)
                               ^^^^^ current: 606-10-25-22 (to)
                                      ^^^^^^^^^^^^^^^^ current: 606-10-25-19 (from)
                                                          ^^^^^ unknown-objective: 606-10-25-99 (to)
      10 kap. 2 a § PBL, 10 kap. 2 § a PBL, 15 kap. 1 § PBL
      ^^^^^^^^^^^^^^^^^ current: 10(2a)
                                            ^^^^^^^^^^^^^^^ current: 15(1)
      Schedule 1, Part 1, Paragraph 2 of the DPA
      ^^^^^^^^^^ current: Schedule 1
      'PBL',
      kap: 10(2)
    `);
  });
});
