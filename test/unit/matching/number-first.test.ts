import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
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
      ^^^^^^^^^^^^ current: 6(1)(f)
                       ^^^^^^^^^^^^^^^^^ current: 22(4)
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
    `,
      scopeOf(`
        //- /sdg.objectives.yaml
        prefix: SDG
        levels: [goal, target]
        numbering: {order: either}
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
