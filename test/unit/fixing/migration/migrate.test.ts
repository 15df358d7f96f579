import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { Replacements } from '../../../../server/src/core/editions/replacements.ts';
import type { MigrationDecision } from '../../../../server/src/core/fixing/decisions.ts';
import { migrate } from '../../../../server/src/core/fixing/migrate.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import { reviewsByDocument } from '../../../../server/src/core/reviews/document-reviews.ts';
import { catalogOf, migrator, type Rules, SAMPLE, unresolvedIn } from './migrated.ts';

/** The sample framework: its second edition moves 2 and 2.1, merges 2.2 and 2.3, splits 2.4, and reuses 2, 2.1, 2.2. */
const sample = (text: string, rules?: Rules) => migrator(SAMPLE, rules)(text);

describe('a citation that names an older edition', () => {
  test.each([
    ['See NPP:2020 2.1.', 'See NPP:2025 4.1.'],
    ['See NPP:2020 2.3.', 'See NPP:2025 2.1.'],
    // Only a rewording: the same number.
    ['See NPP:2020 3.1.', 'See NPP:2025 3.1.'],
    ['See NPP (2020) 2.1.', 'See NPP (2025) 4.1.'],
    ['See National Policing Plan:2020 measure 2.1.', 'See National Policing Plan:2025 measure 4.1.'],
    // A merged number is written once.
    ['See NPP:2020 2.2, 2.3 and 3.1.', 'See NPP:2025 2.1 and 3.1.'],
    ['See NPP:2020 2.2 and 2.3.', 'See NPP:2025 2.1.'],
    ['See **NPP:2020** 2.1, `x`.', 'See **NPP:2025** 4.1, `x`.'],
  ])('%j becomes %j', (before, after) => {
    const migrated = sample(before);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([after, []]);
  });

  test('needs a choice, and so does the rest of its list', () => {
    const text = 'See NPP:2020 2.1 and 2.4.';
    const migrated = sample(text);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([text, ['2.4 choice: 4.2 4.3']]);
    expect(sample(text, { choose: { '2.4': ['4.3'] } }).text).toBe('See NPP:2025 4.1 and 4.3.');
  });

  test('can become several, if chosen', () => {
    const migrated = sample('NPP:2020 2.4; NPP:2020 2.4, 3.1', { choose: { '2.4': ['4.2', '4.3'] } });
    expect(migrated.text).toBe('NPP:2025 4.2, 4.3; NPP:2025 4.2, 4.3, 3.1');
  });

  test('stays if the catalog lists no replacement', () => {
    const migrated = sample('NPP:2020 1.3');
    expect([migrated.text, unresolvedIn(migrated)]).toEqual(['NPP:2020 1.3', ['1.3 no-successor']]);
    expect(migrated.unresolved[0]?.message).toBe(
      'NPP 1.3 was withdrawn in NPP 2025: A task of the municipalities since 2023. The catalog lists no replacement.',
    );
  });

  test('stays if its own edition does not have it', () => {
    expect(unresolvedIn(sample('NPP:2020 1.1, 9.9'))).toEqual(['9.9 unknown']);
  });

  test('of the target or of an unknown edition is not changed', () => {
    const text = 'NPP:2025 2.1, NPP:2025 1.3, NPP:2031 2.1';
    const migrated = sample(text);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([text, []]);
  });
});

/** None of its numbers is reused. */
const FARM = catalogOf(`
prefix: FARM
levels: [goal]
editions:
  - edition: old
    objectives:
      - 1 Grow
      - {number: "1.1", title: Apples, replacedBy: [5.1]}
      - {number: "1.2", title: Pears, replacedBy: [{number: "5.2", relation: merged}]}
      - {number: "1.3", title: Quinces, replacedBy: [{number: "5.2", relation: merged}]}
      - {number: "1.4", title: Birds, replacedBy: [5.3, 5.4]}
      - 1.5 Nothing
  - edition: new
    objectives:
      - 1 Grow
      - 5.1 Apples
      - 5.2 Pears and quinces
      - 5.3 Hens
      - 5.4 Geese
`);
const farm = (text: string, rules?: Rules) => migrator(FARM, rules)(text);

describe('a citation without an edition', () => {
  test.each([
    ['See FARM 1.1.', 'See FARM 5.1.'],
    ['See FARM goals 1, 1.1 and 5.3.', 'See FARM goals 1, 5.1 and 5.3.'],
    ['See FARM 1.2, 1.3 and 1.1.', 'See FARM 5.2 and 5.1.'],
    ['(FARM 1.2/1.3)', '(FARM 5.2)'],
  ])('%j becomes %j', (before, after) => {
    const migrated = farm(before);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([after, []]);
  });

  test('is migrated member by member', () => {
    const migrated = farm('FARM 1.1, 1.4 and 1.5');
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([
      'FARM 5.1, 1.4 and 1.5',
      ['1.4 choice: 5.3 5.4', '1.5 no-successor'],
    ]);
  });

  test('to a reused number is unresolved: either meaning is possible', () => {
    const migrated = sample('NPP 2.1 and NPP 2');
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([
      'NPP 2.1 and NPP 2',
      ['2.1 reused: 2.1 4.1', '2 reused: 2 4'],
    ]);
    expect(migrated.unresolved[1]?.message).toBe(
      'NPP 2 was “Crime on the net” in NPP 2020 and is “Victims first” in NPP 2025. Choose the one you mean.',
    );
  });

  test('with several earlier meanings lists what each of them is now', () => {
    const catalog = catalogOf(`
prefix: OAK
editions:
  - {edition: "1", objectives: [{number: "1.1", title: Train officers, replacedBy: ["3.1"]}, 3.1 Train officers]}
  - {edition: "2", objectives: [{number: "1.1", title: Share news, replacedBy: ["2.1"]}, 3.1 Train officers]}
  - {edition: "3", objectives: [1.1 Buy software, 2.1 Share news, 3.1 Train officers]}
`);
    const migrated = migrator(catalog)('OAK 1.1');
    expect(unresolvedIn(migrated)).toEqual(['1.1 reused: 1.1 2.1 3.1']);
    expect(migrated.unresolved[0]?.message).toBe(
      'OAK 1.1 was “Share news” in OAK 2, “Train officers” in OAK 1 and is “Buy software” in OAK 3. Choose the one you mean.',
    );
  });

  test('keeps all of a list with such a number, since its members are evidence for each other', () => {
    const migrated = sample('NPP 2.2, 2.4', { choose: { '2.4': ['4.2'] } });
    expect([migrated.text, unresolvedIn(migrated)]).toEqual(['NPP 2.2, 2.4', ['2.2 reused: 2.2 2.1']]);
  });

  test('can become a reused number if the text does not cite its earlier meaning', () => {
    expect(sample('NPP 2.3').text).toBe('NPP 2.1');
    const migrated = sample('NPP 2.1; NPP 2.3');
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([
      'NPP 2.1; NPP 2.3',
      ['2.1 reused: 2.1 4.1', '2.3 reused: 2.1'],
    ]);
    expect(migrated.unresolved[1]?.message).toBe(
      'NPP 2.3 was replaced by 2.1. Without an edition, NPP 2.1 may be read here as what it was in NPP 2020: ' +
        'Train an investigator in every district to seize digital evidence. Specify the edition.',
    );
    expect(sample('NPP:2025 2.1; NPP 2.3').text).toBe('NPP:2025 2.1; NPP 2.1');
    expect(sample('NPP 2.3', { pins: 'add' }).text).toBe('NPP:2025 2.1');
  });

  test('to an unknown number is for `check`, not for migration', () => {
    expect(sample('NPP 9.9').unresolved).toEqual([]);
  });

  test('is unresolved if it means another edition by default', () => {
    const rules = { defaultEdition: '2020' };
    const migrated = sample('NPP 2.1, 2.3', rules);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual(['NPP 2.1, 2.3', ['2.1 default-edition']]);
    // With the edition, it has the intended meaning.
    expect(sample('NPP 2.1, 2.3', { ...rules, pins: 'add' }).text).toBe('NPP:2025 4.1, 2.1');
  });
});

describe('the edition in a citation', () => {
  test('is removed on request', () => {
    expect(sample('NPP:2020 2.1 and NPP:2025 1.1', { pins: 'lift' }).text).toBe('NPP 4.1 and NPP:2025 1.1');
    // Not if it is not needed.
    expect(unresolvedIn(sample('NPP:2020 2.3; NPP 2.1', { pins: 'lift' }))).toEqual([
      '2.3 reused: 2.1',
      '2.1 reused: 2.1 4.1',
    ]);
  });

  test('is added only to what is rewritten', () => {
    const migrated = sample('NPP 2.3, 1.1; NPP 1.1', { pins: 'add' });
    expect(migrated.text).toBe('NPP:2025 2.1, 1.1; NPP 1.1');
  });

  test('allows a choice for a reused number', () => {
    const choose = { '2.1': ['4.1'], '2.2': ['2.1'] };
    expect(sample('NPP 2.1 and NPP 2.2', { pins: 'add', choose }).text).toBe('NPP:2025 4.1 and NPP:2025 2.1');
    expect(sample('NPP 2.1', { pins: 'add', choose: { '2.1': ['2.1'] } }).text).toBe('NPP:2025 2.1');
    // A recorded replacement is not a choice: 2.1 of 2020 moved, whatever is chosen for the 2.1 without an edition.
    expect(sample('NPP:2020 2.1', { pins: 'add', choose: { '2.1': ['2.1'] } }).text).toBe('NPP:2025 4.1');
    // Without it, the second run could not know that 2.1 is done.
    expect(sample('NPP 2.1 and NPP 2.2', { choose }).text).toBe('NPP 2.1 and NPP 2.2');
  });
});

describe('a range', () => {
  const catalog = catalogOf(`
prefix: ACME
editions:
  - edition: old
    objectives:
      - {number: "1.1", title: Apples, replacedBy: [5.1]}
      - {number: "1.2", title: Pears, replacedBy: [5.2]}
      - {number: "1.3", title: Plums, replacedBy: [5.3]}
      - {number: "2.1", title: Oats, replacedBy: [{number: "6.1", relation: merged}]}
      - {number: "2.2", title: Rye, replacedBy: [{number: "6.1", relation: merged}]}
      - {number: "3.1", title: Hens, replacedBy: [7.1]}
      - {number: "3.2", title: Geese, replacedBy: [8.1]}
      - {number: "3.3", title: Ducks, replacedBy: [7.2, 8.2]}
      - 4.1 Bees
      - 4.2 Ants
      - 4.3 Moths
  - edition: new
    objectives:
      - 5.1 Apples
      - 5.2 Pears
      - 5.3 Plums
      - 6.1 Corn
      - 7.1 Hens
      - 7.2 Wild ducks
      - 8.1 Geese
      - 8.2 Tame ducks
      - 4.1 Bees
      - 4.2 Ants
      - 4.3 Moths
`);
  const ranges = (text: string, rules?: Rules) => migrator(catalog, rules)(text);

  test.each([
    ['See ACME 1.1–1.3.', 'See ACME 5.1–5.3.'],
    ['See ACME:old 1.1 to 1.2.', 'See ACME:new 5.1 to 5.2.'],
    // All of it became one number.
    ['See ACME 2.1-2.2.', 'See ACME 6.1.'],
    // Its replacements are not a range.
    ['See ACME 3.1–3.2.', 'See ACME 7.1, 8.1.'],
    ['See ACME 4.1–4.3 and 3.1–3.2.', 'See ACME 4.1–4.3, 7.1 and 8.1.'],
    ['See ACME:old 3.1–3.2, 4.1–4.3.', 'See ACME:new 7.1, 8.1, 4.1–4.3.'],
    // It repeats nothing.
    ['See ACME:old 3.1, 3.2, 3.1–3.2 and 4.1.', 'See ACME:new 7.1, 8.1 and 4.1.'],
    ['See ACME 4.1–4.3.', 'See ACME 4.1–4.3.'],
  ])('%j becomes %j', (before, after) => {
    const migrated = ranges(before);
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([after, []]);
  });

  test('is unresolved while its interior is', () => {
    expect(unresolvedIn(ranges('ACME 3.1–3.3'))).toEqual(['3.3 choice: 7.2 8.2']);
    expect(unresolvedIn(ranges('ACME:old 3.2–3.3, 1.1'))).toEqual(['3.3 choice: 7.2 8.2']);
    expect(ranges('ACME 3.1–3.3', { choose: { '3.3': ['7.2'] } }).text).toBe('ACME 7.1, 8.1, 7.2');
    expect(unresolvedIn(sample('NPP:2020 1.2–1.3, NPP:2020 2.2–2.4'))).toEqual([
      '1.3 no-successor',
      '2.4 choice: 4.2 4.3',
    ]);
  });

  test('that includes a reused number is unresolved', () => {
    const migrated = sample('NPP 2.1–2.2');
    expect(unresolvedIn(migrated)).toEqual(['2.1 reused: 2.1 4.1', '2.2 reused: 2.2 2.1']);
    // Nothing of it is settled: not what is between its ends, either.
    expect(migrated.settled).toEqual([]);
  });

  test('that is invalid stays', () => {
    const reversed = ranges('ACME:old 1.2–1.1');
    expect(unresolvedIn(reversed)).toEqual(['1.2 unwritable']);
    expect(reversed.unresolved[0]?.message).toBe('The range is reversed: 1.2 comes after 1.1. Fix it first.');
    expect(unresolvedIn(ranges('ACME:old 1.1–3.1'))).toEqual(['1.1 unwritable']);
  });

  test('that is invalid is unresolved while one of its ends is reused', () => {
    const open = sample('NPP 2.2–2.1');
    expect(unresolvedIn(open)).toEqual(['2.2 reused: 2.2 2.1', '2.1 reused: 2.1 4.1']);
    expect([open.affected.size, open.toDecide.size]).toEqual([2, 2]);
    const chosen = (made: Readonly<Record<string, string>>) =>
      sample('NPP 2.2–2.1', {
        decide: ({ resolution: { framework } }, number) => ({
          kind: 'choose',
          objectives: [framework.current!.byNumber.get(made[number]!)!],
        }),
      });
    const settled = chosen({ '2.1': '2.1', '2.2': '2.2' });
    expect([settled.text, settled.unresolved]).toEqual(['NPP 2.2–2.1', []]);
    expect(settled.settled.map(({ number }) => number).sort()).toEqual(['2.1', '2.2']);
    // What else it includes is not known.
    const changed = chosen({ '2.1': '4.1', '2.2': '2.1' });
    expect([changed.text, changed.unresolved.length > 0]).toEqual(['NPP 2.2–2.1', true]);
  });
});

test('numbers that the target spells differently are written in its spelling', () => {
  const catalog = catalogOf(`
prefix: ACME
numbering: {ignoreZeroPadding: true}
editions:
  - {edition: "1", objectives: [A-1 One, A-2 Two, A-3 Three]}
  - {edition: "2", objectives: [A-01 One, A-02 Two, A-03 Three]}
`);
  const migrated = migrator(catalog)('ACME A-1, ACME A-01, ACME A-001 and ACME:1 A-1–A-3; ACME A-1–A-3');
  expect(migrated.text).toBe('ACME A-01, ACME A-01, ACME A-001 and ACME:2 A-01–A-03; ACME A-01–A-03');
});

describe('across editions', () => {
  const catalog = catalogOf(`
prefix: ACME
editions:
  - {edition: "1", objectives: [{number: "1.1", title: Apples, replacedBy: [1.2]}, 1.9 Pears]}
  - {edition: "2", objectives: [{number: "1.2", title: Apples, replacedBy: [1.3]}, {number: "1.9", title: Pears, replacedBy: [1.4]}]}
  - {edition: "3", objectives: [1.3 Apples, 1.4 Pears]}
`);

  test('to the newest', () => {
    expect(migrator(catalog)('ACME:1 1.1, 1.9; ACME:2 1.2; ACME 1.1').text).toBe(
      'ACME:3 1.3, 1.4; ACME:3 1.3; ACME 1.3',
    );
  });

  test('to one in between: citations that name or mean a newer one stay', () => {
    const migrated = migrator(catalog, { to: '2' })('ACME:1 1.1, 1.9; ACME:3 1.3; ACME 1.1; ACME:2 1.2');
    expect(migrated.text).toBe('ACME:2 1.2, 1.9; ACME:3 1.3; ACME 1.1; ACME:2 1.2');
    expect(migrated.unresolved).toEqual([]);
  });
});

describe('a document that declares an edition', () => {
  const declaring = (edition: string, text: string) => `---\nobjectives: NPP:${edition}\n---\n${text}`;

  test.each([
    ['Measure 2.1, NPP 2.3 and NPP:2020 2.1.', 'Measure 4.1, NPP 2.1 and NPP:2025 4.1.'],
    ['- 3.1 Something\n- 2.1 Else', '- 3.1 Something\n- 4.1 Else'],
    ['NPP 3.1, INTERPOL-SP 3.4.', 'NPP 3.1, INTERPOL-SP 3.4.'],
  ])('declares the target if all of it can be migrated: %j', (before, after) => {
    const migrated = sample(declaring('2020', before));
    expect([migrated.text, unresolvedIn(migrated)]).toEqual([declaring('2025', after), []]);
    expect(migrated.rewritten[0]).toEqual({ start: { line: 1, character: 16 }, end: { line: 1, character: 20 } });
  });

  test.each([
    ['framework: NPP, edition: "2020"', 'framework: NPP, edition: "2025"'],
    ['edition: 2020, framework: National Policing Plan', 'edition: 2025, framework: National Policing Plan'],
  ])('in any form: %j', (before, after) => {
    const text = (declared: string, number: string) => `---\nobjectives: {${declared}}\n---\nNPP ${number}`;
    expect(sample(text(before, '2.1')).text).toBe(text(after, '4.1'));
  });

  test('stays as a whole if a part of it needs a choice, or is ignored', () => {
    const text = declaring('2020', 'NPP 2.1 and measure 2.4; NPP:2020 2.1.');
    const migrated = sample(text);
    expect(migrated.text).toBe(text.replace('NPP:2020 2.1', 'NPP:2025 4.1'));
    expect(unresolvedIn(migrated)).toEqual(['2.4 choice: 4.2 4.3']);
    expect(sample(text, { choose: { '2.4': ['4.3'] } }).text).toBe(
      declaring('2025', 'NPP 4.1 and measure 4.3; NPP:2025 4.1.'),
    );
    const ignoring = declaring('2020', 'NPP 2.1\n\nNPP 2.3 <!-- objrefs-ignore-line -->');
    expect([sample(ignoring).text, unresolvedIn(sample(ignoring))]).toEqual([ignoring, ['2.1 default-edition']]);
  });

  test('is unchanged if its citations come to name the target, or none uses the declared edition', () => {
    const text = declaring('2020', 'NPP 2.1');
    expect(sample(text, { pins: 'add' }).text).toBe(text.replace('NPP 2.1', 'NPP:2025 4.1'));
    const nothing = declaring('2020', 'INTERPOL-SP 3.4');
    expect(sample(nothing).text).toBe(nothing);
  });
});

describe('what only the texts suggest', () => {
  const catalog = catalogOf(`
prefix: ACME
editions:
  - {edition: a, objectives: [1.1 Grow more apples, 1.2 Peel the onions, 1.3 Sleep]}
  - {edition: b, objectives: [1.4 Grow more apples, 1.2 Count all the stars, 1.5 Eat]}
`);

  test('is a choice', () => {
    const migrated = migrator(catalog)('ACME:a 1.1, ACME:a 1.2, ACME:a 1.3');
    expect(unresolvedIn(migrated)).toEqual(['1.1 choice: 1.4', '1.2 choice', '1.3 no-successor']);
    expect(migrated.unresolved[0]?.message).toBe(
      'ACME 1.1 appears to be 1.4 Grow more apples now (similar wording). Record it in the catalog, or choose.',
    );
  });
});

test('ignored references stay', () => {
  const text = [
    'FARM 1.1 <!-- objrefs-ignore-line -- as decided in 2021 -->',
    '<!-- objrefs-ignore-next-line superseded-edition -->',
    'FARM:old 1.1 and FARM 1.1',
  ].join('\n');
  const migrated = farm(text);
  expect(migrated.text).toBe(text.replace('and FARM 1.1', 'and FARM 5.1'));
  expect([migrated.references, migrated.ignored]).toEqual([3, 2]);
});

test('a comment ignores what is reported: a number that was replaced within the edition that is named', () => {
  const catalog = catalogOf(`
    prefix: ACME
    editions:
      - edition: "1"
        objectives: [{number: 1.1, title: Grow apples, withdrawn: true, replacedBy: [1.3]}, 1.3 Grow fruit]
      - {edition: "2", objectives: [1.3 Grow fruit]}
  `);
  const text = 'ACME:1 1.1 <!-- objrefs-ignore-line replaced-objective -->';
  const migrated = migrator(catalog)(text);
  expect([migrated.text, migrated.ignored]).toEqual([text, 1]);
});

test('other frameworks, line endings and the surrounding text stay', () => {
  const text = '\ufeffFARM 1.1\r\n\tINTERPOL-SP 3.4, *FARM:old 1.1*\r x\n𝄞 FARM 1.1';
  expect(farm(text).text).toBe('\ufeffFARM 5.1\r\n\tINTERPOL-SP 3.4, *FARM:new 5.1*\r x\n𝄞 FARM 5.1');
});

describe('a person decides', () => {
  const SAMPLE_TARGET = composeFrameworks([{ catalog: SAMPLE, origin: 'workspace' }], new Map()).set.frameworks[0]!
    .current!;
  const decided = (text: string, made: Readonly<Record<string, MigrationDecision>>) =>
    sample(text, { decide: (_, number) => made[number] });
  const now = (...numbers: readonly string[]): MigrationDecision => ({
    kind: 'choose',
    objectives: numbers.map((number) => SAMPLE_TARGET.byNumber.get(number)!),
  });

  test('that a reused number has its present meaning, which is recorded', () => {
    const migrated = decided('NPP 2.1', { '2.1': now('2.1') });
    expect([migrated.text, unresolvedIn(migrated)]).toEqual(['NPP 2.1', []]);
    expect(migrated.settled.map(({ number, edition }) => [number, edition])).toEqual([['2.1', undefined]]);
  });

  test('that a list stays with the older edition, if that has all of it', () => {
    const migrated = decided('NPP 2.1, 2.2', { '2.1': { kind: 'keep' }, '2.2': { kind: 'keep' } });
    expect(migrated.text).toBe('NPP:2020 2.1, 2.2');
    expect(migrated.settled.map(({ number, edition, kept }) => [number, edition, kept])).toEqual([
      ['2.1', '2020', '2025'],
      ['2.2', '2020', '2025'],
    ]);
    expect(unresolvedIn(decided('NPP 2.1, 1.1', { '2.1': now('4.1') }))).toEqual([]);
  });

  test('about each member of a list; those that are open keep all of it', () => {
    expect(decided('NPP 2.1, 2.2', { '2.1': now('4.1'), '2.2': now('2.1') }).text).toBe('NPP 4.1, 2.1');
    const open = decided('NPP 2.1, 2.2', { '2.1': now('4.1') });
    // What was decided, but is not written, is still on the list, and not recorded to have its present meaning.
    expect([open.text, unresolvedIn(open)]).toEqual(['NPP 2.1, 2.2', ['2.1 reused: 2.1 4.1', '2.2 reused: 2.2 2.1']]);
    expect(open.settled).toEqual([]);
    const other = decided('NPP 2.1, 2.2\n\nNPP 2.3', { '2.1': now('4.1') });
    expect(other.text).toBe('NPP 2.1, 2.2\n\nNPP 2.3');
    const present = decided('NPP 2.1, 2.2', { '2.1': now('2.1') });
    expect(present.settled.map(({ number }) => number)).toEqual(['2.1']);
    expect(unresolvedIn(present)).toEqual(['2.2 reused: 2.2 2.1']);
  });

  test('about each number of a range, which becomes what they are now', () => {
    const range = (made: Readonly<Record<string, string>>) =>
      sample('NPP 2.1–2.2', {
        decide: ({ resolution }, number) => {
          const becomes = made[number];
          if (becomes === undefined || becomes === 'keep') return becomes && { kind: becomes };
          return { kind: 'choose', objectives: [resolution.framework.current!.byNumber.get(becomes)!] };
        },
      });
    expect(range({ '2.1': '4.1', '2.2': '2.1' }).text).toBe('NPP 4.1, 2.1');
    expect(range({ '2.1': '2.1', '2.2': '2.2' }).text).toBe('NPP 2.1–2.2');
    // Two of its numbers become the same one.
    expect(range({ '2.1': '2.1', '2.2': '2.1' }).text).toBe('NPP 2.1');
    expect(range({ '2.1': 'keep' }).text).toBe('NPP:2020 2.1–2.2');
    const open = range({ '2.1': '4.1' });
    const rows = ['2.1 reused: 2.1 4.1', '2.2 reused: 2.2 2.1'];
    expect([open.text, unresolvedIn(open), open.settled]).toEqual(['NPP 2.1–2.2', rows, []]);
    // With several editions, it is several citations.
    const both = range({ '2.1': 'keep', '2.2': '2.1' });
    expect([both.text, both.unresolved]).toEqual(['NPP:2020 2.1, NPP:2025 2.1', []]);
    expect(both.settled.map(({ number, edition, kept }) => [number, edition, kept])).toContainEqual([
      '2.1',
      '2020',
      '2025',
    ]);
  });

  test.each([
    ['NPP 2.1, 2.2', { '2.1': 'keep', '2.2': '2.1' }, 'NPP:2020 2.1, NPP:2025 2.1'],
    ['NPP 2.1, 2.2', { '2.1': '4.1', '2.2': 'keep' }, 'NPP 4.1, NPP:2020 2.2'],
    ['NPP 1.1, 1.2 and 2.1, 2.2', { '2.1': 'keep', '2.2': '2.1' }, 'NPP:2025 1.1, 1.2 and NPP:2020 2.1, NPP:2025 2.1'],
    ['NPP measures 2.2, **2.1**; 3.1', { '2.1': 'keep', '2.2': '4.3' }, 'NPP measures 4.3, NPP:2020 **2.1**; NPP 3.1'],
    [
      'NPP 2.1–2.2, 1.1 and 2.3',
      { '2.1': 'keep', '2.2': 'keep', '2.3': '2.1' },
      'NPP:2020 2.1–2.2, NPP:2025 1.1 and 2.1',
    ],
    ['NPP:2020 1.3, 2.1 and 2.4', { '1.3': 'keep', '2.4': '4.2' }, 'NPP:2020 1.3, NPP:2025 4.1 and 4.2'],
    ['NPP 2.1–2.2, 2.4', { '2.1': 'keep', '2.2': '2.1', '2.4': '4.2' }, 'NPP:2020 2.1, NPP:2025 2.1, 4.2'],
    ['NPP 1.1, 2.1–2.2', { '2.1': '4.1', '2.2': 'keep' }, 'NPP 1.1, 4.1, NPP:2020 2.2'],
    ['NPP **2.1**–**2.2**.', { '2.1': 'keep', '2.2': '4.3' }, 'NPP:2020 **2.1, NPP 4.3**.'],
  ])('differently about the members of a list, which then is several: %s', (text, made, expected) => {
    const migrated = sample(text, {
      decide({ resolution: { framework } }, number) {
        const becomes = (made as Readonly<Record<string, string>>)[number];
        if (becomes === undefined || becomes === 'keep') return becomes && { kind: becomes };
        return { kind: 'choose', objectives: [framework.current!.byNumber.get(becomes)!] };
      },
    });
    expect([migrated.text, migrated.unresolved.length > 0]).toEqual([expected ?? text, expected === null]);
  });

  test('to ignore a number of a list, which is changed all the same; not while others on its line are open', () => {
    const ignore: MigrationDecision = { kind: 'ignore', reason: 'as agreed' };
    expect(decided('NPP 2.1, 2.2', { '2.1': ignore, '2.2': now('2.1') }).text).toBe(
      '<!-- objrefs-ignore-next-line reused-number — as agreed -->\nNPP 2.1, 2.1',
    );
    const open = decided('NPP 2.1 and NPP 2.2', { '2.1': ignore });
    expect([open.text, unresolvedIn(open).length]).toEqual(['NPP 2.1 and NPP 2.2', 2]);
  });

  test('to ignore a reference, which then says nothing about its number', () => {
    const migrated = decided('NPP 2.1\n\nNPP 2.3', { '2.1': { kind: 'ignore', reason: 'history */ --> of it' } });
    expect(migrated.text).toContain('objrefs-ignore');
    expect(migrated.text).not.toContain('-->\n-->');
    expect(migrated.settled).toEqual([]);
  });
});

describe('a range of which an end is gone', () => {
  const migrateRange = (text: string, made: Readonly<Record<string, string>>) =>
    migrator(
      catalogOf(`
prefix: WP
editions:
  - edition: "2020"
    objectives:
      - 2.1 Repair mains
      - {number: "2.2", title: Install meters, replacedBy: ["2.3"]}
      - {number: "2.3", title: Bill customers, replacedBy: ["2.2"]}
      - {number: "2.4", title: Plan for drought, replacedBy: []}
  - edition: "2026"
    objectives: [2.1 Repair mains, 2.2 Bill customers, 2.3 Install meters, 3.1 Save water]
`),
      {
        // Each row is about the reference that it shows: of the last number, the end.
        decide: ({ reference, resolution }, number) => {
          const becomes = made[`${reference.number}:${number}`];
          if (becomes === undefined) return undefined;
          return { kind: 'choose', objectives: [resolution.framework.current!.byNumber.get(becomes)!] };
        },
      },
    )(text);

  test('is written with what is decided about the end', () => {
    const migrated = migrateRange('WP 2.1-2.4', { '2.4:2.4': '3.1' });
    expect([migrated.text, migrated.unresolved]).toEqual(['WP 2.1, 2.3, 2.2, 3.1', []]);
  });

  test('leaves no number open that was decided elsewhere, which names its edition', () => {
    const migrated = migrateRange('WP 2.2\nWP 2.3\nWP 2.1-2.4', { '2.2:2.2': '2.3', '2.3:2.3': '2.2' });
    expect([migrated.text, unresolvedIn(migrated), migrated.leftOpen]).toEqual([
      'WP:2026 2.3\nWP:2026 2.2\nWP 2.1-2.4',
      ['2.4 no-successor'],
      [],
    ]);
  });
});

test('what a migration has left open on a line that it changed stays open in the next one, which changes nothing there', () => {
  const { set } = composeFrameworks([{ catalog: SAMPLE, origin: 'workspace' }], new Map());
  const framework = set.frameworks[0]!;
  const first = sample('NPP:2020 2.1 and NPP 2.2.');
  const left = first.leftOpen.map((review) => ({ document: 'a.md', ...review }));
  expect(left.map(({ number }) => number)).toEqual(['2.2']);
  const metadata = { lineDates: { dayOf: () => 'new' as const }, reviewed: reviewsByDocument(left, false)('a.md')! };
  const analysis = new DocumentAnalysis(linesOf(first.text), { set, severity: new Map() }, 'file:///a.md', metadata);
  const second = migrate(analysis, new Replacements(framework, framework.current!));
  expect([second.edits, second.leftOpen]).toEqual([[], first.leftOpen]);
  const list = 'NPP 2.1, 2.2';
  const open = sample('NPP:2020 2.1 and NPP 2.1, 2.2.').leftOpen.map((review) => ({ document: 'a.md', ...review }));
  const reviewed = reviewsByDocument(open, false)('a.md')!;
  const partly = migrate(
    new DocumentAnalysis(linesOf(list), { set, severity: new Map() }, 'file:///a.md', { ...metadata, reviewed }),
    new Replacements(framework, framework.current!),
    {
      decide: (_, number) =>
        number === '2.1' ? { kind: 'choose', objectives: [framework.current!.byNumber.get('4.1')!] } : undefined,
    },
  );
  expect(partly.leftOpen.map(({ number }) => number).sort()).toEqual(['2.1', '2.2']);
});

test('a part that no edition lists stays where a list becomes several citations', () => {
  const catalog = catalogOf(`prefix: ACME
numbering: {unlisted: parent}
editions:
  - edition: a
    objectives: [AC-1 Grow apples, AC-2 Inspect bridges, AC-3 Lay cables]
  - edition: b
    objectives: [AC-1 Repair engines, AC-2 Water deserts, AC-3 Lay cables, AC-4 Inspect bridges]
`);
  const { text } = migrator(catalog, {
    decide({ resolution: { framework } }, number) {
      const chosen = framework.current!.byNumber.get('AC-4')!;
      return number === 'AC-1' ? { kind: 'keep' } : { kind: 'choose', objectives: [chosen] };
    },
  })('ACME AC-1(a), AC-2(b) and AC-3(c)');
  expect(text).toBe('ACME:a AC-1(a), ACME AC-4(b) and AC-3(c)');
});

describe('over several editions', () => {
  const editions = (second: string, third: string) => `prefix: ACME
editions:
  - edition: a
    objectives: [1.1 Light the quay at night, 1.2 Dance on the square]
  - edition: b
    objectives: [${second}]
  - edition: c
    objectives: [${third}]
`;

  test.each([
    [
      'a number is not followed where it has become something else, of which the next edition has a record',
      '{number: 1.1, title: Count boats, replacedBy: [2.1]}',
      '2.1 Count boats',
      'ACME:a 1.1',
    ],
    [
      'it is where it has not',
      '{number: 1.1, title: Light all of the quay at night, replacedBy: [2.1]}',
      '2.1 Lamps',
      'ACME:c 2.1',
    ],
    [
      'nor does a recorded move end at a number that has become something else',
      '{number: 2.1, title: Light the quay at night, replaces: [1.1]}',
      '2.1 Count boats',
      'ACME:a 1.1',
    ],
    [
      'it does where it has not',
      '{number: 2.1, title: Light the quay at night, replaces: [1.1]}',
      '2.1 Light the quay',
      'ACME:c 2.1',
    ],
  ])('%s', (_, second, third, expected) => {
    const migrated = migrator(catalogOf(editions(second, third)))('ACME:a 1.1');
    expect([migrated.text, migrated.unresolved.length]).toEqual([expected, expected === 'ACME:a 1.1' ? 1 : 0]);
  });
});
