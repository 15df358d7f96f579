import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const HARBOUR = scopeOf(`
  //- /harbour.objectives.yaml
  prefix: HARBOUR
  levels: [article]
  numbering: {series: [Schedule, STEER, Preamble], words: [article], order: either}
  objectives:
    - 1 Aims
    - 4 Berths
    - 4.2 Long berths
    - Preamble 4 Whereas ships arrive
    - Preamble 12 Whereas ships leave
    - Schedule I Tariffs
    - Schedule II Times
    - Schedule III Forms
    - Schedule IV Fines
    - STEER 1.1 Pilots
    - STEER 1.2 Tugs
    - STEER 2.1 Tides
`);

describe('a number begins with the word of its series', () => {
  it('in any case, in the plural, after a comma', () => {
    checkReferences(
      `
      HARBOUR Schedule IV, HARBOUR schedules I, HARBOUR **STEER 1.1** and HARBOUR, Preamble 12
      ^^^^^^^^^^^^^^^^^^^ current: Schedule IV
                           ^^^^^^^^^^^^^^^^^^^ current: Schedule I
                                                ^^^^^^^^^^^^^^^^^^^ current: STEER 1.1
                                                                          ^^^^^^^^^^^^^^^^^^^^ current: Preamble 12
    `,
      HARBOUR,
    );
  });

  it('and numbers of different series never meet', () => {
    checkReferences(
      `
      HARBOUR 4, HARBOUR article 4, HARBOUR Preamble 4, HARBOUR Schedule VIII, HARBOUR STEER 9.9
      ^^^^^^^^^ current: 4
                 ^^^^^^^^^^^^^^^^^ current: 4
                                    ^^^^^^^^^^^^^^^^^^ current: Preamble 4
                                                        ^^^^^^^^^^^^^^^^^^^^^ unknown-objective: Schedule VIII
                                                                               ^^^^^^^^^^^^^^^^^ unknown-objective: STEER 9.9
    `,
      HARBOUR,
    );
  });

  it('over a line break', () => {
    checkReferences(
      `
      See HARBOUR Schedule
          ^^^^^^^^^^^^^^^^+ current: Schedule IV
      IV and HARBOUR
      ^^-
             ^^^^^^^+ current: STEER 1.1
      STEER 1.1.
      ^^^^^^^^^-
    `,
      HARBOUR,
    );
  });

  it('before the prefix', () => {
    checkReferences(
      `
      Schedule IV of HARBOUR, STEER 1.1 (HARBOUR), Schedule II to the HARBOUR
      ^^^^^^^^^^^^^^^^^^^^^^ current: Schedule IV
                              ^^^^^^^^^^^^^^^^^^ current: STEER 1.1
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ current: Schedule II
    `,
      HARBOUR,
    );
  });
});

describe('lists and ranges of a series', () => {
  it('stay within it', () => {
    checkReferences(
      `
      HARBOUR Schedules I, III and IV; HARBOUR STEER 1.1–1.2; HARBOUR Preamble 4 and 12
      ^^^^^^^^^^^^^^^^^^^ current: Schedule I
                           ^^^ current: Schedule III
                                   ^^ current: Schedule IV
                                       ^^^^^^^^^^^^^^^^^ current: STEER 1.1 (from)
                                                         ^^^ current: STEER 1.2 (to)
                                                              ^^^^^^^^^^^^^^^^^^ current: Preamble 4
                                                                                     ^^ current: Preamble 12 (weak)
    `,
      HARBOUR,
    );
  });

  it('until a word names another series, or none', () => {
    checkReferences(
      `
      HARBOUR Schedule IV, STEER 1.1, 1.2 and article 4; HARBOUR Schedule I to Schedule III
      ^^^^^^^^^^^^^^^^^^^ current: Schedule IV
                           ^^^^^^^^^ current: STEER 1.1
                                      ^^^ current: STEER 1.2
                                                      ^ current: 4 (weak)
                                                         ^^^^^^^^^^^^^^^^^^ current: Schedule I (from)
                                                                               ^^^^^^^^^^^^ current: Schedule III (to)
    `,
      HARBOUR,
    );
  });

  it('and a pronoun is no member', () => {
    checkReferences(
      `
      HARBOUR Schedule IV, I believe; HARBOUR Schedules IV, I and II
      ^^^^^^^^^^^^^^^^^^^ current: Schedule IV
                                      ^^^^^^^^^^^^^^^^^^^^ current: Schedule IV
                                                            ^ current: Schedule I
                                                                  ^^ current: Schedule II
    `,
      HARBOUR,
    );
  });
});

describe('no number', () => {
  it('is a word of a series alone, or with anything else', () => {
    checkReferences(
      `
      HARBOUR Schedule of fees, HARBOUR Schedule, HARBOUR STEER committee 3, HARBOUR Preambles
    `,
      HARBOUR,
    );
  });

  it('is one of a series without the prefix', () => {
    checkReferences(
      `
      Schedule IV, STEER 1.1
    `,
      HARBOUR,
    );
  });
});
