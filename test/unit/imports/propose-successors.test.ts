import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/catalog-reader.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { objrefs } from '../cli/objrefs.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

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

test('a revised document: what became of each objective, recorded where it is the same, else for a person to confirm', async () => {
  const folder = temporaryFolder({ 'old.md': OLD, 'new.md': NEW });
  const { stdout, code } = await objrefs(folder, ['import', 'old.md', 'new.md', '--prefix', 'ACME']);
  expect(code).toBe(0);
  expect(stdout).toContain(`        objectives:
          - 1.1 Plant trees along all the rivers
          # Perhaps split, "Harvest apples" (80 % alike), "Harvest pears" (80 % alike); if so: replacedBy: [{number: 1.3, relation: split}, {number: 1.4, relation: split}]. In 2024 this number is "Count the birds".
          - 1.2 Harvest apples and pears
          # The same title in 2024.
          - number: 1.3
            title: Count the birds
            replacedBy: [{number: 1.2, relation: moved}]
          # Perhaps merged, "Provide warm meals to pupils and teachers" (88 % alike); if so: replacedBy: [{number: 1.8, relation: merged}]. In 2024 this number is "Harvest pears".
          - 1.4 Provide warm meals to pupils
          # Perhaps merged, "Provide warm meals to pupils and teachers" (88 % alike); if so: replacedBy: [{number: 1.8, relation: merged}].
          - 1.5 Provide warm meals to teachers
          # Gone in 2024, as it seems; if nothing took its place: replacedBy: [].
          - 1.6 Write letters
          # Perhaps moved, "Clean the old harbour basin thoroughly" (85 % alike); if so: replacedBy: [{number: 1.9, relation: moved}].
          - 1.7 Clean the old harbour basin
`);
  expect(stdout).toContain('          # New in 2024.\n          - 1.10 Dance\n');
  const { catalog, problems } = readCatalog('file:///c', stdout);
  expect(problems).toEqual([]);
  expect([...composeFrameworks([{ catalog: catalog!, origin: 'workspace' }], new Map()).problems]).toEqual([]);
  // Confirmed as proposed, it is a catalog too.
  const confirmed = stdout.replace(
    /# Perhaps [^\n]*?; if so: (replacedBy: \[.*?\])\.[^\n]*\n( *)- ([\d.]+) (.*)/g,
    '- number: $3\n$2  title: $4\n$2  $1',
  );
  expect(confirmed).not.toContain('Perhaps');
  expect(readCatalog('file:///c', confirmed).problems).toEqual([]);
});

test('nothing is proposed where the files say what became of numbers', async () => {
  const old = 'id,title,replaced by\n1.1,Grow,1.2\n1.3,Sell,\n';
  const folder = temporaryFolder({ 'old.csv': old, 'new.csv': 'id,title\n1.2,Grow\n1.4,Sell\n' });
  const { stdout } = await objrefs(folder, [
    ...['import', 'old.csv', 'new.csv', '--prefix', 'ACME', '--edition', '1', '--edition', '2'],
  ]);
  expect(stdout).not.toContain('#');
});

test('titles cannot write anything but a comment', async () => {
  const folder = temporaryFolder({
    'old.csv': 'id,title\n1.1,"Plant many trees here\nprefix: EVIL"\n',
    'new.csv': 'id,title\n1.2,"Plant many trees here\nprefix: EVIL now"\n',
  });
  const { stdout } = await objrefs(folder, [
    ...['import', 'old.csv', 'new.csv', '--prefix', 'ACME', '--edition', '1', '--edition', '2'],
  ]);
  expect(stdout).toContain('# Perhaps moved');
  expect(readCatalog('file:///c', stdout)).toMatchObject({ catalog: { prefix: 'ACME' }, problems: [] });
});
