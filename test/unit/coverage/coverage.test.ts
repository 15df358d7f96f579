import { describe, expect, test } from 'vitest';
import {
  countsOf,
  type FrameworkCoverage,
  percentOf,
  prioritiesOf,
  shareOf,
} from '../../../server/src/core/coverage/coverage.ts';
import { changeSince } from '../../../server/src/core/coverage/coverage-change.ts';
import { mergeCoverage } from '../../../server/src/core/coverage/merge.ts';
import { placesOf } from '../../../server/src/core/coverage/places.ts';
import { requirementResults } from '../../../server/src/core/coverage/requirements.ts';
import { citedIn, coverageOf, PLAN } from './coverage-of.ts';

describe('what counts', () => {
  test.each([
    ['a reference', 'PLAN 1.1', ['1.1']],
    ['each member of a list', 'PLAN 1.1, 2.1 and 2.1', ['1.1', '2.1', '2.1']],
    ['everything that a range includes', 'PLAN 2.1–2.3', ['2.1', '2.2', '2.3']],
    ['a priority itself', 'PLAN 2', ['2']],
    ['a pin to this edition', 'PLAN:2024 2.1', ['2.1']],
    ['a pin to an older one, for objectives that continue', 'PLAN:2020 1.1', ['1.1']],
    ['and for replacements', 'PLAN:2020 1.2', ['2.1']],
    ['not for splits', 'PLAN:2020 1.3', []],
    ['nor for removed ones', 'PLAN:2020 1.4', []],
    ['within a range of an older edition, too', 'PLAN:2020 1.1-1.4', ['1.1', '2.1']],
    ['not replaced ones', 'PLAN 1.2', []],
    ['nor withdrawn ones', 'PLAN 1.5', []],
    ['nor unknown ones', 'PLAN 9.9 and PLAN:2019 1.1', []],
    ['current ones in spite of an ignore comment', 'PLAN 1.1 <!-- objrefs-ignore-line -->', ['1.1']],
  ])('%s: %s', (_, text, expected) => {
    expect(citedIn(text)).toEqual(expected);
  });

  test('nor an edition after the one that is measured', () => {
    const old = `${PLAN}//- /objrefs.yaml\nframeworks: {PLAN: {edition: "2020"}}\n`;
    expect(citedIn('PLAN:2024 2.1, PLAN 1.4, PLAN:2020 1.2', old)).toEqual(['1.2', '1.4']);
  });

  test('a number with two spellings in its editions is cited once by a range', () => {
    const catalog = `//- /p.objectives.yaml
prefix: P
numbering: {ignoreZeroPadding: true}
editions:
  - {edition: "1", objectives: [A-1 One, A-2 Two, A-3 Three]}
  - {edition: "2", objectives: [A-01 One, A-02 Two, A-03 Three]}
`;
    expect(citedIn('P A-1 to A-3', catalog)).toEqual(['A-01', 'A-02', 'A-03']);
  });

  test('only current objectives of the default edition can be cited', () => {
    const { objectives, edition } = coverageOf({});
    expect(edition).toBe('2024');
    expect(objectives.map(({ number, parent, leaf }) => [number, parent, leaf])).toEqual([
      ['1', null, false],
      ['1.1', '1', true],
      ['2', null, false],
      ['2.1', '2', true],
      ['2.2', '2', true],
      ['2.3', '2', true],
    ]);
    expect(shareOf({ objectives })).toEqual({ cited: 0, leaves: 4 });
  });

  test('in a chosen edition, references to newer ones are not counted', () => {
    const older = `${PLAN}//- /objrefs.yaml\nframeworks: {PLAN: {edition: "2020"}}\n`;
    const { edition, elsewhere, stale } = coverageOf({ 'a.md': 'PLAN:2024 2.1 and PLAN 1.2' }, older);
    expect([edition, elsewhere, stale]).toEqual(['2020', 1, []]);
    expect(citedIn('PLAN:2024 2.1 and PLAN 1.2', older)).toEqual(['1.2']);
  });

  test('an older edition that a document declares is stale, and counts where that is certain', () => {
    const declaring = (text: string) => `---\nobjectives: PLAN:2020\n---\n${text}\n`;
    const { elsewhere, stale } = coverageOf({ 'a.md': declaring('PLAN 1.2 and PLAN 1.3') });
    expect([elsewhere, stale.map(({ number, status, countsFor }) => [number, status, countsFor])]).toEqual([
      0,
      [
        ['1.2', 'superseded', '2.1'],
        ['1.3', 'superseded', null],
      ],
    ]);
  });

  test('in a chosen edition that is not current, a reference to it by name is not stale', () => {
    const older = `${PLAN}//- /objrefs.yaml\nframeworks: {PLAN: {edition: "2020"}}\n`;
    expect(citedIn('PLAN:2020 1.2', older)).toEqual(['1.2']);
    expect(coverageOf({ 'a.md': 'PLAN:2020 1.2' }, older).stale).toEqual([]);
  });

  test('children of a withdrawn priority belong to no priority', () => {
    const { objectives } = coverageOf(
      {},
      '//- /p.objectives.yaml\nprefix: P\nobjectives:\n  - {number: "1", title: A, withdrawn: true}\n  - 1.1 B\n  - 1.1.1 C\n',
    );
    expect(objectives.map(({ number, parent }) => [number, parent])).toEqual([
      ['1.1', null],
      ['1.1.1', '1.1'],
    ]);
    expect(prioritiesOf({ objectives }).map(({ number }) => number)).toEqual(['1.1']);
  });
});

test('a reused number counts for what it meant before where there is evidence for that', () => {
  const catalog = `//- /p.objectives.yaml
prefix: P
editions:
  - edition: "2020"
    published: 2020-01-01
    objectives:
      - {number: "1.1", title: Grow apples, replacedBy: ["1.2"]}
      - {number: "1.2", title: Rent offices, replacedBy: []}
      - {number: "1.3", title: Write letters, replacedBy: ["1.1", "2.1"]}
      - 1.4 Plant trees
  - edition: "2024"
    published: 2024-01-01
    objectives: [1.1 Write letters home, 1.2 Grow apples, 1.3 Teach French, 1.4 Plant trees, 2.1 Write letters abroad]
`;
  const dated = (text: string, day = '2021-05-06') => `---\ndate: ${day}\n---\n${text}\n`;
  expect(citedIn(dated('P 1.1, P 1.2, P 1.3 and P 1.4'), catalog)).toEqual(['1.2', '1.4']);
  expect(citedIn(dated('P 1.1-1.4'), catalog)).toEqual(['1.2', '1.4']);
  const { stale } = coverageOf({ 'a.md': dated('P 1.1, P 1.2, P 1.3 and P 1.4') }, catalog);
  expect(stale.map(({ number, title, status, countsFor }) => [number, title, status, countsFor])).toEqual([
    ['1.1', 'Grow apples', 'reused', '1.2'],
    ['1.2', 'Rent offices', 'reused', null],
    ['1.3', 'Write letters', 'reused', null],
  ]);
  // Without evidence, with evidence that it is newer, with its present title, ignored, or not to be reported.
  const present = ['1.1', '1.2'];
  expect(citedIn('P 1.1, P 1.2', catalog)).toEqual(present);
  expect(citedIn(dated('P 1.1, P 1.2', '2024-05-06'), catalog)).toEqual(present);
  expect(citedIn(dated('P 1.1 "Write letters home", P 1.2 "Grow apples"'), catalog)).toEqual(present);
  expect(citedIn(dated('P 1.1, P 1.2 <!-- objrefs-ignore-line -->'), catalog)).toEqual(present);
  const off = `${catalog}//- /objrefs.yaml\nseverity: {reused-number: off}\n`;
  expect(citedIn(dated('P 1.1, P 1.2'), off)).toEqual(present);
});

test('stale references are listed with what they are counted as, unless ignored', () => {
  const text = 'PLAN:2020 1.2\nPLAN 1.2\nPLAN 1.5\nPLAN 1.4 <!-- objrefs-ignore-line -->\nPLAN 1.1-1.5';
  const { stale, unknown, elsewhere } = coverageOf({ 'a.md': text });
  expect(stale.map(({ line, number, status, countsFor, within }) => [line, number, status, countsFor, within])).toEqual(
    [
      [1, '1.2', 'superseded', '2.1', false],
      [2, '1.2', 'replaced', null, false],
      [3, '1.5', 'withdrawn', null, false],
      [5, '1.2', 'replaced', null, true],
      [5, '1.3', 'replaced', null, true],
      [5, '1.4', 'withdrawn', null, true],
      [5, '1.5', 'withdrawn', null, false],
    ],
  );
  expect([unknown, elsewhere]).toEqual([0, 0]);
});

test('places are 1-based, with the text as written', () => {
  const { objectives } = coverageOf({ 'a.md': '\n see PLAN:2024\n2.1 to 2.3' });
  const [range] = objectives.find(({ number }) => number === '2.2')!.citations;
  expect(range).toEqual({
    ...{ source: null, file: 'a.md', line: 2, column: 6, endLine: 3, endColumn: 11 },
    ...{ text: 'PLAN:2024\n2.1 to 2.3', edition: '2024', within: true },
  });
});

test('references to an objective, above and below it are counted separately', () => {
  const counts = countsOf(coverageOf({ 'a.md': 'PLAN 2, 2.1 and 2.1' }));
  expect(counts.get('2')).toEqual({ references: 1, above: 0, below: 2, leaves: 3, citedLeaves: 1 });
  expect(counts.get('2.1')).toEqual({ references: 2, above: 1, below: 0, leaves: 1, citedLeaves: 1 });
  expect(counts.get('2.2')).toEqual({ references: 0, above: 1, below: 0, leaves: 1, citedLeaves: 0 });
});

test('a hundred percent means all of them', () => {
  expect(percentOf({ cited: 999, leaves: 1000 })).toBe(99);
  expect(percentOf({ cited: 0, leaves: 0 })).toBe(100);
});

describe('places', () => {
  const coverage = coverageOf({ 'b/x.md': 'PLAN 2.1, 2.1', 'b/y.md': 'PLAN 2', 'a.md': 'PLAN 1.1 and 2.3' });

  test('are documents', () => {
    expect(placesOf(coverage, 'document').map(({ place, references, cited }) => [place, references, cited])).toEqual([
      ['a.md', 2, 2],
      ['b/x.md', 2, 1],
      ['b/y.md', 1, 0],
    ]);
  });

  test('or folders, with the priorities they cite', () => {
    expect(placesOf(coverage, 'folder')).toEqual([
      {
        ...{ source: null, place: '.', references: 2, cited: 2 },
        priorities: [
          { number: '1', references: 1, cited: 1 },
          { number: '2', references: 1, cited: 1 },
        ],
      },
      { source: null, place: 'b', references: 3, cited: 1, priorities: [{ number: '2', references: 3, cited: 1 }] },
    ]);
  });
});

describe('merging', () => {
  const own = coverageOf({ 'a.md': 'PLAN 1.1' });
  const other = coverageOf({ 'a.md': 'PLAN 1.1, 2.1 and 9.9' });

  test('adds the references of another repository, under its name', () => {
    const { frameworks, otherEditions } = mergeCoverage([own], [other], 'north');
    expect(otherEditions).toEqual([]);
    const cited = frameworks[0]!.objectives.flatMap(({ number, citations }) =>
      citations.map(({ source, file }) => [number, source, file]),
    );
    expect(cited).toEqual([
      ['1.1', null, 'a.md'],
      ['1.1', 'north', 'a.md'],
      ['2.1', 'north', 'a.md'],
    ]);
    expect(frameworks[0]!.unknown).toBe(1);
  });

  test('includes what only the other has measured, and leaves out another edition', () => {
    const newer: FrameworkCoverage = { ...other, edition: '2028' };
    const foreign: FrameworkCoverage = { ...other, prefix: 'ELSE' };
    const { frameworks, otherEditions } = mergeCoverage([own], [newer, foreign], 'north');
    expect(frameworks.map(({ prefix }) => prefix)).toEqual(['PLAN', 'ELSE']);
    expect(frameworks[0]).toBe(own);
    expect(otherEditions).toEqual([{ prefix: 'PLAN', edition: '2028' }]);
  });

  test('keeps the names of reports within reports', () => {
    const { frameworks: inner } = mergeCoverage([own], [other], 'north');
    const { frameworks } = mergeCoverage([own], inner, 'all');
    const sources = frameworks[0]!.objectives.flatMap(({ citations }) => citations.map(({ source }) => source));
    expect([...new Set(sources)]).toEqual([null, 'all', 'all/north']);
  });
});

test('a comparison lists what is newly cited, and what no longer is', () => {
  const then = coverageOf({ 'a.md': 'PLAN 1.1 and 2.1' });
  const now = coverageOf({ 'a.md': 'PLAN 2.1 and 2.2' });
  const listed = { ...then, edition: '2020', objectives: then.objectives.filter(({ number }) => number !== '2.3') };
  expect(changeSince(now, [listed])).toEqual({
    ...{ edition: '2020', cited: 2, leaves: 3 },
    ...{ gained: ['2.2'], lost: ['1.1'], added: ['2.3'], removed: [] },
  });
  expect(changeSince(now, [])).toBeNull();
});

describe('requirements', () => {
  const coverage = coverageOf({ 'a.md': 'PLAN 1.1, 2.1 and 2.2' });
  const share = (percent: number) => requirementResults({ kind: 'share', percent, written: '' }, [coverage])[0]!;
  const all = (glob: string) => requirementResults({ kind: 'all', glob, written: glob }, [coverage]);

  test('a percentage applies to objectives without parts', () => {
    expect(share(75)).toMatchObject({ leaves: 4, cited: 3, needed: 3, met: true, uncited: ['2.3'] });
    expect(share(75.01)).toMatchObject({ needed: 4, met: false });
    expect(share(0).met).toBe(true);
  });

  test('a glob can begin with any name of the framework', () => {
    const names = () => ['PLAN', 'City Plan', 'City'];
    const named = (glob: string) => requirementResults({ kind: 'all', glob, written: glob }, [coverage], names);
    for (const glob of ['plan 2.1', 'City Plan 2.1', 'CITY 2.1']) {
      expect(named(glob)[0]).toMatchObject({ leaves: 1, met: true });
    }
    expect(named('Town 2.1')).toEqual([]);
  });

  test('a glob includes numbers and everything below them', () => {
    expect(all('1.*')[0]).toMatchObject({ leaves: 1, met: true });
    expect(all('2')[0]).toMatchObject({ leaves: 3, cited: 2, met: false, uncited: ['2.3'] });
    expect(all('plan 2.[1]')).toEqual([]);
    expect(all('plan 2.1')[0]).toMatchObject({ leaves: 1, met: true });
    expect(all('OTHER 2.1')).toEqual([]);
  });
});
