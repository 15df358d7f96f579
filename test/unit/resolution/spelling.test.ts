import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { meaning } from './meaning.ts';

/** The meaning of numbers in one edition, by the catalog's numbering. */
function reader(objectives: string, numbering = '{}') {
  const scope = scopeOf(`//- /x.objectives.yaml\nprefix: X\nnumbering: ${numbering}\nobjectives: [${objectives}]`);
  return (number: string): string => meaning(scope, 'X', number).replace(/ (?:in|of) ?(?=:|$)/g, '');
}

describe('a number', () => {
  it('is compared as written: 3.10 is not 3.1, and 01 not 1', () => {
    const means = reader('3.1 One, 3.10 Ten, 1 First');
    expect(means('3.1')).toBe('current: 3.1');
    expect(means('3.10')).toBe('current: 3.10');
    expect(means('01')).toBe('unknown-objective');
  });

  it('keeps its case, unless the catalog says otherwise', () => {
    expect(reader('16.b Laws')('16.B')).toBe('unknown-objective');
    expect(reader('16.b Laws', '{ignoreCase: true}')('16.B')).toBe('current: 16.b');
  });

  it('of the right case takes precedence over one that compares equal', () => {
    const means = reader('16.b Laws, 16.B Others', '{ignoreCase: true}');
    expect(means('16.B')).toBe('current: 16.B');
    expect(means('16.b')).toBe('current: 16.b');
  });

  it('keeps its padding, unless the catalog says otherwise', () => {
    expect(reader('PR.DS-01 Data')('PR.DS-1')).toBe('unknown-objective');
    const means = reader('PR.DS-01 Data, PR.DS-10 More', '{ignoreZeroPadding: true}');
    expect(means('PR.DS-1')).toBe('current: PR.DS-01');
    expect(means('PR.DS-001')).toBe('current: PR.DS-01');
    expect(means('PR.DS-10')).toBe('current: PR.DS-10');
  });

  it('has aliases', () => {
    const means = reader('{number: "1", title: One, aliases: [I]}, 2 Two');
    expect(means('I')).toBe('current: 1');
  });
});

describe('lead letters', () => {
  it('can be omitted if listed numbers have them', () => {
    const means = reader('A.5.1 Policies, A.5.2 Roles', '{lead: [A]}');
    expect(means('5.1')).toBe('current: A.5.1');
    expect(means('A.5.1')).toBe('current: A.5.1');
    expect(means('B.5.1')).toBe('unknown-objective');
  });

  it('can be added if none has them', () => {
    const means = reader('2 Authentication, 2.1.1 Passwords', '{lead: [V]}');
    expect(means('V2.1.1')).toBe('current: 2.1.1');
    expect(means('V2')).toBe('current: 2');
    expect(means('V.2')).toBe('current: 2');
    expect(means('W2')).toBe('unknown-objective');
  });

  it('are neither added nor dropped if some edition has the number as written', () => {
    const scope = scopeOf(`
      //- /iso.objectives.yaml
      prefix: ISO
      numbering: {lead: [A]}
      editions:
        - {edition: old, objectives: [A.5.1 Policies, 5.1 Leadership]}
        - {edition: new, objectives: [A.5.1 Policies]}
    `);
    expect(meaning(scope, 'ISO', '5.1')).toBe('withdrawn in new: 5.1 of old');
    expect(meaning(scope, 'ISO', 'A.5.1')).toBe('current in new: A.5.1 of new');
  });
});

describe('an unlisted number', () => {
  const listed = 'AC-2 Accounts, "AC-2(1) Automation", AC-3 Access';

  it('is unknown', () => {
    expect(reader(listed)('AC-2(j)')).toBe('unknown-objective');
  });

  it('is its parent if the catalog says so, and the removed part is letters or roman numerals', () => {
    const means = reader(listed, '{unlisted: parent}');
    expect(means('AC-2(j)')).toBe('current: AC-2');
    expect(means('AC-2(iv)')).toBe('current: AC-2');
    expect(means('AC-2a')).toBe('current: AC-2');
    expect(means('AC-2.a')).toBe('current: AC-2');
    expect(means('AC-2(1)(a)')).toBe('current: AC-2(1)');
    expect(means('AC-2(1)(a)(ii)')).toBe('current: AC-2(1)');
  });

  it.each(['{unlisted: parent}', '{unlisted: {goal: parent}}\nlevels: [goal]'])(
    'loses no letter that makes it a sibling: %s',
    (numbering) => {
      const means = reader('20 Prevention, 20a Schools, "27(1) Care"', numbering);
      expect(means('20a')).toBe('current: 20a');
      expect(means('20c')).toBe('unknown-objective');
      expect(means('20c(a)')).toBe('unknown-objective');
      expect(means('20(a)')).toBe('current: 20');
    },
  );

  it('is its nearest listed parent, at a level below which nothing needs to be listed', () => {
    const means = reader(
      '6 Basis, "6(1) Grounds", "6(1)(a) Consent", 7 Conditions',
      '{unlisted: {article: parent}}\nlevels: [article]',
    );
    expect(means('6(1)(z)')).toBe('current: 6(1)');
    expect(means('6(1)(a)(2)')).toBe('current: 6(1)(a)');
    expect(means('6(9)(z)')).toBe('current: 6');
    expect(means('7(1)')).toBe('current: 7');
    expect(means('8(1)')).toBe('unknown-objective');
  });

  it('never loses digits', () => {
    const means = reader(listed, '{unlisted: parent}');
    expect(means('AC-2(7)')).toBe('unknown-objective');
    expect(means('AC-9(j)')).toBe('unknown-objective');
    expect(means('AC-2(j)(1)')).toBe('unknown-objective');
  });
});

describe('a number of one framework', () => {
  it('means nothing in another', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: A
      objectives: [1.1 One]
      //- /b.objectives.yaml
      prefix: B
      objectives: [2.2 Two]
      //- /main.md
      A 1.1 and B 1.1, A 2.2 and B 2.2
      ^^^^^ current: 1.1
                ^^^^^ unknown-objective: 1.1
                       ^^^^^ unknown-objective: 2.2
                                 ^^^^^ current: 2.2
    `);
  });
});
