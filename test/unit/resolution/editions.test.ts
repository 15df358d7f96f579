import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { meaning } from './meaning.ts';

/** Three editions and a draft; 4.1 is reused, 5 is withdrawn twice, 6 is new. */
const CATALOG = `
  //- /plan.objectives.yaml
  prefix: PLAN
  levels: [goal, target]
  editions:
    - edition: 2010-2013
      aliases: [first]
      objectives:
        - 1 Health
        - {number: "1.1", title: Clinics, replacedBy: ["1.2"]}
        - 2 Schools
        - 7 Roads
    - edition: 2014-2016
      objectives:
        - 1 Health
        - {number: "1.2", title: Clinics and hospitals, replacedBy: ["4.1"]}
        - 2 Schools
        - 4 Services
        - {number: "5", title: Parks, withdrawn: moved elsewhere}
        - {number: "5.1", title: Lawns, withdrawn: true, replacedBy: ["4"]}
    - edition: 2017-2020
      objectives:
        - 1 Health
        - 4 Services
        - 4.1 Care
        - 6 Climate
    - edition: "2021"
      draft: true
      objectives: [1 Health, 8 Space]
`;
const scope = scopeOf(CATALOG);
const plan = (number: string, pin?: string) => meaning(scope, 'PLAN', number, pin);

describe('without a pin', () => {
  it('a number of the current edition is current', () => {
    expect(plan('4.1')).toBe('current in 2017-2020: 4.1 of 2017-2020');
  });

  it('one that was there in an older edition is withdrawn, with the newest that had it', () => {
    expect(plan('2')).toBe('withdrawn in 2017-2020: 2 of 2014-2016');
    expect(plan('7')).toBe('withdrawn in 2017-2020: 7 of 2010-2013');
  });

  it('one that was withdrawn in an older edition is withdrawn', () => {
    expect(plan('5')).toBe('withdrawn in 2017-2020: 5 of 2014-2016');
  });

  it('one with successors is replaced, by what became of it in the end', () => {
    expect(plan('1.2')).toBe('replaced in 2017-2020: 1.2 of 2014-2016 → 4.1 of 2017-2020 (moved)');
    expect(plan('1.1')).toBe('replaced in 2017-2020: 1.1 of 2010-2013 → 4.1 of 2017-2020 (moved)');
    expect(plan('5.1')).toBe('replaced in 2017-2020: 5.1 of 2014-2016 → 4 of 2017-2020 (moved)');
  });

  it('one that no edition has is unknown', () => {
    expect(plan('9')).toBe('unknown-objective in 2017-2020');
  });

  it('one that only a draft has is unknown', () => {
    expect(plan('8')).toBe('unknown-objective in 2017-2020');
  });
});

describe('with a pin', () => {
  it('to the current edition, a number of it is current', () => {
    expect(plan('6', '2017-2020')).toBe('current in 2017-2020: 6 of 2017-2020');
  });

  it('to an older edition, a number of it is superseded, and told what it became', () => {
    expect(plan('1.1', '2010-2013')).toBe('superseded in 2010-2013: 1.1 of 2010-2013 → 4.1 of 2017-2020 (moved)');
    expect(plan('2', '2014-2016')).toBe('superseded in 2014-2016: 2 of 2014-2016');
  });

  it('by an alias, in any case', () => {
    expect(plan('1.1', 'FIRST')).toMatch(/^superseded in 2010-2013/);
  });

  it('to an edition that has withdrawn the number', () => {
    expect(plan('5', '2014-2016')).toBe('withdrawn in 2014-2016: 5 of 2014-2016');
    expect(plan('5.1', '2014-2016')).toBe('replaced in 2014-2016: 5.1 of 2014-2016 → 4 of 2017-2020 (moved)');
  });

  it('to an edition that has not the number, it is unknown, whatever others have', () => {
    expect(plan('4.1', '2014-2016')).toBe('unknown-objective in 2014-2016');
    expect(plan('7', '2017-2020')).toBe('unknown-objective in 2017-2020');
  });

  it('to a draft, a number of it is current', () => {
    expect(plan('8', '2021')).toBe('current in 2021: 8 of 2021');
  });

  it('to an edition that there is not', () => {
    expect(plan('1', '1999')).toBe('unknown-edition in none');
  });
});

describe('a default edition', () => {
  const configured = scopeOf(`${CATALOG}
  //- /objrefs.yaml
  frameworks: {PLAN: {edition: first}}
  `);
  const old = (number: string, pin?: string) => meaning(configured, 'PLAN', number, pin);

  it('is what numbers without a pin are judged in', () => {
    expect(old('1.1')).toBe('current in 2010-2013: 1.1 of 2010-2013');
    expect(old('2')).toBe('current in 2010-2013: 2 of 2010-2013');
  });

  it('knows nothing of later ones', () => {
    expect(old('4.1')).toBe('unknown-objective in 2010-2013');
  });

  it('leaves pins as they are', () => {
    expect(old('1.1', '2010-2013')).toMatch(/^superseded/);
    expect(old('4.1', '2017-2020')).toMatch(/^current/);
  });
});

describe('a partial edition', () => {
  const partial = scopeOf(`
    //- /some.objectives.yaml
    prefix: SOME
    editions:
      - {edition: old, objectives: [1 One, 2 Two, {number: "3", title: Three, replacedBy: ["4"]}]}
      - {edition: new, partial: true, objectives: [1 One, 4 Four, {number: "5", title: Five, withdrawn: true}]}
  `);

  it('never calls a number unknown', () => {
    expect(meaning(partial, 'SOME', '9')).toBe('current in new');
    expect(meaning(partial, 'SOME', '9', 'new')).toBe('current in new');
    expect(meaning(partial, 'SOME', '2')).toBe('current in new: 2 of old');
  });

  it('does say what is withdrawn and replaced', () => {
    expect(meaning(partial, 'SOME', '5')).toBe('withdrawn in new: 5 of new');
    expect(meaning(partial, 'SOME', '3')).toBe('replaced in new: 3 of old → 4 of new (moved)');
  });

  it('makes no reference of weak numbers that it does not list', () => {
    checkReferences(
      `
      SOME 9, SOME9, some 9, SOME4
      ^^^^^^ current: 9
                             ^^^^^ current: 4 (weak, glued)
      `,
      partial,
    );
  });
});

describe('a framework', () => {
  it('of drafts alone has the newest of them for its current edition', () => {
    const drafts = scopeOf(`
      //- /d.objectives.yaml
      prefix: D
      editions: [{edition: a, draft: true, objectives: [1 One]}, {edition: b, draft: true, objectives: [2 Two]}]
    `);
    expect(meaning(drafts, 'D', '2')).toBe('current in b: 2 of b');
  });

  it('without editions knows no number', () => {
    const empty = scopeOf('//- /e.objectives.yaml\nprefix: E\neditions: []');
    expect(meaning(empty, 'E', '1')).toBe('unknown-objective in none');
    expect(meaning(empty, 'E', '1', 'x')).toBe('unknown-edition in none');
  });
});
