import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TestClient } from '../protocol/support/client.ts';
import { filesBelow, PUBLISHED_FILES, withoutHashes } from './support/published-files.ts';

const { tarball } = inject('packages');
/** A project of somebody else, with nothing in it. */
const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
const installed = join(elsewhere, 'node_modules/objective-references');

beforeAll(() => {
  writeFileSync(join(elsewhere, 'package.json'), '{}');
  // Offline: there is nothing that would have to be fetched.
  const { status, stderr } = run('npm', 'install', tarball, '--offline', '--no-audit', '--no-fund');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  mkdirSync(join(elsewhere, 'plans'));
  writeFileSync(join(elsewhere, 'plans/plan.md'), 'The course: INTERPOL-SP 3.4.\nThe rest: INTERPOL-SP 9.9.\n');
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Runs a command there, without what npm tells the scripts of this project of itself. */
function run(command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  return spawnSync(command, args, { cwd: elsewhere, env, encoding: 'utf8', shell: process.platform === 'win32' });
}

const objrefs = (...args: readonly string[]) => run('npx', '--offline', '--no', 'objrefs', ...args);

test('it installs with nothing beside it', () => {
  const packages = readdirSync(join(elsewhere, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(packages).toEqual(['objective-references']);
});

test('it has what people need, and nothing else', () => {
  const files = filesBelow(installed).map((path) => path.slice(installed.length + 1));
  expect(withoutHashes(files)).toEqual(PUBLISHED_FILES);
});

test('it is smaller than one megabyte', () => {
  expect(statSync(tarball).size).toBeLessThan(1_000_000);
});

test('objrefs check reports, and fails for an error', () => {
  const { status, stdout, stderr } = objrefs('check', 'plans');
  expect(stderr).toBe('');
  expect(stdout).toContain('plans/plan.md:2:11  error  INTERPOL-SP 2014-2016 has no objective 9.9.');
  expect(stdout).toContain('1 file, 2 references: 1 error.');
  expect(status).toBe(1);
});

test('objrefs references lists them as JSON', () => {
  const { status, stdout } = objrefs('references', '--format', 'json');
  const { references } = JSON.parse(stdout);
  expect(references).toHaveLength(2);
  expect(references[0]).toMatchObject({ file: 'plans/plan.md', line: 1, number: '3.4', status: 'current' });
  expect(status).toBe(0);
});

test('objrefs lsp serves editors', async () => {
  const server = spawn(process.execPath, [join(installed, 'dist/objrefs.mjs'), 'lsp', '--stdio'], { cwd: elsewhere });
  onTestFinished(() => void server.kill());
  const { client, result } = await TestClient.start(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    { capabilities: {}, folders: [elsewhere] },
  );
  onTestFinished(() => client.connection.dispose());
  expect(result.serverInfo?.name).toBe('objective-references');
  await client.open(join(elsewhere, 'plans/new.md'), 'INTERPOL-SP 3.4');
  expect(await client.hoverText(join(elsewhere, 'plans/new.md'), 0, 14)).toContain('digital forensic assistance');
});
