import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import { objrefs } from '../../cli/objrefs.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';

const OLD = `# Acme Plan 2020

## 1 Grow

- 1.1 Plant trees along all the rivers
- 1.2 Harvest apples and pears
- 1.3 Count the birds
- 1.4 Provide warm meals to pupils
- 1.5 Provide warm meals to teachers
- 1.6 Write letters
- 1.7 Clean the old harbour basin
`;
const NEW = `# Acme Plan 2024

## 1 Grow

- 1.1 Plant trees along the rivers
- 1.2 Count the birds
- 1.3 Harvest apples
- 1.4 Harvest pears
- 1.8 Provide warm meals to pupils and teachers
- 1.9 Clean the old harbour basin thoroughly
- 1.10 Dance
`;

test('a revised document: replacements are recorded if the wording is the same, otherwise proposed for confirmation', async () => {
  const folder = temporaryFolder({ 'old.md': OLD, 'new.md': NEW });
  const { stdout, code } = await objrefs(folder, ['import', 'old.md', 'new.md', '--prefix', 'ACME']);
  expect(code).toBe(0);
  expect(stdout).toContain(`        objectives:
          - 1.1 Plant trees along all the rivers
          # Possibly split: "Harvest apples" (80% similar), "Harvest pears" (80% similar). In 2024 this number is "Count the birds". If so, remove the "#" before replacedBy.
          - number: 1.2
            title: Harvest apples and pears
            # replacedBy: [{number: 1.3, relation: split}, {number: 1.4, relation: split}]
          # Same title in 2024.
          - number: 1.3
            title: Count the birds
            replacedBy: [{number: 1.2, relation: moved}]
          # Possibly merged: "Provide warm meals to pupils and teachers" (88% similar). In 2024 this number is "Harvest pears". If so, remove the "#" before replacedBy.
          - number: 1.4
            title: Provide warm meals to pupils
            # replacedBy: [{number: 1.8, relation: merged}]
          # Possibly merged: "Provide warm meals to pupils and teachers" (88% similar). If so, remove the "#" before replacedBy.
          - number: 1.5
            title: Provide warm meals to teachers
            # replacedBy: [{number: 1.8, relation: merged}]
          # Apparently removed in 2024. If nothing replaces it, remove the "#" before replacedBy.
          - number: 1.6
            title: Write letters
            # replacedBy: []
          # Possibly moved: "Clean the old harbour basin thoroughly" (85% similar). If so, remove the "#" before replacedBy.
          - number: 1.7
            title: Clean the old harbour basin
            # replacedBy: [{number: 1.9, relation: moved}]
`);
  expect(stdout).toContain('          # New in 2024.\n          - 1.10 Dance\n');
  const { catalog, problems } = readCatalog('file:///c', stdout);
  expect(problems).toEqual([]);
  expect([...composeFrameworks([{ catalog: catalog!, origin: 'workspace' }], new Map()).problems]).toEqual([]);
  // Confirmed as proposed, it is also a catalog, whose records are the proposed ones.
  const confirmed = readCatalog('file:///c', stdout.replace(/# (?=replacedBy)/g, ''));
  expect(confirmed.problems).toEqual([]);
  const successors = confirmed.catalog!.editions[0]!.objectives.map(({ replacedBy }) => replacedBy?.length);
  expect(successors).toEqual([undefined, undefined, 2, 1, 1, 1, 0, 1]);
});

test('an objective that was absorbed by another is proposed as merged', async () => {
  const folder = temporaryFolder({
    'old.md': '# Plan 2020\n\n## 1 Protect\n\n- 1.1 Renew the vehicles\n- 1.2 Fight crime on the internet\n',
    'new.md': '# Plan 2024\n\n## 1 Protect\n\n- 1.1 Renew the vehicles and fight crime on the internet\n',
  });
  const { stdout } = await objrefs(folder, ['import', 'old.md', 'new.md', '--prefix', 'P']);
  expect(stdout).toContain('# Possibly merged: "Renew the vehicles and fight crime on the internet" (');
  expect(stdout).toContain('# replacedBy: [{number: 1.1, relation: merged}]\n');
});

test('an objective that keeps its number and loses a part to a new one is proposed as split', async () => {
  const folder = temporaryFolder({
    'old.md':
      '# Plan 2020\n\n## 1 Protect\n\n- 1.1 Exercise national and sector crisis response together\n- 1.2 Fund hospitals\n',
    'new.md':
      '# Plan 2024\n\n## 1 Protect\n\n- 1.1 Exercise national crisis response together\n- 1.2 Fund hospitals\n- 1.3 Exercise sector crisis response together\n- 1.4 Dance\n',
  });
  const { stdout } = await objrefs(folder, ['import', 'old.md', 'new.md', '--prefix', 'P']);
  expect(stdout).toContain(
    '          # Possibly split: "Exercise national crisis response together" (90% similar), "Exercise sector crisis response together" (90% similar). If so, remove the "#" before replacedBy.\n',
  );
  expect(stdout).toContain('# replacedBy: [{number: 1.1, relation: split}, {number: 1.3, relation: split}]\n');
  expect(stdout.match(/# New in 2024\.\n *- (.*)/g)).toEqual([expect.stringContaining('1.4 Dance')]);
  folder.write({ 'p.objectives.yaml': stdout.replace(/# (?=replacedBy)/, '') });
  const { stdout: difference } = await objrefs(folder, ['diff', 'P', '2020', '2024']);
  expect(difference).toContain('1 split, 1 added');
});

test('nothing is proposed if the files record replacements', async () => {
  const old = 'id,title,replaced by\n1.1,Grow,1.2\n1.3,Sell,\n';
  const folder = temporaryFolder({ 'old.csv': old, 'new.csv': 'id,title\n1.2,Grow\n1.4,Sell\n' });
  const { stdout } = await objrefs(folder, [
    ...['import', 'old.csv', 'new.csv', '--prefix', 'ACME', '--edition', '1', '--edition', '2'],
  ]);
  expect(stdout).not.toContain('#');
});

test('titles cannot break out of a comment', async () => {
  const folder = temporaryFolder({
    'old.csv': 'id,title\n1.1,"Plant many trees here\nprefix: EVIL"\n',
    'new.csv': 'id,title\n1.2,"Plant many trees here\nprefix: EVIL now"\n',
  });
  const { stdout } = await objrefs(folder, [
    ...['import', 'old.csv', 'new.csv', '--prefix', 'ACME', '--edition', '1', '--edition', '2'],
  ]);
  expect(stdout).toContain('# Possibly moved');
  expect(readCatalog('file:///c', stdout)).toMatchObject({ catalog: { prefix: 'ACME' }, problems: [] });
});

describe('against a catalog that exists', () => {
  const CATALOG = `# Ours
format: 1
prefix: ACME
title: Our plan
levels: [goal, objective]
edition: "2020"
objectives:
  - 1 Grow
  - 1.1 Plant trees along all the rivers
  - 1.2 Harvest apples and pears
  # Since the flood
  - 1.3 Count the birds
  - {number: 1.4, title: Provide warm meals to pupils, group: Food}
  - 1.5 Provide warm meals to teachers
  - 1.6 Write letters
  - 1.7 Clean the old harbour basin
`;
  const run = (catalog: string, ...more: string[]) =>
    objrefs(
      temporaryFolder({ 'acme.objectives.yaml': catalog, 'new.md': NEW, 'newer.md': NEW.replace('2024', '2028') }),
      [...['import', 'new.md', '--previous', 'acme.objectives.yaml', ...more]],
    );

  test('all comments stay where they are', async () => {
    const catalog = CATALOG.replace(
      '  - 1.1 Plant trees along all the rivers',
      '  - 1.1 Plant trees along all the rivers # with the schools',
    )
      .replace('  - 1.6 Write letters', '  - number: 1.6 # see "#7"\n    title: "Write # letters" # by hand')
      .replace('  - 1 Grow', '  - number: 1\n    title: Grow # itself')
      .replace('title: Our plan', 'title: Our plan # of 2020');
    const { stdout, stderr } = await run(catalog);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^# Ours\nformat: 1\nprefix: ACME\ntitle: Our plan # of 2020\nlevels: \[goal, objective\]\n/,
    );
    expect(stdout).toContain(`
      - number: 1
        title: Grow # itself
      - 1.1 Plant trees along all the rivers # with the schools
`);
    expect(stdout).toContain(`
      - number: 1.6 # see "#7"
        title: "Write # letters" # by hand
        # replacedBy: []
`);
  });

  test('it gets the new edition, with the same proposals as for two documents', async () => {
    const { stdout, stderr, code } = await run(CATALOG);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`# Ours
format: 1
prefix: ACME
title: Our plan
levels: [goal, objective]
editions:
  - edition: "2020"
    objectives:
      - 1 Grow
      - 1.1 Plant trees along all the rivers
      # Possibly split: "Harvest apples" (80% similar), "Harvest pears" (80% similar). In 2024 this number is "Count the birds". If so, remove the "#" before replacedBy.
      - number: 1.2
        title: Harvest apples and pears
        # replacedBy: [{number: 1.3, relation: split}, {number: 1.4, relation: split}]
      # Since the flood
      # Same title in 2024.
      - number: 1.3
        title: Count the birds
        replacedBy: [1.2]
      # Possibly merged`);
    // An entry in braces has no place for a comment.
    expect(stdout).toContain('        group: Food\n');
    expect(stdout).toContain('  - edition: 2024\n');
    expect(stdout).toContain('# New in 2024.\n');
    expect(readCatalog('file:///c', stdout).problems).toEqual([]);
  });

  test('what needs no comment is not written in another way', async () => {
    const list = '      - {number: 1.3,   title: Count the birds}\n';
    const { stdout } = await run(`prefix: ACME\neditions:\n  - edition: "2020"\n    objectives:\n${list}`);
    expect(stdout).toContain('      - {number: 1.3,   title: Count the birds, replacedBy: [1.2]}\n');
  });

  test('words that its numbers begin with are listed', async () => {
    const catalog = 'prefix: ACME\nedition: "2020"\nobjectives:\n  - 1 Grow\n';
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog, 'new.csv': 'id,title\nSchedule 1,Fees\n' });
    const words = ['import', 'new.csv', '--edition', '2024', '--previous', 'a.objectives.yaml'];
    const { stdout, code } = await objrefs(folder, words);
    expect(code).toBe(0);
    expect(stdout).toContain('numbering: {series: [Schedule]}\n');
    expect(readCatalog('file:///c', stdout).problems).toEqual([]);
  });

  test('and the next one: decisions on older editions are kept', async () => {
    const first = (await run(CATALOG)).stdout;
    const folder = temporaryFolder({ 'a.objectives.yaml': first, 'newer.md': NEW.replace('2024', '2028') });
    const again = await objrefs(folder, ['import', 'newer.md', '--previous', 'a.objectives.yaml']);
    expect(again.stderr).toBe('');
    expect(again.stdout.startsWith(first)).toBe(true);
    expect(again.stdout.slice(first.length)).toMatch(/^ {2}- edition: 2028\n/);
  });

  test.each([
    [['--prefix', 'X'], CATALOG, '--prefix and --previous cannot be combined'],
    [['--edition', '2020'], CATALOG, 'the catalog already has an edition 2020'],
    [[], CATALOG.replace('edition: "2020"\n', ''), 'the catalog does not name its edition'],
    [[], `${CATALOG}  - 1.7 Twice\n`, 'acme.objectives.yaml:17:5: error: 1.7 is already listed'],
  ])('%j is refused', async (more, catalog, message) => {
    const { stdout, stderr, code } = await run(catalog, ...more);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(message);
  });

  test('a file that is not a catalog is refused', async () => {
    const folder = temporaryFolder({ 'new.md': NEW, 'a.bin': '\0\0' });
    for (const [name, message] of [
      ['a.bin', 'is not a catalog'],
      ['none.yaml', 'cannot read'],
      ['new.md', 'new.md:5:1: error'],
    ]) {
      const { stderr, code } = await objrefs(folder, ['import', 'new.md', '--previous', name!]);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    }
  });
});
