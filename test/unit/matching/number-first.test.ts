import { describe, expect, it } from 'vitest';
import { checkReferences, drawReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a number comes before its prefix', () => {
  it('after a word or §', () => {
    checkReferences(
      `
      Art. 6 GDPR, Article 6 GDPR, Articles 6 GDPR, art 6 GDPR, recital 7 GDPR, § 6 DSGVO, §§ 6 DSGVO
      ^^^^^^^^^^^  ^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^  ^^^^^^^^^^ current: 6
                                                                ^^^^^^^^^^^^^^ current: 7
                                                                                ^^^^^^^^^  ^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
  });

  it('in brackets', () => {
    checkReferences(
      `
      recital (7) of the GDPR, Recital (7) GDPR; Article (6 GDPR
      ^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^ current: 7
    `,
      FRAMEWORKS,
    );
  });

  it('with small words between', () => {
    checkReferences(
      `
      Article 6 of the GDPR, Article 6 of GDPR, Article 6 in the GDPR, Art. 6 der DSGVO, Article 6 of the General Data Protection Regulation
      ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
  });

  it('with a sign between', () => {
    checkReferences(
      `
      Article 6 (GDPR), Article 6, GDPR, Article 6 – GDPR, **Article 6** GDPR, Article 6 **GDPR**
      ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
  });

  it('with words within it in brackets, behind a colon, or joined', () => {
    checkReferences(
      `
      Art. 6 (Abs. 1) DSGVO, Art. 6 (Abs. 1 lit. f) DSGVO, Art. 6 Abs1 DSGVO, GDPR Article 6 (para 1), GDPR Article 6: para 1 says
      ^^^^^^^^^^^^^^^^^^^^^                                ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
      GDPR Article 6 (para 1 of the report), GDPR Article 6 (S. 3), GDPR Article 7 (para 4), GDPR Article 6: para 1 of the report
      ^^^^^^^^^^^^^^                         ^^^^^^^^^^^^^^                                  ^^^^^^^^^^^^^^ current: 6
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 7(4)
    `,
      FRAMEWORKS,
    );
  });

  it('with words within it', () => {
    checkReferences(
      `
      Art. 6 Abs. 1 lit. f DSGVO, Art. 6 Abs. 1 S. 1 lit. f DSGVO, Art.&nbsp;6 Abs.&nbsp;1 DSGVO, Art. 6 (1) (f) GDPR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1)
                                                                                                  ^^^^^^^^^^^^^^^^^^^ current: 6(1)(f)
    `,
      FRAMEWORKS,
    );
  });

  it('without a word if it has parts', () => {
    checkReferences(
      `
      6(1)(f) GDPR and 22(4) of the GDPR
      ^^^^^^^^^^^^ current: 6(1)(f) (weak)
                       ^^^^^^^^^^^^^^^^^ current: 22(4) (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('in a list or a range', () => {
    checkReferences(
      `
      Articles 5(1)(a) and 6 of the GDPR; Art. 5, 6 und 7 DSGVO; Articles 5 to 7 GDPR; Article 22(1) and (4) GDPR
      ^^^^^^^^^^^^^^^^ current: 5(1)(a)
                           ^^^^^^^^^^^^^ current: 6 (weak)
                                          ^^^^^^ current: 5
                                                  ^ current: 6 (weak)
                                                        ^^^^^^^ current: 7 (weak)
                                                                 ^^^^^^^^^^ current: 5 (from)
                                                                               ^^^^^^ current: 7 (weak, to)
                                                                                       ^^^^^^^^^^^^^ current: 22(1)
                                                                                                         ^^^^^^^^ current: 22(4)
    `,
      FRAMEWORKS,
    );
  });

  it('in a list with a word for all of it', () => {
    checkReferences(
      `
      Articles 6 and 7, both of the GDPR; Art. 6 und 7, beide DSGVO; Articles 5, 6 and 7, all GDPR
      ^^^^^^^^^^ current: 6
                     ^^^^^^^^^^^^^^^^^^^ current: 7 (weak)
                                          ^^^^^^ current: 6
                                                     ^^^^^^^^^^^^^^ current: 7 (weak)
                                                                     ^^^^^^^^^^ current: 5
                                                                                 ^ current: 6 (weak)
                                                                                       ^^^^^^^^^^^ current: 7 (weak)
      Article 6, both of the GDPR; Articles 6 and 7, both of the Charter and the GDPR
    `,
      FRAMEWORKS,
    );
  });

  it('with the following ones', () => {
    checkReferences(
      `
      Art. 12 ff. DSGVO, Art. 12 f. DSGVO, Articles 12 et seq. of the GDPR
      ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 12
    `,
      FRAMEWORKS,
    );
  });

  it('with a pin after it', () => {
    checkReferences(
      `
      Art. 6 GDPR:2016, Article 6 GDPR (2016), Articles 6 and 7 of the GDPR 2016
      ^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^ current: 6 @2016
                                                              ^^^^^^^^^^^^^^^^^^ current: 7 @2016 (weak)
    `,
      FRAMEWORKS,
    );
  });

  it('across a line break', () => {
    checkReferences(
      `
      Article
      ^^^^^^^+ current: 6
      6 of the
      GDPR, Article 6
      ^^^^-
            ^^^^^^^^^+ current: 6
      GDPR, Article 6 of
      ^^^^-
            ^^^^^^^^^^^^+ current: 6
      the GDPR
      ^^^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('also next to other frameworks', () => {
    checkReferences(
      `
      Article 6 GDPR, SDG 13 and Article 7 GDPR
      ^^^^^^^^^^^^^^ current: 6
                      ^^^^^^ current: 13
                                 ^^^^^^^^^^^^^^ current: 7
    `,
      FRAMEWORKS,
    );
  });

  it('or after it, if both orders are allowed', () => {
    checkReferences(
      `
      GDPR Article 6, GDPR Art. 6(1)(f), GDPR (Article 6), the GDPR (Art. 6), GDPR, Article 6
      ^^^^^^^^^^^^^^ current: 6
                      ^^^^^^^^^^^^^^^^^ current: 6(1)(f)
                                         ^^^^^^^^^^^^^^^       ^^^^^^^^^^^^   ^^^^^^^^^^^^^^^ current: 6
    `,
      FRAMEWORKS,
    );
  });
});

describe('a number does not belong to a prefix after it', () => {
  it('that has a number of its own', () => {
    checkReferences(
      `
      In section 3.1, SDG 1.9 is wrong. Item 2.1: SDG 3.9
                      ^^^^^^^ unknown-objective: 1.9
                                                  ^^^^^^^ unknown-objective: 3.9
      - 3.1 SDG target 1.9
            ^^^^^^^^^^^^^^ unknown-objective: 1.9
      3.1 SDG, target 2.1. One of the prefix before it: 3.1 SDG, target 2.1 of SDG
          ^^^^^^^^^^^^^^^ current: 2.1
                                                        ^^^^^^^ current: 3.1 (weak)
                                                                 ^^^^^^^^^^^^^^^^^ current: 2.1
      3.1 SDG 2030, target 2.1
          ^^^^^^^^^^^^^^^^^^^^ current: 2.1 @2030
      3.1 SDG:2030 2.1
          ^^^^^^^^^^^^ current: 2.1 @2030
      3.1 SDG 2030
      ^^^^^^^^^^^^ current: 3.1 @2030 (weak)
    `,
      scopeOf(`
        //- /sdg.objectives.yaml
        prefix: SDG
        levels: [goal, target]
        numbering: {order: either}
        edition: "2030"
        objectives: [1 Poverty, 1.1 Poor, 2 Hunger, 2.1 Food, 3 Health, 3.1 Care]
      `),
    );
  });

  it.each(['6 GDPR', 'the 6 GDPR principles', 'in 2016 GDPR'])('if it is an integer without a word: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'Article 6 and the GDPR',
    'Article 6. GDPR applies',
    'Article 5 of the Directive and GDPR',
    'Article 6 is in GDPR',
    'Article 6; the GDPR',
    'Article 6 of the old GDPR',
  ])('if something else is between them: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['3.4 INTERPOL-SP', 'objective 3.4 INTERPOL-SP', 'the AC-2 of SP 800-53'])(
    'of a framework whose prefix comes first: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['Article 6 GDPRX', 'Article 6 GDPR_x', 'Article 6 EU-GDPR'])('that is longer: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it.each(['Article 6, Article 7, Article 9.', 'Art. 6, Art. 6, Art. 6'])('that is not one: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );
});

const LAWS = scopeOf(`
  //- /har.objectives.yaml
  prefix: HAR
  aliases: [Harbour Act]
  numbering: {words: [Art, Article], order: either}
  edition: "2031"
  objectives: [3 Scope, 3.1 Ships, 5 Duties, 8 Fees, 8.4 Waivers, 9 Appeals, 30 Repeals]
  //- /toll.objectives.yaml
  prefix: TOLL
  numbering: {words: [Art, Article], order: either}
  objectives: [3 Scope, 5 Duties, 8 Fees, 8.4 Waivers, 9 Appeals, 17 Refunds, 30 Repeals]
`);

describe('of a number and a prefix on each side of it, or of a prefix and a number on each side', () => {
  it('those on one line belong together', () => {
    checkReferences(
      `
      Art. 3 HAR
      ^^^^^^^^^^ current: 3
      Art. 8 TOLL
      ^^^^^^^^^^^ current: 8
      Art. 30 HAR
      ^^^^^^^^^^^ current: 30
      as in the HAR
      Art. 8 TOLL says, and the HAR
      ^^^^^^^^^^^ current: 8
      8.4 TOLL
      ^^^^^^^^ current: 8.4 (weak)

      see Art. 3
      HAR Art. 5
      ^^^^^^^^^^ current: 5
      TOLL Art. 8
      ^^^^^^^^^^^ current: 8
    `,
      LAWS,
    );
  });

  it.each(['\n', '\r\n', '\r'])('whatever ends the line', (end) => {
    const text = ['// HAR', '// Art. 8 TOLL', '// Art. 30 HAR', ''].join(end);
    expect(drawReferences(text, LAWS).map(({ message }) => message)).toEqual(['8', '30']);
  });

  it('those with nothing or a small word between them belong together', () => {
    checkReferences(
      `
      HAR, Art. 8 TOLL; HAR: Art. 8 of the TOLL; Art. 3 HAR (Art. 9 TOLL)
           ^^^^^^^^^^^       ^^^^^^^^^^^^^^^^^^ current: 8
                                                 ^^^^^^^^^^ current: 3
                                                             ^^^^^^^^^^^ current: 9
      the HAR
      Art. 8 of the
      ^^^^^^^^^^^^^+ current: 8
      TOLL
      ^^^^-
    `,
      LAWS,
    );
  });

  it('all of a line are read in the order of its first', () => {
    checkReferences(
      `
      HAR Art. 3 TOLL Art. 8
      ^^^^^^^^^^ current: 3
                 ^^^^^^^^^^^ current: 8
      Art. 3 HAR Art. 8 TOLL Art. 30 HAR
      ^^^^^^^^^^ current: 3
                 ^^^^^^^^^^^ current: 8
                             ^^^^^^^^^^^ current: 30
      HAR 8.4, TOLL 17
      ^^^^^^^ current: 8.4
               ^^^^^^^ current: 17
    `,
      LAWS,
    );
  });

  it('a prefix with a number behind it is not that of a number of another law before it', () => {
    checkReferences(
      `
      //- /iso.objectives.yaml
      prefix: ISO 14001
      edition: "2015"
      numbering: {words: [clause], order: either}
      objectives: [6 Plan, 6.1 Act, 9 Check, 9.1 Watch]
      //- /audit.md
      ISO 9001:2015 clause 9.1, ISO 14001:2015 clause 6.1
                                ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6.1 @2015
      ISO 9001:2015, clause 9.1, ISO 14001:2015, clause 6.1
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6.1 @2015
      Clause 9.1, ISO 14001
      ^^^^^^^^^^^^^^^^^^^^^ current: 9.1
    `,
    );
  });

  it('a list ends before the numbers of a later prefix', () => {
    checkReferences(
      `
      HAR Art. 3 and Art. 8 TOLL; HAR Art. 3, 5, Art. 8 and 9 of the TOLL
      ^^^^^^^^^^ current: 3
                     ^^^^^^^^^^^ current: 8
                                  ^^^^^^^^^^ current: 3
                                              ^ current: 5 (weak)
                                                 ^^^^^^ current: 8
                                                            ^^^^^^^^^^^^^ current: 9 (weak)
      HAR Art. 3,
      ^^^^^^^^^^ current: 3
      Art. 8 TOLL
      ^^^^^^^^^^^ current: 8
      HAR Art. 3, Art. 8, TOLL Art. 9
      ^^^^^^^^^^ current: 3
                       ^ current: 8 (weak)
                          ^^^^^^^^^^^ current: 9
    `,
      LAWS,
    );
  });

  it('a name that no catalog has takes the number after a line break', () => {
    checkReferences(
      `
      as in the HAR
      Art. 8 of the Customs Act
    `,
      LAWS,
    );
  });
});

describe('a number and a prefix after it are parted', () => {
  it.each([
    '["3.1", "HAR"]',
    '“Art. 3” HAR',
    '(Art. 3) HAR',
    '[3.1] HAR',
    '| Art. 3 | HAR',
    'Art. 3, HAR, TOLL and others',
    'FOO Art. 3, HAR',
    '8.4, HAR',
    'Art. 3,\nHAR',
    'Art. 3,\nof the HAR',
    '### 8.4 HAR',
    '== 8.4 HAR',
    '<h2>8.4 HAR</h2>',
    '# **8.4 HAR**',
    '8.4 HAR\n-------',
    '8.4 HAR-Handbook',
    'Art. 3 of our policy (HAR)',
    'Art. 3 of the Act (see HAR)',
    'Art. 3 of the Act (HAR and others)',
    'Art. 3 I HAR',
    'Art. 3 V HAR',
    '- Art. 3\n- HAR',
    '* Art. 3\n* HAR',
    '## Guide to HAR\n8.4 Waivers',
    '// HAR\n8.4',
  ])('%s', (text) => checkReferences(text, LAWS));

  it('by the number that the prefix has of its own', () => {
    checkReferences(
      `
      Art. 3, HAR 8; section 8.4 HAR 9
              ^^^^^ current: 8
                                 ^^^^^ current: 9
    `,
      LAWS,
    );
  });
});

it('a number before its prefix without a word is weak', () => {
  checkReferences(
    `
      Chapter 3.1 HAR, Version 8.4 HAR toolkit, Version 9.9 HAR toolkit
              ^^^^^^^ current: 3.1 (weak)
                               ^^^^^^^ current: 8.4 (weak)
    `,
    LAWS,
  );
});

it('a remark or a quoted name may be between a number and its prefix', () => {
  checkReferences(
    `
      Art. 3 (scope) of the HAR, Art. 3 of the “Harbour Act”
      ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3
      Art. 3 (see TOLL) of the HAR; Art. 3 (1) HAR; Art. 3 (bb) of HAR
    `,
    LAWS,
  );
});

it('a longer name may be between them, whose short form is the prefix in brackets', () => {
  checkReferences(
    `
      Articles 3 and 5 of Regulation (EU) 2031/12 (HAR); Art. 3 of the Act on Harbours (HAR)
      ^^^^^^^^^^ current: 3
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 5 (weak)
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3
    `,
    LAWS,
  );
});

it('the number may be a link', () => {
  checkReferences(
    `
      [Art. 3](u) HAR; [Art. 3](u) of the [HAR](v); [Art. 3][1] HAR; <a href="u">Art. 3</a> HAR
       ^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^              ^^^^^^^^^^^^^^ current: 3
      \`Art. 3 <u>\`_ HAR; link:u[Art. 3] HAR
       ^^^^^^^^^^^^^^^^         ^^^^^^^^^^^ current: 3
    `,
    LAWS,
  );
});

it('the built-in frameworks are cited in both orders', () => {
  checkReferences(`
    Under objective 3.4 of INTERPOL-SP, priority 3 of the INTERPOL-SP and objectives 3.4 and 3.5 of the INTERPOL
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.4
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3
                                                                          ^^^^^^^^^^^^^^ current: 3.4
                                                                                             ^^^^^^^^^^^^^^^^^^^+ current: 3.5
    Strategic Framework; objective 9.9 of INTERPOL-SP
    ^^^^^^^^^^^^^^^^^^^-
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-objective: 9.9
  `);
});

it('is left alone by a further citation behind a comma', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: CLT
    levels: [artigo]
    numbering: {languages: [pt], order: either}
    objectives: [59 a, 818 b, 818(I) c]
    //- /b.objectives.yaml
    prefix: DPA
    levels: [section]
    numbering: {languages: [en], order: either}
    objectives: [2 a, 2(1) b, 13 c]
    //- /a.md
    artigo 818, I, da CLT; CLT, art. 59
    ^^^^^^^^^^^^^^^^^^^^^ current: 818(I)
                           ^^^^^^^^^^^^ current: 59
    s. 2(1) of the DPA, ss. 2 and 13, DPA; DPA, s. 13; the DPA's 2 authors
    ^^^^^^^^^^^^^^^^^^ current: 2(1)
                        ^^^^^ current: 2
                                  ^^^^^^^ current: 13 (weak)
                                           ^^^^^^^^^^ current: 13
  `);
});

it('is not behind the s of a possessive or of seconds', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: NPX
    numbering: {languages: [en], order: either}
    objectives: [5 a, 6 b, 6(1) c]
    //- /a.md
    The committee's 5 NPX goals; in Moss’s 6(1) NPX report
                                           ^^^^^^^^ current: 6(1) (weak)
    It took 3 s. 5 NPX staff were there, and 12 s 6 NPX
    s 5 NPX, see s. 6 NPX, (s. 6(1) NPX), NPX s 5
    ^^^^^^^ current: 5
                 ^^^^^^^^ current: 6
                            ^^^^^^^^^^^ current: 6(1)
                                          ^^^^^^^ current: 5
  `);
});

it('is weak behind the level of something else', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: NPX
    levels: [article]
    numbering: {languages: [en], order: either}
    objectives: [6 a, 6(1) b, 7 c]
    //- /a.md
    see paragraph 9(2) of the NPX report; subsection 9(2) NPX
    see paragraph 6(1) of the NPX, para 6(1) NPX
        ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 6(1) (weak)
                                   ^^^^^^^^^^^^^ current: 6(1) (weak)
    according to the NPX, paragraph 9(2) of the report; NPX, para 6(1); NPX para 9(2)
                                                        ^^^^^^^^^^^^^^ current: 6(1) (weak)
                                                                        ^^^^^^^^^^^^^ unknown-objective: 9(2)
    see Article 9(2) NPX
        ^^^^^^^^^^^^^^^^ unknown-objective: 9(2)
  `);
});
