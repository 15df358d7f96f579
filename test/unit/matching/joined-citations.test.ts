import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const JOINED = scopeOf(`
  //- /or.objectives.yaml
  prefix: OR
  numbering: {languages: [de], order: either}
  objectives: [41 a, 97 b, 257d c, 257d(1) d, 257d(2) e, 257d(2)(a) f]
  //- /charter.objectives.yaml
  prefix: Charter
  numbering: {languages: [en, fr, pl, nl, es, it, cs], series: [Annex], order: either}
  objectives: [3 a, 39 b, 51 c, 51(4) d, 51(4)(a) e, Annex I f]
  //- /kc.objectives.yaml
  prefix: KC
  numbering: {languages: [pl], order: either}
  objectives: [24 a, 385 b, 385¹ c, 385¹(1) d]
  //- /act.objectives.yaml
  prefix: Companies Act
  levels: [section]
  edition: "2006"
  numbering: {order: either}
  objectives: [171 a, 172 b, 172(1) c, 177 d]
`);

describe('citations', () => {
  it('that are read together', () => {
    checkReferences(
      `
      Art. 257d Abs. 1 i.V.m. Art. 41 OR
      ^^^^^^^^^^^^^^^^ current: 257d(1)
                                   ^^^^^ current: 41 (weak)
      Art. 41 OR Art. 24 KC
      ^^^^^^^^^^ current: 41
                 ^^^^^^^^^^ current: 24
      Art. 41 or Art. 24 KC
      ^^^^^^^ unknown-objective: 41
                      ^^^^^ current: 24 (weak)
      Art. 257d Abs. 1 i. V. m. Art. 97 OR
      ^^^^^^^^^^^^^^^^ current: 257d(1)
                                     ^^^^^ current: 97 (weak)
      OR Art. 41 iVm Art. 97
      ^^^^^^^^^^ current: 41
                          ^^ current: 97 (weak)
      Art. 41, 97 u. 257d OR
      ^^^^^^^ current: 41
               ^^ current: 97 (weak)
                     ^^^^^^^ current: 257d
      Article 39 in conjunction with Article 51 of the Charter
      ^^^^^^^^^^ current: 39
                                             ^^^^^^^^^^^^^^^^^ current: 51 (weak)
      Article 39 read in conjunction with Article 51 of the Charter
      ^^^^^^^^^^ current: 39
                                                  ^^^^^^^^^^^^^^^^^ current: 51 (weak)
      art. 39 w zw. z art. 51 Charter
      ^^^^^^^ current: 39
                           ^^^^^^^^^^ current: 51 (weak)
      artikel 39 juncto 51 Charter
      ^^^^^^^^^^ current: 39
                        ^^^^^^^^^^ current: 51 (weak)
      Article 39 in connection with Article 51 of the Charter
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 51
    `,
      JOINED,
    );
  });

  it('with the following ones', () => {
    checkReferences(
      `
      articles 39 et suivants de la Charter
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 39
      artt. 39 e ss. Charter
      ^^^^^^^^^^^^^^^^^^^^^^ current: 39
      arts. 39 y ss. Charter
      ^^^^^^^^^^^^^^^^^^^^^^ current: 39
      § 39 a násl. Charter
      ^^^^^^^^^^^^^^^^^^^^ current: 39
      art. 39 i nast. Charter
      ^^^^^^^^^^^^^^^^^^^^^^^ current: 39
      Art. 41 ff., 97 OR
      ^^^^^^^ current: 41
                   ^^^^^ current: 97 (weak)
      Article 39 following Charter.
      Article 39 is the Charter
    `,
      JOINED,
    );
  });

  it('of a sentence, which is no part of the number', () => {
    checkReferences(
      `
      Art. 257d Abs. 2 Satz 1 OR
      ^^^^^^^^^^^^^^^^ current: 257d(2)
      Art. 257d Abs. 2 S. 2 und Art. 41 OR
           ^^^^^^^^^^^ current: 257d(2)
                                     ^^^^^ current: 41 (weak)
      article 51, paragraphe 4, première phrase, de la Charter
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 51(4)
      Article 51(4), first subparagraph, point (a), of the Charter
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 51(4)(a)
      Article 51(4), second subparagraph, of the Charter
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 51(4)
      Art. 257d Abs. 2 Satz 1 Bst. a OR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 257d(2)(a)
      Art. 257d Abs. 2 Silbe 1 OR
    `,
      JOINED,
    );
  });

  it('of what is annexed to a framework', () => {
    checkReferences(
      `
      Annex I to the Charter
      ^^^^^^^^^^^^^^^^^^^^^^ current: Annex I
      Annex I to Charter
      ^^^^^^^^^^^^^^^^^^ current: Annex I
      Annex I zur Charter
      ^^^^^^^^^^^^^^^^^^^ current: Annex I
      from Article 3 to Charter.
      See Articles 3 to the Charter
    `,
      JOINED,
    );
  });

  it('with raised figures, where such are listed', () => {
    checkReferences(
      `
      art. 385¹ § 1 KC
      ^^^^^^^^^^^^^^^^ current: 385¹(1)
      KC art. 385¹
      ^^^^^^^^^^^^ current: 385¹
      art. 24¹ KC
      ^^^^^^^^^^^ unknown-objective: 24¹
      art. 24 KC¹
      ^^^^^^^^^^ current: 24
      OR Art. 41¹
      ^^^^^^^^^^ current: 41
    `,
      JOINED,
    );
  });

  it('in a list of any level after a word in the plural', () => {
    checkReferences(
      `
      Companies Act sections 171, 172(1) and 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 171
                                  ^^^^^^ current: 172(1)
                                             ^^^ current: 172 (weak)
      Companies Act section 172(1) and 172 others
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172(1)
      Companies Act sections 172(1), 171 and 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172(1)
                                     ^^^ current: 171 (weak)
                                             ^^^ current: 172 (weak)
      Companies Act sections 172(1), 171 firms said
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172(1)
      Companies Act sections 171 to 172(1)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 171 (from)
                                    ^^^^^^ current: 172(1) (to)
      sections 172(1) to 177 of the Companies Act
      ^^^^^^^^^^^^^^^ current: 172(1) (from)
                         ^^^^^^^^^^^^^^^^^^^^^^^^ current: 177 (weak, to)
      Companies Act 172(1) and 172
      ^^^^^^^^^^^^^^^^^^^^ current: 172(1)
    `,
      JOINED,
    );
  });

  it('with a note after the name', () => {
    checkReferences(
      `
      Companies Act [7], section 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172
      Companies Act 2006 [i.1], section 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172 @2006
      Companies Act [7] 172 firms
      Companies Act [172], Companies Act [172] says
      Companies Act [section 172]
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172
      Companies Act [172](u)
      ^^^^^^^^^^^^^^^^^^ current: 172
    `,
      JOINED,
    );
  });

  it('whose year names no edition', () => {
    checkReferences(
      `
      Companies Act 1985, section 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-edition: 172 @1985
      Companies Act 1985
      Companies Act 2006, section 172
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ current: 172 @2006
    `,
      JOINED,
    );
  });

  it('with articles of their languages before the words', () => {
    checkReferences(
      `
      l'article 39 et à l'article 51 de la Charter
        ^^^^^^^^^^ current: 39
                                  ^^^^^^^^^^^^^^^^ current: 51 (weak)
      gli articoli 39 e dell'articolo 51 Charter
          ^^^^^^^^^^^ current: 39
                                      ^^^^^^^^^^ current: 51 (weak)
      el artículo 39 y el artículo 51 de la Charter
         ^^^^^^^^^^^ current: 39
                                   ^^^^^^^^^^^^^^^^ current: 51 (weak)
      Article 39 and under Article 51 of the Charter
      ^^^^^^^^^^ current: 39
                                   ^^^^^^^^^^^^^^^^^ current: 51 (weak)
      Article 39 and the 51 others of the Charter
      Charter Article 39 and the 51 others
      ^^^^^^^^^^^^^^^^^^ current: 39
    `,
      JOINED,
    );
  });

  it('each with its name in brackets', () => {
    checkReferences(
      `
      Article 39 (TOLL) and Article 51 (Charter)
                            ^^^^^^^^^^^^^^^^^^^ current: 51
      Article 39 (threats) and Article 51 (Charter)
      ^^^^^^^^^^ current: 39
                                       ^^^^^^^^^^^ current: 51 (weak)
      Charter Article 39 (TOLL) and Article 51
      ^^^^^^^^^^^^^^^^^^ current: 39
                                            ^^ current: 51 (weak)
    `,
      JOINED,
    );
  });

  it('that a sign at the end of a line parts from the next one', () => {
    checkReferences(
      `
      See Article 3:
      Charter applies. Article 3 –
      Charter applies.
    `,
      JOINED,
    );
  });
});
