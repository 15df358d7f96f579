// The ten steps of docs/many-repositories.md, exactly as written: in a shell, with npm and DuckDB.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { useBundle } from './bundle.ts';

const page = readFileSync(new URL('../../../docs/many-repositories.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const of = (language: string) => blocks.flatMap((block) => (block.language === language ? [block.text] : []));

const bundle = useBundle();

/** Runs the commands in the folder, with this version as `objrefs` and `npx objrefs`, and npm without a network. */
function shell(folder: TemporaryFolder, command: string) {
  const programs = temporaryFolder({
    npx: `#!/bin/sh\n[ "$1" = objrefs ] || exit 9\nshift\nexec objrefs "$@"\n`,
    objrefs: `#!/bin/sh\nexec "${process.execPath}" "${bundle().main}" "$@"\n`,
  });
  for (const name of ['npx', 'objrefs']) chmodSync(programs.at(name), 0o755);
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const env = {
    ...{ ...environment, PATH: `${programs.path}${delimiter}${process.env.PATH}` },
    ...{ npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' },
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], { cwd: folder.path, env, encoding: 'utf8' });
  expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

async function database(folder: TemporaryFolder) {
  const connection = await (await DuckDBInstance.create()).connect();
  return async (sql: string) => {
    const found = await connection.runAndReadAll(sql.replace(/'(?=facts\/|occurrences\.)/, `'${folder.path}/`));
    return found.getRowObjectsJson();
  };
}

/** A repository of plans, with a remote. */
function commit(folder: TemporaryFolder, name: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder.at(`plans/${name}`), ...words], { stdio: 'pipe' });
  git('init', '--quiet');
  git('remote', 'add', 'origin', `https://me:secret@forge.example/acme/${name}`);
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'A');
}

test('the steps lead from nothing to an answer over all repositories', async () => {
  const folder = temporaryFolder({
    'plans/south/package.json': '{"private": true}',
    'plans/south/deep/plan.md': 'On NPP target 2.3\n',
  });
  const [begin, create, pack, install, configure, check, write, publish, index, listOccurrences, ...moreCommands] =
    of('sh');
  const [catalog, newCatalog, ...moreTexts] = of('yaml');
  const [load, whoCites, whatIsWithdrawn, whoCitesSymbol, ...moreQueries] = of('sql');
  expect([moreCommands, moreTexts, moreQueries]).toEqual([[], [], []]);
  expect([...page.matchAll(/^\*\*(\d+)\. /gm)].map(([, step]) => Number(step))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);

  shell(folder, begin!.replace(/^npm install .* PATH\/objective-references-[\d.]+\.tgz$/m, ''));
  for (const name of ['north', 'south']) commit(folder, name);
  shell(folder, create!);
  folder.write({ 'frameworks/npp.objectives.yaml': catalog! });
  shell(folder, pack!);
  shell(folder, install!);
  expect(existsSync(folder.at('plans/north/package-lock.json'))).toBe(true);
  shell(folder, configure!);
  const checked = shell(folder, check!);
  expect(checked.match(/NPP comes from package @acme\/frameworks 1\.0\.0/g)).toHaveLength(2);
  shell(folder, write!);
  const query = await database(folder);
  await query(load!);
  expect(await query(whoCites!)).toMatchObject([
    {
      repository: 'https://forge.example/acme/north',
      path: 'plan.md',
      line: 1,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    },
    { repository: 'https://forge.example/acme/south', path: 'deep/plan.md', line: 1 },
    { repository: 'https://forge.example/acme/south', path: 'plan.md', line: 1 },
  ]);
  expect(await query(whatIsWithdrawn!)).toEqual([]);

  folder.write({ 'frameworks/npp.objectives.yaml': newCatalog! });
  shell(folder, publish!);
  shell(folder, write!);
  await query(load!);
  const moved = { number: '2.3', successors: ['2.1'] };
  const gone = { number: '2.4', successors: [] };
  expect(await query(whatIsWithdrawn!)).toEqual([
    { ...{ repository: 'https://forge.example/acme/north', path: 'plan.md', line: 1 }, ...moved },
    { ...{ repository: 'https://forge.example/acme/north', path: 'plan.md', line: 1 }, ...gone },
    { ...{ repository: 'https://forge.example/acme/south', path: 'deep/plan.md', line: 1 }, ...moved },
    { ...{ repository: 'https://forge.example/acme/south', path: 'plan.md', line: 1 }, ...moved },
    { ...{ repository: 'https://forge.example/acme/south', path: 'plan.md', line: 1 }, ...gone },
  ]);

  shell(folder, index!);
  folder.write({ 'occurrences.mjs': of('js')[0]!, 'scip.proto': readFileSync('test/fixtures/scip/scip.proto') });
  symlinkSync(resolve('node_modules'), folder.at('node_modules'));
  shell(folder, listOccurrences!);
  expect(await query(whoCitesSymbol!)).toEqual([
    { file: 'indexes/north.scip', path: 'plan.md', line: 1 },
    { file: 'indexes/south.scip', path: 'deep/plan.md', line: 1 },
    { file: 'indexes/south.scip', path: 'plan.md', line: 1 },
  ]);
}, 240_000);
