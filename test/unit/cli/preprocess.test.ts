import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

/** Prints a file without what is in braces, as a converter would; or fails. */
const CONVERTER = `
import { readFileSync } from 'node:fs';
const text = readFileSync(process.argv.at(-1), 'utf8');
if (text.includes('broken')) { console.error('no such format\\nmore'); process.exit(3); }
if (text.includes('long')) console.log('x'.repeat(6_000_000));
console.log(process.argv.slice(2, -1).join(' ') + text.replace(/\\{[^}]*\\}/g, '\\n'));
`;

const PROGRAM = `"${process.execPath}" convert.mjs`;

const folderWith = (files: Record<string, string>): TemporaryFolder =>
  temporaryFolder({ 'acme.objectives.yaml': CATALOG, 'convert.mjs': CONVERTER, ...files });

const checked = (folder: TemporaryFolder, ...words: readonly string[]) =>
  objrefs(folder, ['check', '--preprocess', PROGRAM, '--preprocess-glob', '*.rtf', ...words]);

test('a program turns files into text, whose lines are reported', async () => {
  const folder = folderWith({ 'plans/a.rtf': '{x}{y}See ACME 9.9', 'b.md': 'ACME 8.8' });
  const { code, stdout } = await checked(folder);
  expect(code).toBe(1);
  expect(stdout).toContain('  plans/a.rtf: line 3 of its text  error  ACME 2024 has no target 9.9.');
  expect(stdout).toContain('  b.md:1:1  error');
  const [finding] = JSON.parse((await checked(folder, '--json')).stdout).findings.slice(-1);
  expect(finding).toMatchObject({
    ...{ file: 'plans/a.rtf', line: 3, column: 5 },
    place: { kind: 'line', line: 3, label: 'line 3 of its text' },
  });
  expect((await checked(folder, '--format', 'github')).stdout).toContain(
    '::error file=plans/a.rtf,title=unknown-objective::line 3 of its text: ',
  );
});

test('words of the command in quotes stay together, and are not read by a shell', async () => {
  const folder = folderWith({ 'a.rtf': '' });
  const command = `${PROGRAM} 'ACME  9.9;' "$HOME"`;
  const { stdout } = await objrefs(folder, ['check', '--json', '--preprocess', command, '--preprocess-glob', 'a.*']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ line: 1, column: 1, number: '9.9' }]);
});

test('quotes within a word belong to it', async () => {
  const folder = folderWith({ 'a.rtf': '' });
  const command = `${PROGRAM} --title="ACME  9.9;"'  'x`;
  const { stdout } = await objrefs(folder, ['check', '--json', '--preprocess', command, '--preprocess-glob', 'a.*']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ line: 1, column: '--title='.length + 1, number: '9.9' }]);
});

describe('a run fails if the program', () => {
  test.each([
    ['fails', 'broken', 'failed with exit code 3: no such format'],
    ['prints too much', 'long', 'prints more than 5000000 bytes. To read them, raise limits.fileSize in objrefs.yaml.'],
  ])('%s', async (_what, text, message) => {
    const { code, stderr } = await checked(folderWith({ 'a.rtf': text, 'b.md': 'ACME 1' }));
    expect(code).toBe(2);
    expect(stderr).toContain(`objrefs: a.rtf: cannot be read: ${process.execPath} ${message}`);
  });

  test.runIf(process.platform !== 'win32').each([
    ['is ended by a signal', 'kill -9 $$', 'was ended by SIGKILL'],
    [
      'goes on after it was asked to end, as does what it has started',
      "trap '' TERM; yes & while :; do echo x; done",
      'prints more than 5000000 bytes. To read them, raise limits.fileSize in objrefs.yaml.',
    ],
  ])('%s', async (_what, script, message) => {
    const folder = folderWith({ 'a.rtf': 'x' });
    const words = ['check', '--preprocess', `sh -c "${script}"`, '--preprocess-glob', '*.rtf'];
    const { code, stderr } = await objrefs(folder, words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`a.rtf: cannot be read: sh ${message}`)]);
  });

  test('is not there', async () => {
    const folder = folderWith({ 'a.rtf': 'x' });
    const words = ['check', '--preprocess', 'no-such-program', '--preprocess-glob', '*.rtf'];
    const { code, stderr } = await objrefs(folder, words);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('a.rtf: cannot be read: no-such-program cannot be started'),
    ]);
  });
});

test.each([
  [['--preprocess', 'cat'], "--preprocess requires --preprocess-glob, such as '*.rtf'"],
  [['--preprocess-glob', '*.rtf'], '--preprocess-glob requires --preprocess'],
  [['--preprocess', 'cat "a', '--preprocess-glob', '*'], 'a quote of --preprocess is not closed'],
  [['--preprocess', 'cat', '--preprocess-glob', '*', '--staged'], '--preprocess and --staged cannot be combined'],
  [['--preprocess', 'cat', '--preprocess-glob', '*', '--stdin'], '--preprocess and --stdin cannot be combined'],
])('%j is refused', async (words, message) => {
  const { code, stderr } = await objrefs(folderWith({}), ['check', ...words]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`objrefs: ${message}`)]);
});

test('of a file that has changed, the whole text counts, and git is not asked for dates', async () => {
  const folder = folderWith({ 'a.rtf': 'ACME 9.1{x}', 'b.rtf': 'ACME 9.2' });
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...words], { cwd: folder.at('.') });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  folder.write({ 'a.rtf': 'ACME 9.1{x}{y}ACME 9.3' });
  const { stdout } = await checked(folder, '--json', '--changed-since', 'HEAD');
  expect(JSON.parse(stdout).findings.map(({ number }: { number: string }) => number)).toEqual(['9.1', '9.3']);
});

test('references and coverage include them, and a folder cannot name a program', async () => {
  const folder = folderWith({ 'a.rtf': 'ACME 1.1', 'objrefs.yaml': 'preprocess: cat' });
  const words = ['--json', '--preprocess', PROGRAM, '--preprocess-glob', '*.rtf'];
  expect((await objrefs(folder, ['references', ...words])).stdout).toContain('"label":"line 1 of its text"');
  expect((await objrefs(folder, ['coverage', ...words])).stdout).toContain('"label":"line 1 of its text"');
  expect((await objrefs(folder, ['check', '--json'])).stdout).toContain('config-unknown-field');
});
