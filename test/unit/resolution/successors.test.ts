import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';
import { meaning } from './meaning.ts';

/** The meaning of a number in a framework with these editions, oldest first, each a list of objectives in YAML. */
function means(number: string, editions: readonly string[], pin?: string, numbering = '{}'): string {
  const listed = editions.map((objectives, index) => `  - {edition: e${index + 1}, objectives: [${objectives}]}`);
  const catalog = `//- /x.objectives.yaml\nprefix: X\nnumbering: ${numbering}\neditions:\n${listed.join('\n')}`;
  return meaning(scopeOf(catalog), 'X', number, pin);
}

describe('replacedBy', () => {
  it('means the next edition', () => {
    expect(means('1', ['{number: "1", title: A, replacedBy: ["2"]}', '2 B'])).toBe(
      'replaced in e2: 1 of e1 → 2 of e2 (moved)',
    );
  });

  it('means its own edition if the number is withdrawn there', () => {
    expect(means('1', ['{number: "1", title: A, withdrawn: true, replacedBy: ["2"]}, 2 B'])).toBe(
      'replaced in e1: 1 of e1 → 2 of e1 (moved)',
    );
  });

  it('means the edition it names', () => {
    const first = '{number: "1", title: A, replacedBy: [{edition: e3, number: "4"}]}';
    expect(means('1', [first, '3 C', '4 D'])).toBe('replaced in e3: 1 of e1 → 4 of e3 (moved)');
  });

  it('is a split if there are several, otherwise the relation it names', () => {
    expect(means('1', ['{number: "1", title: A, replacedBy: ["2", "3"]}', '2 B, 3 C'])).toBe(
      'replaced in e2: 1 of e1 → 2 of e2 (split), 3 of e2 (split)',
    );
    const merged = '{number: "1", title: A, replacedBy: [{number: "2", relation: merged}]}';
    expect(means('1', [merged, '2 B'])).toBe('replaced in e2: 1 of e1 → 2 of e2 (merged)');
  });

  it('that is empty means that there is no successor', () => {
    expect(means('1', ['{number: "1", title: A, replacedBy: []}', '2 B'])).toBe('withdrawn in e2: 1 of e1');
  });

  it('is resolved in any spelling of the framework', () => {
    const editions = ['{number: A-1, title: A, replacedBy: ["b-2"]}', 'B-02 B'];
    expect(means('A-1', editions, undefined, '{ignoreCase: true, ignoreZeroPadding: true}')).toBe(
      'replaced in e2: A-1 of e1 → B-02 of e2 (moved)',
    );
  });

  it('is resolved by an alias of the number', () => {
    const editions = ['{number: "1", title: A, replacedBy: [old]}', '{number: "2", title: B, aliases: [old]}'];
    expect(means('1', editions)).toBe('replaced in e2: 1 of e1 → 2 of e2 (moved)');
  });
});

describe('replaces', () => {
  it('records the same in the newer edition', () => {
    expect(means('1', ['1 A', '{number: "2", title: B, replaces: ["1"]}'])).toBe(
      'replaced in e2: 1 of e1 → 2 of e2 (moved)',
    );
  });

  it('means the previous edition, or the one it names', () => {
    const last = '{number: "4", title: D, replaces: [{edition: e1, number: "1"}]}';
    expect(means('1', ['1 A', '3 C', last])).toBe('replaced in e3: 1 of e1 → 4 of e3 (moved)');
  });

  it('of one number by several is a split', () => {
    const newer = '{number: "2", title: B, replaces: ["1"]}, {number: "3", title: C, replaces: ["1"]}';
    expect(means('1', ['1 A', newer])).toBe('replaced in e2: 1 of e1 → 2 of e2 (split), 3 of e2 (split)');
  });

  it('of several numbers by one leads from each of them there', () => {
    const editions = ['1 A, 2 B', '{number: "3", title: C, replaces: [{number: "1", relation: merged}, "2"]}'];
    expect(means('1', editions)).toBe('replaced in e2: 1 of e1 → 3 of e2 (merged)');
    expect(means('2', editions)).toBe('replaced in e2: 2 of e1 → 3 of e2 (moved)');
  });

  it('that repeats replacedBy is not a second successor', () => {
    const editions = ['{number: "1", title: A, replacedBy: ["2"]}', '{number: "2", title: B, replaces: ["1"]}'];
    expect(means('1', editions)).toBe('replaced in e2: 1 of e1 → 2 of e2 (moved)');
  });
});

describe('a chain', () => {
  it('is followed to the current edition, and has its weakest relation', () => {
    const editions = [
      '{number: "1", title: A, replacedBy: [{number: "2", relation: equal}]}',
      '{number: "2", title: B, replacedBy: ["3", "4"]}',
      '3 C, 4 D',
    ];
    expect(means('1', editions)).toBe('replaced in e3: 1 of e1 → 3 of e3 (split), 4 of e3 (split)');
  });

  it('continues where a number continues unrecorded', () => {
    expect(means('1', ['{number: "1", title: A, replacedBy: ["2"]}', '2 B', '2 B'])).toBe(
      'replaced in e3: 1 of e1 → 2 of e3 (moved)',
    );
  });

  it('that converges has one end', () => {
    const editions = [
      '{number: "1", title: A, replacedBy: ["2", "3"]}',
      '{number: "2", title: B, replacedBy: ["4"]}, {number: "3", title: C, replacedBy: ["4"]}',
      '4 D',
    ];
    expect(means('1', editions)).toBe('replaced in e3: 1 of e1 → 4 of e3 (split)');
  });

  it('within one edition is followed', () => {
    const gone = (number: string, next: string) =>
      `{number: "${number}", title: T, withdrawn: true, replacedBy: ["${next}"]}`;
    expect(means('1', [`${gone('1', '2')}, ${gone('2', '3')}, 3 C`])).toBe('replaced in e1: 1 of e1 → 3 of e1 (moved)');
  });

  it('does not go beyond the current edition into a draft', () => {
    const scope = scopeOf(`
      //- /x.objectives.yaml
      prefix: X
      editions:
        - {edition: e1, objectives: [{number: "1", title: A, replacedBy: ["2"]}]}
        - {edition: e2, objectives: [{number: "2", title: B, replacedBy: ["3"]}]}
        - {edition: e3, draft: true, objectives: [3 C]}
    `);
    expect(meaning(scope, 'X', '1')).toBe('replaced in e2: 1 of e1 → 2 of e2 (moved)');
    expect(meaning(scope, 'X', '2')).toBe('current in e2: 2 of e2');
  });

  it('is followed for 500 links, and no further', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, index) => {
        return `{number: "1.${index}", title: T, withdrawn: true, replacedBy: ["1.${index + 1}"]}`;
      }).join(', ');
    expect(means('1.0', [`${chain(499)}, 1.499 End`])).toBe('replaced in e1: 1.0 of e1 → 1.499 of e1 (moved)');
    expect(means('1.0', [`${chain(20_000)}, 1.20000 End`])).toBe('withdrawn in e1: 1.0 of e1');
  });

  it('that ends in a withdrawn number has no successors', () => {
    const dead = ['{number: "1", title: A, replacedBy: ["2"]}', '{number: "2", title: B, withdrawn: old}', '3 C'];
    expect(means('1', dead)).toBe('withdrawn in e3: 1 of e1');
    const dropped = ['{number: "1", title: A, replacedBy: ["2"]}', '2 B', '3 C'];
    expect(means('1', dropped)).toBe('withdrawn in e3: 1 of e1');
  });
});

describe('many to many', () => {
  it('gives each old number all of its new ones', () => {
    const editions = [
      '{number: "1", title: A, replacedBy: ["3", "4"]}, {number: "2", title: B, replacedBy: ["4", "5"]}',
      '3 C, 4 D, 5 E',
    ];
    expect(means('1', editions)).toBe('replaced in e2: 1 of e1 → 3 of e2 (split), 4 of e2 (split)');
    expect(means('2', editions)).toBe('replaced in e2: 2 of e1 → 4 of e2 (split), 5 of e2 (split)');
  });
});

describe('an incomplete edition', () => {
  it('does not restore what was withdrawn before it', () => {
    checkReferences(`
      //- /q.objectives.yaml
      prefix: QQ
      editions:
        - edition: "1"
          objectives: [{number: 1.1, title: A}, {number: 1.2, title: B, withdrawn: old}]
        - edition: "2"
          partial: true
          objectives: [1.3 C]
      //- /plan.md
      QQ 1.1, QQ 1.2
      ^^^^^^ current: 1.1
              ^^^^^^ withdrawn: 1.2
    `);
  });
});
