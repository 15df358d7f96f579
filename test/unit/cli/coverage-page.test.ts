import { cpSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

/** The examples of docs/coverage.md, exactly as written, on the sample workspace. */

const page = readFileSync('docs/coverage.md', 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) => (name === language ? [text] : []));

const COMMANDS = blocks('sh').flatMap((text) => text.trim().split('\n'));

function sample(): TemporaryFolder {
  const folder = temporaryFolder();
  cpSync('sample', folder.path, { recursive: true });
  return folder;
}

/** The words of a command line; the output that a shell would redirect to a file stays on standard output. */
const wordsOf = (command: string) =>
  [...command.replace(/ >> .*/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

test.each(COMMANDS)('%s', async (command) => {
  const folder = sample();
  for (const report of ['coverage-2026-01.json', 'north.json', 'south.json']) {
    await objrefs(folder, ['coverage', 'plans', '--format', `json=${report}`]);
  }
  const shards = command.includes('objrefs merge') ? COMMANDS.filter((other) => other.includes('--shard')) : [];
  for (const shard of shards) await objrefs(folder, wordsOf(shard).slice(1));
  const [program, ...words] = wordsOf(command);
  expect(program).toBe('objrefs');
  const { code, stderr } = await objrefs(folder, words);
  const missed = stderr.split('\n').filter((line) => line !== '');
  expect(code).toBe(missed.length > 0 ? 1 : 0);
  for (const line of missed)
    expect(line).toMatch(/^objrefs: [\w-]+: \d+ of \d+ objectives are cited, but .* Not cited: /);
});

test('the output of the command', async () => {
  const [shown = ''] = blocks('console');
  const lines = shown.split('\n').filter((line) => line !== '…' && !line.startsWith('$'));
  const { stdout } = await objrefs(sample(), ['coverage']);
  for (const line of lines) expect(stdout.split('\n')).toContain(line);
});

test('the JSON report', async () => {
  const [shown = ''] = blocks('json');
  const { stdout } = await objrefs(sample(), [
    'coverage',
    '--framework',
    'NPP',
    '--require',
    '90%',
    '--format',
    'json',
  ]);
  const written = JSON.parse(stdout);
  const example = JSON.parse(shown);
  const titled = (row: Record<string, unknown>) => ({ ...row, title: 'Train an investigator …' });
  expect(Object.keys(example)).toEqual(Object.keys(written));
  expect(example.frameworks).toEqual(written.frameworks);
  expect(example.requirements).toEqual(written.requirements);
  expect(written.objectives.map(titled)).toContainEqual(example.objectives[0]);
  expect(written.stale.map(titled)).toContainEqual(example.stale[0]);
  const { priorities, ...place } = example.places[0];
  expect(written.places[0]).toMatchObject(place);
  expect(written.places[0].priorities).toContainEqual(priorities[0]);
});
