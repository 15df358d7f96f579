import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const GDPR = scopeOf(`
  //- /gdpr.objectives.yaml
  prefix: GDPR
  aliases: [DSGVO, RODO, RGPD, AVG, GDPR-CZ]
  levels: [article, paragraph]
  numbering: {languages: [de, fr, es, it, pt, nl, pl, sv, ro], order: either}
  objectives:
    - 4 Definitions
    - 4(1) personal data
    - 5 Principles
    - 5(1) principles
    - 5(1)(a) lawful
    - 5(1)(c) minimal
    - 6 Lawfulness
    - 6(1) a
    - 6(1)(a) consent
    - 6(1)(c) duty
    - 6(1)(f) interests
    - 9 Special
    - 9(2) exceptions
    - 9(2)(c) vital
    - 12 Transparency
    - 15 Access
    - 22 Automated
    - 22(4) x
`);

const IN_CZECH = scopeOf(`
  //- /gdpr.objectives.yaml
  prefix: GDPR
  aliases: [DSGVO, RODO, RGPD, AVG, GDPR-CZ]
  levels: [article, paragraph]
  numbering: {languages: [cs], order: either}
  objectives:
    - 4 Definitions
    - 4(1) personal data
    - 5 Principles
    - 5(1) principles
    - 5(1)(a) lawful
    - 5(1)(c) minimal
    - 6 Lawfulness
    - 6(1) a
    - 6(1)(a) consent
    - 6(1)(c) duty
    - 6(1)(f) interests
    - 9 Special
    - 9(2) exceptions
    - 9(2)(c) vital
    - 12 Transparency
    - 15 Access
    - 22 Automated
    - 22(4) x
`);

describe('law is cited as its language does', () => {
  it('with a range word that is a level elsewhere', () => {
    checkReferences(
      `
      artículos 5 al 12 OBR; OBR, arts. 5 al 12
      ^^^^^^^^^^^ current: 5 (from)
                     ^^^^^^ current: 12 (weak, to)
                             ^^^^^^^^^^^^ current: 5 (from)
                                             ^^ current: 12 (weak, to)
    `,
      scopeOf(`
  //- /obr.objectives.yaml
  prefix: OBR
  numbering: {languages: [es], order: either}
  objectives: [5 a, 5(1) b, 12 c]
`),
    );
  });

  it('in German', () => {
    checkReferences(
      `
      Art. 6 Abs. 1 lit. f DSGVO, Artikel 6 Absatz 1 Buchstabe f DSGVO;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      Art. 6 Abs. 1 S. 1 lit. f DSGVO;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      Art. 4 Nr. 1 DSGVO;
      ^^^^^^^^^^^^^^^^^^ current: 4(1)
      Art. 6 Abs. 1 Buchst. a und c DSGVO;
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                  ^^^^^^^ current: 6(1)(c)
      Art. 6 Abs. 1 UAbs. 1 Buchst. f DSGVO;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      Art. 6 (Abs. 1 Satz 1) DSGVO, Art. 6 (Satz 1) DSGVO, Art. 6 (Abs. 1 Satz 1 lit. f) DSGVO
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                                    ^^^^^^^^^^^^^^^^^^^^^ current: 6
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
    `,
      GDPR,
    );
  });

  it('in French', () => {
    checkReferences(
      `
      article 6, paragraphe 1, point f), du RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6 § 1 al. f RGPD;
      ^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      l'article 5, paragraphe 1, points a) et c), du RGPD;
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5(1)(a)
                                              ^^^^^^^^^^^ current: 5(1)(c)
      articles 12 à 15 du RGPD;
      ^^^^^^^^^^^ current: 12 (from)
                    ^^^^^^^^^^ current: 15 (weak, to)
      articles 12 jusqu’à 15 du RGPD;
      ^^^^^^^^^^^ current: 12 (from)
                          ^^^^^^^^^^ current: 15 (weak, to)
      art. 6, par. 1, let. f), du RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
    `,
      GDPR,
    );
  });

  it('in Spanish', () => {
    checkReferences(
      `
      artículo 6, apartado 1, letra f), del RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6.1.f) RGPD;
      ^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artículos 15 a 22 del RGPD;
      ^^^^^^^^^^^^ current: 15 (from)
                     ^^^^^^^^^^^ current: 22 (weak, to)
      art. 5, apdo. 1, letras a) y c) del RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5(1)(a)
                                   ^^^^^^^^^^^ current: 5(1)(c)
    `,
      GDPR,
    );
  });

  it('in Italian', () => {
    checkReferences(
      `
      articolo 6, paragrafo 1, lettera f), GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6, par. 1, lett. f) del GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artt. 12 e 15 GDPR;
      ^^^^^^^^ current: 12
                 ^^^^^^^ current: 15 (weak)
      art. 6 co. 1 lett. f GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      articoli da 12 a 15 GDPR;
      ^^^^^^^^^^^^^^ current: 12 (from)
                       ^^^^^^^ current: 15 (weak, to)
    `,
      GDPR,
    );
  });

  it('in Portuguese', () => {
    checkReferences(
      `
      artigo 6.º, n.º 1, alínea f), do RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6.º, n.º 1, al. f) do RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6.º, nº 1, al. f) do RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artigos 12.º a 15.º do RGPD;
      ^^^^^^^^^^^^ current: 12 (from)
                     ^^^^^^^^^^^^ current: 15 (to)
      artigo 5.º, n.º 1, alíneas a) e c) do RGPD;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5(1)(a)
                                      ^^^^^^^^^^ current: 5(1)(c)
    `,
      GDPR,
    );
  });

  it('in Dutch', () => {
    checkReferences(
      `
      artikel 6, lid 1, onder f), AVG;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6 lid 1 sub f AVG;
      ^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artikelen 12 tot en met 15 AVG;
      ^^^^^^^^^^^^ current: 12 (from)
                              ^^^^^^ current: 15 (weak, to)
      artikel 6 lid 1 aanhef en onder f AVG;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artikel 6, lid 1, punten a en c, AVG;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                    ^^^^^^ current: 6(1)(c)
    `,
      GDPR,
    );
  });

  it('in Polish', () => {
    checkReferences(
      `
      art. 6 ust. 1 lit. f RODO;
      ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6 ust. 1 lit. f) RODO;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artykuł 6 ust. 1 lit. a i c RODO;
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                ^^^^^^ current: 6(1)(c)
      art. 12–15 RODO;
      ^^^^^^^ current: 12 (from)
              ^^^^^^^ current: 15 (weak, to)
      art. 4 pkt 1 RODO;
      ^^^^^^^^^^^^^^^^^ current: 4(1)
    `,
      GDPR,
    );
  });

  it('in Swedish', () => {
    checkReferences(
      `
      artikel 6.1 f GDPR;
      ^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artikel 6.1 första stycket f GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artikel 6.1 led f GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      artiklarna 12 och 15 GDPR;
      ^^^^^^^^^^^^^ current: 12
                        ^^^^^^^ current: 15 (weak)
      artikel 6.1 a och c i GDPR;
      ^^^^^^^^^^^^^ current: 6(1)(a)
                        ^^^^^^^^ current: 6(1)(c)
      artikel 6.1 i GDPR;
      ^^^^^^^^^^^^^^^^^^ current: 6(1)
    `,
      GDPR,
    );
  });

  it('in Czech', () => {
    checkReferences(
      `
      čl. 6 odst. 1 písm. f) GDPR-CZ;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      článek 6 odst. 1 písm. a) a c) GDPR-CZ;
      ^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                  ^^^^^^^^^^ current: 6(1)(c)
      články 12 až 15 GDPR-CZ;
      ^^^^^^^^^ current: 12 (from)
                   ^^^^^^^^^^ current: 15 (weak, to)
      čl. 4 bod 1 GDPR;
      ^^^^^^^^^^^^^^^^ current: 4(1)
    `,
      IN_CZECH,
    );
  });

  it('in Romanian', () => {
    checkReferences(
      `
      art. 6 alin. (1) lit. f) GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      articolul 6 alineatul (1) litera (f) din GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      art. 6 alin. (1) lit. a) și c) GDPR;
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(a)
                                  ^^^^^^^ current: 6(1)(c)
      art. 4 pct. 1 GDPR;
      ^^^^^^^^^^^^^^^^^^ current: 4(1)
      art. 12 până la 15 GDPR;
      ^^^^^^^ current: 12 (from)
                      ^^^^^^^ current: 15 (weak, to)
    `,
      GDPR,
    );
  });

  it('and what is a list, a pronoun or a sentence stays one', () => {
    checkReferences(
      `
      GDPR Art. 7, 8;
      ^^^^^^^^^^^ unknown-objective: 7
      GDPR Art. 6, I believe;
      ^^^^^^^^^^^ current: 6
      GDPR art. 99 lid 3;
      ^^^^^^^^^^^^^^^^^^ unknown-objective: 99(3)
      GDPR Art. 6 Abs. 1 S. 1, GDPR art. 12 ust. 1;
      ^^^^^^^^^^^^^^^^^^ current: 6(1)
                               ^^^^^^^^^^^^^^^^^^^ unknown-objective: 12(1)
    `,
      GDPR,
    );
  });
});

const SIGNS = scopeOf(`
  //- /const.objectives.yaml
  prefix: CF
  numbering: {languages: [pt], order: either, inner: {".": "(", "§": "(", ",": "("}}
  objectives:
    - 5 direitos
    - 5(I) homens
    - 5(II) lei
    - 5(IV) livre
    - 5(XII) sigilo
    - 5(LXXVIII) duração
    - 8 x
    - 8(2) y
    - 8(2)(c) z
    - 31 x
    - 31(2) y
    - 60 Emenda
    - 60(4) clausulas
    - 60(4)(II) voto
`);

const BOTH = scopeOf(`
  //- /x.objectives.yaml
  prefix: X
  numbering: {inner: {".": "("}}
  objectives: [8.2 Listed, 8(2) Other, 8(3) Third, 8(3)(c) Deep]
`);

describe('signs stand for brackets', () => {
  it('where listed numbers have them', () => {
    checkReferences(
      `
      art. 5º, IV, da CF;
      ^^^^^^^^^^^^^^^^^^ current: 5(IV)
      art. 5º, II e XII, CF;
      ^^^^^^^^^^^ current: 5(II)
                    ^^^^^^^ current: 5(XII)
      CF, art. 60, § 4º, II;
      ^^^^^^^^^^^^^^^^^^^^^ current: 60(4)(II)
      CF 8.2.c;
      ^^^^^^^^ current: 8(2)(c)
      CF 31 §2;
      ^^^^^^^^ current: 31(2)
      CF art. 5, XXXV;
      ^^^^^^^^^^^^^^^ unknown-objective: 5(XXXV)
      CF art. 5, LXXVIII;
      ^^^^^^^^^^^^^^^^^^ current: 5(LXXVIII)
      CF 5, I believe;
      ^^^^ current: 5
      CF 5, 8;
      ^^^^ current: 5
            ^ current: 8 (weak)
      CF 8.2;
      ^^^^^^ current: 8(2)
      CF 8.9;
      ^^^^^^ unknown-objective: 8(9)
    `,
      SIGNS,
    );
  });

  it('unless a number is listed as written', () => {
    checkReferences(
      `
      X 8.2, X 8.3, X 8.3.c, X 8.9, X 8.2.1
      ^^^^^ current: 8.2
             ^^^^^ current: 8(3)
                    ^^^^^^^ current: 8(3)(c)
                             ^^^^^ unknown-objective: 8.9
                                    ^^^^^^^ unknown-objective: 8.2.1
    `,
      BOTH,
    );
  });
});

const NEVER = scopeOf(`
  //- /h.objectives.yaml
  prefix: HAR
  levels: [article]
  numbering: {words: [art, article], order: either}
  objectives:
    - 6 a
    - 6(1) a
    - 6(1)(a) b
    - 9 a
    - 9(IV) b
    - 31 c
    - 31(2) d
  //- /ac.objectives.yaml
  prefix: AC
  numbering: {words: [control], unlisted: {control: parent}}
  levels: [control]
  objectives:
    - AC-2 x
    - AC-2(1) y
    - AC-3 x
  //- /i.objectives.yaml
  prefix: INT
  objectives:
    - 3 x
    - 3.4 y
    - 5 z
`);

describe('a number is never read as its own parent', () => {
  it('where a part of it is not understood', () => {
    checkReferences(
      `
      HAR 6(1)(abc);
      HAR 6 (1) (a);
      ^^^^^^^^^^^^^ current: 6(1)(a)
      HAR 31 § 2;
      HAR art. 31 §2;
      HAR 9, IV;
      HAR 6 Abs. 1;
      HAR art. 6, paragraph 1;
      HAR 6(1) lit. a;
      HAR 6(1) a);
      HAR 6 bis;
      HAR 6-bis;
      HAR 6 bis 9;
      ^^^^^ current: 6 (from)
                ^ current: 9 (weak, to)
      (HAR 6(1) a);
       ^^^^^^^^ current: 6(1)
      HAR 6 (see below);
      ^^^^^ current: 6
      HAR 6(1) (new);
      ^^^^^^^^ current: 6(1)
      HAR 6, I believe;
      ^^^^^ current: 6
      HAR 9, V;
    `,
      NEVER,
    );
  });

  it('but lists, remarks and deeper numbers are understood', () => {
    checkReferences(
      `
      HAR 6, 9;
      ^^^^^ current: 6
             ^ current: 9 (weak)
      HAR 31 and 6;
      ^^^^^^ current: 31
                 ^ current: 6 (weak)
      HAR 6;
      ^^^^^ current: 6
      HAR 6(1)(b);
      ^^^^^^^^^^^ unknown-objective: 6(1)(b)
      HAR 6(1)(2);
      ^^^^^^^^^^^ unknown-objective: 6(1)(2)
    `,
      NEVER,
    );
  });

  it('unless the catalog says that nothing below is listed', () => {
    checkReferences(
      `
      AC AC-2(3)(b);
      ^^^^^^^^^^^^^ current: AC-2
      AC AC-3(4);
      ^^^^^^^^^^ current: AC-3
      AC AC-9(1);
      ^^^^^^^^^^ unknown-objective: AC-9(1)
      AC AC-3 (j);
      ^^^^^^^ current: AC-3
    `,
      NEVER,
    );
  });

  it('with other signs than brackets too', () => {
    checkReferences(
      `
      INT 3, para 4;
      INT 5 paragraph 2;
      INT 3 point 4;
      INT 3 (4);
      ^^^^^ current: 3
      INT 3 and 5;
      ^^^^^ current: 3
                ^ current: 5 (weak)
      INT 5 (in 3 lines);
      ^^^^^ current: 5
    `,
      NEVER,
    );
  });
});

it('a paragraph of the next line is no part of a number that has one', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: KVG
    numbering: {languages: [de, fr], order: either}
    objectives: [2 a, 2(1) b, 2(1a) c, 2(2) d, 39 e]
    //- /a.md
    KVG 2 Abs. 1a
    ^^^^^^^^^^^^^ current: 2(1a)
    § 39 Absatz 1a SGB V
    KVG 2(1a) § 39 Abs. 1, KVG art. 2
    ^^^^^^^^^ current: 2(1a)
                           ^^^^^^^^^^+ current: 2(2)
    § 2
    ^^^-
  `);
});
