import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { createPrefilter } from '../../../server/src/core/index/prefilter.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const KOSMOS = scopeOf(`
  //- /k.objectives.yaml
  prefix: KOSMOS
  numbering: {selfNaming: true}
  objectives:
    - K2040.007 a
    - K2040.008 a
    - K2041.001 b
    - ZUG.3.B2 b
    - ZUG.3.B3 b
    - B07:2031 c
    - B7 d
    - B8 e
`);

const HELM = scopeOf(`
  //- /s.objectives.yaml
  prefix: HELM
  numbering: {series: [STEER, Schedule], selfNaming: [STEER]}
  objectives:
    - STEER 1.1 a
    - STEER 1.2 b
    - STEER 3 c
    - Schedule IV d
`);

describe('a number counts without its prefix', () => {
  it('by its letters and shape, right or wrong', () => {
    checkReferences(
      `
      K2040.007, see ZUG.3.B2 and (B07:2031). K2099.999 is wrong; K2040.007–K2041.001;
      ^^^^^^^^^ current: K2040.007
                     ^^^^^^^^ current: ZUG.3.B2
                                   ^^^^^^^^ current: B07:2031
                                              ^^^^^^^^^ unknown-objective: K2099.999
                                                                  ^^^^^^^^^ current: K2040.007 (from)
                                                                            ^^^^^^^^^ current: K2041.001 (to)
      K2040.007/K2040.008, **ZUG.3.B3**, "K2041.001"; K2040.007-compliant; K2040.007's
      ^^^^^^^^^ current: K2040.007
                ^^^^^^^^^ current: K2040.008
                             ^^^^^^^^ current: ZUG.3.B3
                                          ^^^^^^^^^ current: K2041.001
                                                      ^^^^^^^^^ current: K2040.007
                                                                           ^^^^^^^^^ current: K2040.007
    `,
      KOSMOS,
    );
  });

  it('where its title is joined to it, as lists of risks do', () => {
    checkReferences(
      `
      B07:2031-Broken locks, B07:2031-broken; B07:2031-broken-locks, B07:2031-X, B07:2031-x86
      ^^^^^^^^ current: B07:2031
                             ^^^^^^^^ current: B07:2031
    `,
      KOSMOS,
    );
  });

  it('and with its prefix all the same', () => {
    checkReferences(
      `
      KOSMOS K2040.007 and K2040.008
      ^^^^^^^^^^^^^^^^ current: K2040.007
                           ^^^^^^^^^ current: K2040.008
    `,
      KOSMOS,
    );
  });

  it('of the series for which the catalog says so', () => {
    checkReferences(
      `
      STEER 1.1 and 1.2, STEER 9.9, STEER 3, Schedule IV, steer 1.1, STEER
      ^^^^^^^^^ current: STEER 1.1
                    ^^^ current: STEER 1.2
                         ^^^^^^^^^ unknown-objective: STEER 9.9
                                    ^^^^^^^ current: STEER 3 (weak)
                                                                     ^^^^^+ current: STEER 1.2
      1.2
      ^^^-
    `,
      HELM,
    );
  });

  it('in a document that names the framework, where it may be something else', () => {
    checkReferences(
      `
      See B7, B8 and B9 in KOSMOS.
          ^^ current: B7 (weak)
              ^^ current: B8 (weak)
    `,
      KOSMOS,
    );
  });

  it('in a document that declares the framework', () => {
    checkReferences(
      `
      <!-- objectives: KOSMOS -->
      See B7 and B9.
          ^^ current: B7 (weak)
    `,
      KOSMOS,
    );
  });
});

describe('no number is', () => {
  it('a part of a file name, an address, a path or an identifier', () => {
    checkReferences(
      `
      K2040.007.pdf
      K2040.007-draft.md
      #K2040.007
      docs/K2040.007
      https://x.org/K2040.007
      xK2040.007
      K2040.007a
      K2040.0071234
      k2040.007
      L2040.007
      foo.ZUG.3.B2
      ZUG.3.B2.foo
      ZUG.3.B2(x)
      ZUG.3.B2=1
      $ZUG.3.B2
      K2040.007_x
      urn:K2040.007
      K2040.007:8
      550e8400-B07:2031-a716
      B07:2031-4466
      B7
      B8
      A1:B7
      K2040.007.5
      K2040.007.PDF
    `,
      KOSMOS,
    );
  });

  it('one with other letters, or a part of a longer one', () => {
    checkReferences(
      `
      L2040.007 k2040.007 ZUG.3.C2 K2040.007.5 K2040.0071234 K2040.007a (K20400).
    `,
      KOSMOS,
    );
  });

  it('a part of a UUID, a colour, a cell, a ticket or a version', () => {
    checkReferences(
      `
      550e8400-B07:2031-a716 #B07203 =SUM(B7:B8) KB-2040.007 v2040.007 0xB07 B7
    `,
      KOSMOS,
    );
  });

  it('one of another series', () => {
    checkReferences(
      `
      Schedule IV, steer 1.1, STEERING 1.1, STEER 3
    `,
      HELM,
    );
  });
});

const EDITIONS = scopeOf(`
  //- /k.objectives.yaml
  prefix: KOSMOS
  numbering: {selfNaming: true}
  editions:
    - {edition: "1", objectives: [{number: K2040.007, title: a, replacedBy: [K2041.001]}, K2040.009 b]}
    - {edition: "2", objectives: [K2041.001 a, K2040.009 b]}
`);

it('a fix keeps such a number without the prefix', () => {
  expect(fixText('See K2040.007, K2040.009.', EDITIONS).text).toBe('See K2041.001, K2040.009.');
});

it('a document that begins to name the framework is read again', () => {
  const before = new DocumentAnalysis(linesOf('Plan\nSee B7.'), KOSMOS);
  expect(before.references).toHaveLength(0);
  const edit = { from: 0, removed: 1, added: 1 };
  const after = before.afterEdits(linesOf('KOSMOS\nSee B7.'), [edit]);
  expect(after.references).toHaveLength(1);
  expect(after.afterEdits(linesOf('Plan\nSee B7.'), [edit]).references).toHaveLength(0);
});

it('a file that has nothing else is not skipped', () => {
  const mayCite = createPrefilter(HELM.set.matcher);
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(mayCite(bytes('See STEER 1.1.'))).toBe(true);
  expect(mayCite(bytes('See the tugs.'))).toBe(false);
  expect(createPrefilter(KOSMOS.set.matcher)(bytes('See K2040.007.'))).toBe(true);
});

it('with parts are reported where none is listed, also with more or fewer digits', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: Manual
    numbering: {selfNaming: true}
    objectives: [AC-2 c, AC-17 d, B03:2031 e, B04:2031 f, K2040.007 g]
    //- /a.md
    AC-18, AC-100, AC-1000, AC-2; B03:2031, B09:2031, B03:20, B03:203, B03:203111
    ^^^^^ unknown-objective: AC-18
           ^^^^^^ unknown-objective: AC-100
                            ^^^^ current: AC-2
                                  ^^^^^^^^ current: B03:2031
                                            ^^^^^^^^ unknown-objective: B09:2031
                                                      ^^^^^^ unknown-objective: B03:20
                                                              ^^^^^^^ unknown-objective: B03:203
    K2040.07, K2040.7
    ^^^^^^^^ unknown-objective: K2040.07
              ^^^^^^^ unknown-objective: K2040.7
  `);
});

it('numbers that count without a prefix have ranges of levels', () => {
  checkReferences(`
    //- /jc.objectives.yaml
    prefix: JC
    numbering: {selfNaming: true, inner: {EP: "("}}
    objectives: [PC.01.02 Assess, PC.01.02(1) Scope, PC.01.02(5) Review]
    //- /plan.md
    PC.01.02 EP 1-5
    ^^^^^^^^^^^^^ current: PC.01.02(1) (from)
                  ^ current: PC.01.02(5) (to)
  `);
});

describe('a list of such numbers', () => {
  const SOPS = `
    //- /sop.objectives.yaml
    prefix: SOP
    numbering: {selfNaming: true, order: either}
    objectives: [SOP-12.1 Moor, SOP-12.2 Anchor, SOP-12.6 Tow, K2040 Dock, K001 Bay]`;

  it('goes on behind one that is not read, where the framework is named', () => {
    checkReferences(`${SOPS}
      //- /plan.md
      SOP-12.1(a), SOP-12.2 and SOP-12.6. SOP-12.1(b), (SOP-12.1) or SOP-12.1(c), SOP-12.2
                   ^^^^^^^^ current: SOP-12.2
                                ^^^^^^^^ current: SOP-12.6
                                                        ^^^^^^^^ current: SOP-12.1
                                                                                  ^^^^^^^^ current: SOP-12.2
      The SOP is named here.
    `);
  });

  it('may leave out the letters, if what is meant is listed', () => {
    checkReferences(`${SOPS}
      //- /plan.md
      SOP-12.1, 12.2 and 12.6; SOP-12.1/12.2, SOP-12.1/2/6
      ^^^^^^^^ current: SOP-12.1
                ^^^^ current: SOP-12.2 (weak)
                         ^^^^ current: SOP-12.6 (weak)
                               ^^^^^^^^ current: SOP-12.1
                                        ^^^^ current: SOP-12.2 (weak)
                                              ^^^^^^^^ current: SOP-12.1
                                                       ^ current: SOP-12.2 (weak)
                                                         ^ current: SOP-12.6 (weak)
      SOP-12.1, 12.5 and 2.2; SOP-12.1, 12.6 million; SOP-12.1, 12
      ^^^^^^^^                ^^^^^^^^                ^^^^^^^^ current: SOP-12.1
      K2040/001
    `);
  });
});
