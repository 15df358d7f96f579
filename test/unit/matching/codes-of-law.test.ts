import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const CODES = scopeOf(`
  //- /baugb.objectives.yaml
  prefix: BauGB
  aliases: [Baugesetzbuch]
  numbering: {languages: [de], order: either}
  objectives: [2 a, 2(1) b, 4 c, 4(1) d, 4(2) d, 4(3) d, 13 e, 13a f, 13a(1) g, 34 h, 34(1) i, 34(2) j, 34(3) j, 35 k, 35(1) l, 35(1)(5) m]
  //- /pbl.objectives.yaml
  prefix: PBL
  aliases: [plan- och bygglagen]
  numbering: {languages: [sv], order: either}
  objectives: [2 a, 2(3) b, 2(5) c, 9 d, 9(2) e, 9(4) f, 12 g]
  //- /cf.objectives.yaml
  prefix: CF
  numbering: {languages: [pt], order: either}
  objectives: [37 a, 37(6) b, 150 c, 150(VI) d, 150(VI)(a) e, 150(VI)(c) f]
  //- /esrs.objectives.yaml
  prefix: ESRS
  edition: "2023"
  objectives: [E1-6 a, GOV-1 b]
  //- /cfr.objectives.yaml
  prefix: 14 CFR
  edition: "2031"
  objectives: [25.1309 a, 25.1309(b) b, 25.1309(b)(1) c, 25.1309(b)(2) d, 25.1309(c) e, 121.651(c)(1) f, "121.651(c)(1)(i) f", "121.651(c)(1)(ii) g", "121.651(d)(1)(ii) h"]
`);

describe('a Roman numeral behind a number of German law is a paragraph', () => {
  it('before the name, a further part or the end', () => {
    checkReferences(
      `
      § 34 II BauGB; § 34 I BauGB;
      ^^^^^^^^^^^^^ current: 34(2)
                     ^^^^^^^^^^^^ current: 34(1)
      § 35 I Nr. 5 BauGB; §§ 34 I, II, 35 I BauGB; § 4 I bis III BauGB
      ^^^^^^^^^^^^^^^^^^ current: 35(1)(5)
                          ^^^^^^^ current: 34(1)
                                   ^^ current: 34(2)
                                       ^^^^^^^^^^ current: 35(1)
                                                   ^^^^^ current: 4(1) (from)
                                                             ^^^^^^^^^ current: 4(3) (to)
      BauGB § 34 I.
      ^^^^^^^^^^^^ current: 34(1)
      BauGB § 34 II gilt.
      ^^^^^^^^^^^^^ current: 34(2)
      § 34 IX BauGB
      ^^^^^^^^^^^^^ unknown-objective: 34(9)
    `,
      CODES,
    );
  });

  it('but not the pronoun, a name, or the numeral of another language', () => {
    checkReferences(
      `
      BauGB § 34 I believe
      ^^^^^^^^^^ current: 34
      BauGB § 34 V2 and BauGB § 34 X.509
      ^^^^^^^^^^ current: 34
                        ^^^^^^^^^^ current: 34
      14 CFR 25.1309 II
      ^^^^^^^^^^^^^^ current: 25.1309
    `,
      CODES,
    );
  });
});

describe('a list of a law', () => {
  it('goes on with a paragraph of its own behind §', () => {
    checkReferences(
      `
      § 4 Abs. 1 und § 13 BauGB; § 4 Abs. 1 und 2 BauGB; § 34 Abs. 1, § 4 Abs. 1 und § 2 BauGB
      ^^^^^^^^^^ current: 4(1)
                       ^^^^^^^^ current: 13 (weak)
                                 ^^^^^^^^^^ current: 4(1)
                                                ^^^^^^^ current: 4(2)
                                                         ^^^^^^^^^^^ current: 34(1)
                                                                        ^^^^^^^^ current: 4(1)
                                                                                       ^^^^^^^ current: 2 (weak)
      BauGB § 4 Abs. 1 und § 13.
      ^^^^^^^^^^^^^^^^ current: 4(1)
                             ^^ current: 13 (weak)
    `,
      CODES,
    );
  });

  it('replaces as many groups as are written', () => {
    checkReferences(
      `
      14 CFR 25.1309(b)(1) and (b)(2), or (c)
      ^^^^^^^^^^^^^^^^^^^^ current: 25.1309(b)(1)
                               ^^^^^^ current: 25.1309(b)(2)
                                          ^^^ current: 25.1309(c)
      14 CFR 121.651(c)(1)(i), (c)(1)(ii) and (d)(1)(ii)
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 121.651(c)(1)(i)
                               ^^^^^^^^^^ current: 121.651(c)(1)(ii)
                                              ^^^^^^^^^^ current: 121.651(d)(1)(ii)
    `,
      CODES,
    );
  });
});

describe('a number is not read from its second half', () => {
  it('where a part of it is not listed', () => {
    checkReferences(
      `
      § 13a Abs. 1 Satz 2 Nr. 1 BauGB
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 13a(1)(1)
      Satz 2 Nr. 1 BauGB und Absatz 4 Abs. 1 BauGB
    `,
      CODES,
    );
  });
});

it('a name may be in the genitive, an edition behind a hyphen, and ¶ before a number', () => {
  checkReferences(
    `
    § 34 Absatz 2 des Baugesetzbuches; 14 CFR-2031 25.1309; 14 CFR ¶ 25.1309
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 34(2)
                                       ^^^^^^^^^^^^^^^^^^^ current: 25.1309 @2031
                                                            ^^^^^^^^^^^^^^^^ current: 25.1309
    14 CFR-2099 25.1309, 14 CFR-2031
  `,
    CODES,
  );
});

it('in Swedish, chapters have their word and sections their sign behind the number', () => {
  checkReferences(
    `
    9 kap. 2 § PBL; 9 kap. 4 § plan- och bygglagen; 2 kap. 3 och 5 §§ PBL; 12 § PBL
    ^^^^^^^^^^^^^^ current: 9(2)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 9(4)
                                                    ^^^^^^^^ current: 2(3)
                                                                 ^^^^^^^^ current: 2(5)
                                                                           ^^^^^^^^ current: 12
    PBL 9 kap. 2 §, 9 kap. 2-4 §§ PBL, 9 kap. 3 § PBL
    ^^^^^^^^^^^^ current: 9(2)
                    ^^^^^^^^ current: 9(2) (from)
                             ^ current: 9(4) (to)
                                       ^^^^^^^^^^^^^^ unknown-objective: 9(3)
    Lag 12 kr PBL, 12 PBL
  `,
    CODES,
  );
});

it('in Portuguese, letters may be in quotes, and "caput" is not a level', () => {
  checkReferences(
    `
    art. 150, VI, "a", da CF; art. 150, inciso VI, alínea “c”, da CF
    ^^^^^^^^^^^^^^^^^^^^^^^^ current: 150(VI)(a)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 150(VI)(c)
    art. 37, caput, da CF; art. 37, caput e § 6º, da CF
    ^^^^^^^^^^^^^^^^^^^^^ current: 37
                           ^^^^^^^ current: 37
                                              ^^^^^^^^^ current: 37(6)
  `,
    CODES,
  );
});

it('of editions that are years, a shorter integer behind the name is none', () => {
  checkReferences(
    `
    ESRS 2 GOV-1; ESRS 2022 GOV-1
                  ^^^^^^^^^^^^^^^ unknown-edition: GOV-1 @2022
  `,
    CODES,
  );
});
