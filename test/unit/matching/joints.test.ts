import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const CODES = scopeOf(`
  //- /code.objectives.yaml
  prefix: CODE
  levels: [article]
  numbering: {languages: [fr], order: either}
  objectives: [L1121-1 a, L1152-2 b, R40 c]
  //- /fat.objectives.yaml
  prefix: FAT
  numbering: {lead: [R], words: [criterion]}
  objectives: [1 a, 12 b, 13 c, 1.5 d, 1.7 e]
  //- /or.objectives.yaml
  prefix: OBR
  numbering: {languages: [de], order: either}
  objectives: [34 a, 34a b, "34a(2) c", 305 d, 310a e, 312 f]
  //- /cgi.objectives.yaml
  prefix: CGI
  numbering: {languages: [fr], order: either}
  objectives: [200 a, 238bis b, 262ter c, 293B d, 293B(2) e]
  //- /priv.objectives.yaml
  prefix: PRIV
  numbering: {languages: [it, fr, de], order: either}
  objectives: [1 a, 2 b, 2-ter c, 8a d, 8a(1) e, 8a(1a) f, 8a(1bis) g]
  //- /dns.objectives.yaml
  prefix: DNS
  levels: [Indikator]
  numbering: {words: [Indikatoren], order: either}
  objectives: [3.2.a c, 3.2.b d, 5.1.a e, 5.1.e f]
  //- /grn.objectives.yaml
  prefix: GRN
  levels: [artikel, lid]
  numbering: {languages: [nl, de], series: [Recommendation], order: either}
  objectives: [4 a, "4(1) b", "4(3) c", "4(4) d", Recommendation 35 e]
  //- /ccm.objectives.yaml
  prefix: CCM
  objectives: [HRS-01 a, HRS-02 b, HRS-04 c, ORP.4.A8 d, ORP.4.A9 e]
  //- /coi.objectives.yaml
  prefix: COI
  numbering: {words: [Article]}
  objectives: [51 a, 51A b, 51A(g) c]
  //- /cciv.objectives.yaml
  prefix: CCIV
  numbering: {languages: [es], inner: {".": "("}, order: either}
  objectives: [4 a, 4(1) b, 1902 c]
`);

describe('signs between letters and figures that a catalog does not list', () => {
  it('behind the letters of a code', () => {
    checkReferences(
      `
      l’article L. 1121-1 du CODE, CODE, art. L 1152-2 et R. 40
        ^^^^^^^^^^^^^^^^^^^^^^^^^ current: L1121-1
                                   ^^^^^^^^^^^^^^^^^^^ current: L1152-2
                                                          ^^^^^ current: R40
      art. L.1121-1 CODE; art. L. 9999-1 CODE; FAT's R. 12
      ^^^^^^^^^^^^^^^^^^ current: L1121-1
                          ^^^^^^^^^^^^^^^^^^^ unknown-objective: L9999-1
                                               ^^^^^^^^^^^ current: 12
      CODE R 40 pages; CODE L 12 tables; le livre L. du CODE
    `,
      CODES,
    );
  });

  it('before the letter of an inserted article', () => {
    checkReferences(
      `
      § 34 a OBR; § 34 a Abs. 2 OBR; OBR § 34 a; COI Article 51-A(g)
      ^^^^^^^^^^ current: 34a
                  ^^^^^^^^^^^^^^^^^ current: 34a(2)
                                     ^^^^^^^^^^ current: 34a
                                                 ^^^^^^^^^^^^^^^^^^^ current: 51A(g)
      OBR §§ 305–310a, 312
      ^^^^^^^^^^ current: 305 (from)
                 ^^^^ current: 310a (to)
                       ^^^ current: 312 (weak)
      § 34 i. V. m. § 305 OBR; COI Article 51 A person, COI Article 51-based
      ^^^^ current: 34
                      ^^^^^^^ current: 305 (weak)
                               ^^^^^^^^^^^^^^           ^^^^^^^^^^^^^^ current: 51
    `,
      CODES,
    );
  });

  it('before the word or the capital of one', () => {
    checkReferences(
      `
      articles 200 et 238 bis du CGI, art. 293 B du CGI; CGI, art. 262 ter
      ^^^^^^^^^^^^ current: 200
                      ^^^^^^^^^^^^^^ current: 238bis
                                      ^^^^^^^^^^^^^^^^^ current: 293B
                                                         ^^^^^^^^^^^^^^^^^ current: 262ter
      art. 2 ter PRIV, article 1er de PRIV, § 8a Abs. 1a PRIV, Art. 2 bis 8a PRIV
      ^^^^^^^^^^^^^^^ current: 2-ter
                       ^^^^^^^^^^^^^^^^^^^ current: 1
                                            ^^^^^^^^^^^^^^^^^ current: 8a(1a)
                                                               ^^^^^^ current: 2 (from)
                                                                          ^^^^^^^ current: 8a (to)
      art. 8a al. 1bis PRIV, § 8a Abs. 1bis PRIV
      ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^ current: 8a(1bis)
      article 293 B, alinéa 2 du CGI; article 293 I du CGI; CGI, art. 200 B2B
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 293B(2)
                                                            ^^^^^^^^^^^^^ current: 200
    `,
      CODES,
    );
  });

  it('in figures as long as those listed', () => {
    checkReferences(
      `
      artículo 1.902 del CCIV, art. 4.1 CCIV
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 1902
                               ^^^^^^^^^^^^^ current: 4(1)
      CCIV (24.ª edición), CCIV: 12 personas, CCIV 4 de mayo de 2031
    `,
      CODES,
    );
  });

  it('lists whose items leave out the letters', () => {
    checkReferences(
      `
      CCM HRS-01, -02 and -04; CCM ORP.4.A8 und A9; CCM ORP.4.A8 and A4 paper
      ^^^^^^^^^^ current: HRS-01
                  ^^^ current: HRS-02 (weak)
                          ^^^ current: HRS-04 (weak)
                               ^^^^^^^^^^^^ current: ORP.4.A8
                                                ^^ current: ORP.4.A9 (weak)
                                                    ^^^^^^^^^^^^ current: ORP.4.A8
      Indikatoren 3.2.a, b der DNS, DNS-Indikatoren 5.1.a–e; DNS 3.2.a, a town
      ^^^^^^^^^^^^^^^^^ current: 3.2.a
                         ^^^^^^^^^ current: 3.2.b (weak)
                                    ^^^^^^^^^^^^^^^^^^^^^ current: 5.1.a (from)
                                                          ^ current: 5.1.e (to)
                                                             ^^^^^^^^^ current: 3.2.a
      artikel 4 lid 1 en lid 3 GRN, § 4 Abs. 3 S. 1, Abs. 4 GRN, GRN Recommendation No. 35
      ^^^^^^^^^^^^^^^ current: 4(1)
                         ^^^^^^^^^ current: 4(3)
                                    ^^^^^^^^^^ current: 4(3)
                                                     ^^^^^^^^^^ current: 4(4)
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ current: Recommendation 35
      FAT R.1/12/13, FAT criteria 1.5–1.7
      ^^^^^^^ current: 1
              ^^ current: 12 (weak)
                 ^^ current: 13 (weak)
                     ^^^^^^^^^^^^^^^^ current: 1.5 (from)
                                      ^^^ current: 1.7 (to)
    `,
      CODES,
    );
  });
});
