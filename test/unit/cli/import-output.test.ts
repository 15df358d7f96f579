import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const imported = async (output: string) => {
  const folder = temporaryFolder({ 'c.csv': 'id,title\n1.1,Grow\n' });
  return { folder, ...(await objrefs(folder, ['import', 'c.csv', '--prefix', 'ACME', '--output', output])) };
};

test('the folder of a new catalog is created', async () => {
  const { folder, code, stderr } = await imported('new/frameworks/acme.objectives.yaml');
  expect([code, stderr]).toEqual([
    0,
    'wrote new/frameworks/acme.objectives.yaml: 1 objective. Example citations: "ACME 1.1".\n',
  ]);
  expect(readFileSync(folder.at('new/frameworks/acme.objectives.yaml'), 'utf8')).toContain('- 1.1 Grow\n');
});

test('an edition without a publication date is named', async () => {
  const files = { 'a.csv': 'id,title\n1.1,Grow\n', 'b.md': '# Plan\n\n3 March 2024\n\n- 1.1 Sell\n' };
  const words = ['import', 'a.csv', 'b.md', '--prefix', 'A', '--edition', '1', '--edition', '2'];
  const { stdout, stderr } = await objrefs(temporaryFolder(files), words);
  expect(stdout).toContain('published: 2024-03-03');
  expect(stderr).toContain(
    '\n1: no publication date found. Add "published: 2020-01-15" to the edition: it shows which edition an older line was written for.\n',
  );
});

test('several files without editions are refused, and the one without is named', async () => {
  const folder = temporaryFolder({ 'a.csv': 'id,title\n1.1,Grow\n', 'b.csv': 'id,title\n1.1,Sell\n' });
  const { code, stderr } = await objrefs(folder, ['import', 'a.csv', 'b.csv', '--prefix', 'A', '--edition', '1']);
  expect([code, stderr]).toEqual([
    2,
    "objrefs: missing --edition for 'b.csv'. Give one for each file, in order: --edition 2026 --edition 2030\n",
  ]);
});

test('a file name that catalogs are not found by is reported', async () => {
  const { code, stderr } = await imported('acme.yaml');
  expect(code).toBe(0);
  expect(stderr).toContain(
    'acme.yaml: warning: catalogs are found by name; use *.objectives.yaml, or add the file to "catalogs" in objrefs.yaml\n',
  );
});

test('the message shows how the catalog is cited, with its level names', async () => {
  const folder = temporaryFolder({ 'p.md': '# Plan 2030\n\n## Goal 1: Grow\n\n- 1.1 Plant\n\n## Goal 2: Sell\n' });
  const { stderr } = await objrefs(folder, ['import', 'p.md', '--prefix', 'ACME', '-o', 'a.objectives.yaml']);
  expect(stderr).toBe(
    'wrote a.objectives.yaml: 3 objectives of 2030. Example citations: "ACME 1.1", "ACME goal 1", "ACME objective 1.1". ' +
      'If documents use other words before numbers, add them to "levels".\n',
  );
  const quoted = [...stderr.matchAll(/"(ACME [^"]*)"/g)].map(([, text]) => text);
  folder.write({ 'a.md': `${quoted.join('\n')}\n` });
  const { stdout } = await objrefs(folder, ['references', 'a.md', '--format', 'json']);
  expect(JSON.parse(stdout).references.map(({ status }: { status: string }) => status)).toEqual([
    'current',
    'current',
    'current',
  ]);
});

test('a file is not overwritten by its own catalog', async () => {
  const { folder, code, stderr } = await imported('./c.csv');
  expect([code, stderr]).toEqual([
    2,
    "objrefs: --output './c.csv' is a file to import. Use another name for the catalog.\n",
  ]);
  expect(readFileSync(folder.at('c.csv'), 'utf8')).toBe('id,title\n1.1,Grow\n');
});

test('a catalog is not overwritten by one with errors', async () => {
  const catalog = 'prefix: ACME\nedition: "2020"\nobjectives: [1.1 Grow]\n';
  const folder = temporaryFolder({ 'a.objectives.yaml': catalog, 'c.csv': 'id,title\n1.1,Grow\n1.1,Sell\n' });
  const { code, stderr } = await objrefs(folder, [
    ...['import', 'c.csv', '--edition', '2024', '--previous', 'a.objectives.yaml'],
    ...['-o', './a.objectives.yaml'],
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("'./a.objectives.yaml' was not changed, since the new edition has errors. Fix the input.");
  expect(readFileSync(folder.at('a.objectives.yaml'), 'utf8')).toBe(catalog);
});

const EDITED = 'prefix: ACME\nobjectives:\n  - 1.1 Grow, as we say it\n';
const IMPORT = ['import', 'c.csv', '--prefix', 'ACME', '-o', 'a.objectives.yaml'];
const edited = (catalog: string) => temporaryFolder({ 'c.csv': 'id,title\n1.1,Grow\n', 'a.objectives.yaml': catalog });

test('a catalog that was edited by hand is overwritten with --force only', async () => {
  const folder = edited(EDITED);
  const { code, stderr } = await objrefs(folder, IMPORT);
  expect([code, stderr]).toEqual([
    2,
    "objrefs: 'a.objectives.yaml' already exists with other contents, and was not changed. " +
      "To add an edition to it, use --previous 'a.objectives.yaml'; to overwrite it, add --force.\n",
  ]);
  expect(readFileSync(folder.at('a.objectives.yaml'), 'utf8')).toBe(EDITED);
  expect(await objrefs(folder, [...IMPORT, '--force'])).toMatchObject({ code: 0 });
  expect(readFileSync(folder.at('a.objectives.yaml'), 'utf8')).toContain('- 1.1 Grow\n');
});

test('a catalog that is empty, or just as it would be written, needs no --force', async () => {
  const folder = edited('');
  expect(await objrefs(folder, IMPORT)).toMatchObject({ code: 0 });
  expect(await objrefs(folder, IMPORT)).toMatchObject({ code: 0 });
});

test.each([
  ['y\n', 0, '- 1.1 Grow\n', ''],
  ['\n', 2, EDITED, ''],
  // The end of the input leaves the cursor behind the question.
  ['', 2, EDITED, '\n'],
])('on a terminal, overwriting is a question: %j', async (answer, code, contents, lineEnd) => {
  const folder = edited(EDITED);
  const outcome = await objrefs(folder, IMPORT, { isTerminal: true, stdin: answer });
  expect(outcome).toMatchObject({ code, stdout: `a.objectives.yaml already exists. Overwrite it? [y/N] ${lineEnd}` });
  expect(readFileSync(folder.at('a.objectives.yaml'), 'utf8')).toContain(contents);
});

test('the message says how many replacements are proposed in comments', async () => {
  const folder = edited('prefix: ACME\nedition: "2020"\nobjectives: [1.1 Grow apples and pears in every garden]\n');
  folder.write({ 'c.csv': 'id,title\n2.1,Grow apples and plums in every garden\n' });
  const words = ['import', 'c.csv', '--edition', '2024', '--previous', 'a.objectives.yaml', '-o', 'b.objectives.yaml'];
  const { stderr } = await objrefs(folder, words);
  expect(readFileSync(folder.at('b.objectives.yaml'), 'utf8')).toMatch(/# replacedBy: .*2\.1/);
  expect(stderr).toContain('1 proposed replacement in comments: to confirm one, remove its "# ".\n');
});

test('a catalog that cannot be read gets no edition', async () => {
  const folder = edited('prefix: ACME\nobjectives: [1.1 Grow\n');
  const { code, stdout, stderr } = await objrefs(folder, [
    'import',
    'c.csv',
    '--edition',
    '2024',
    '--previous',
    'a.objectives.yaml',
  ]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('a.objectives.yaml:3:1: error: The indentation of this line does not match');
});

test('an edition is added to a catalog in its file, and all comments stay', async () => {
  const folder = edited('# As agreed in May.\nprefix: ACME\nedition: "2020"\nobjectives: [1.1 Grow]\n');
  const words = ['import', 'c.csv', '--edition', '2024', '--previous', 'a.objectives.yaml', '-o', 'a.objectives.yaml'];
  expect((await objrefs(folder, words)).code).toBe(0);
  expect(readFileSync(folder.at('a.objectives.yaml'), 'utf8')).toMatch(
    /^# As agreed in May\.\n(?:.*\n)* {2}- edition: 2024\n/,
  );
  expect((await objrefs(folder, [...words, '--force'])).code).toBe(2);
});
