import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { useBundle } from '../bundle.ts';
import { CATALOG } from '../objrefs.ts';

/** What a process leaves behind that is killed, or that the disk fails, at each call that changes the disk. */

const bundle = useBundle();
const PRELOAD = resolve('test/support/failing-writes.mjs');
const TERMINAL = resolve('test/hostile/support/terminal.mjs');

const FILES = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  'a.md': 'As ACME 1.2 says,\nand ACME 1.1.\n',
  'c.csv': 'number,title\n1.1,Grow\n1.2,Sell\n',
};
/** What is in the target before; null for nothing. */
const REPORT = 'A report that somebody has annotated by hand.\n';

const COMMANDS: [words: string, target: string, before: string | null][] = [
  ['check -o report.json --format json', 'report.json', REPORT],
  ['check --format sarif=report.sarif', 'report.sarif', REPORT],
  ['check --update-baseline', 'objrefs.baseline.yaml', 'format: 1\nfindings: {}\n'],
  ['coverage --format html --output report.html', 'report.html', REPORT],
  ['export ACME --format csv -o report.csv', 'report.csv', REPORT],
  ['references --format json -o new.json', 'new.json', null],
  ['index', 'index.scip', null],
  ['index -o report.scip', 'report.scip', REPORT],
  ['diff ACME 2020 2024 --format html -o report.html', 'report.html', REPORT],
  [
    'import c.csv --prefix NEW -o new.objectives.yaml --force',
    'new.objectives.yaml',
    'prefix: OLD\nobjectives: [1 a]\n',
  ],
  ['fix', 'a.md', FILES['a.md']],
  ['migrate ACME --to 2024', 'a.md', FILES['a.md']],
  ['review', 'objrefs.reviews.yaml', null],
  ['init --prefix OWN --ci none', 'frameworks/own.objectives.yaml', null],
];

/** @param input what is typed on a terminal */
function run({ path }: TemporaryFolder, words: string, failing: Record<string, string> = {}, input?: string) {
  const preloads = [...(Object.keys(failing).length > 0 ? [PRELOAD] : []), ...(input === undefined ? [] : [TERMINAL])];
  const options = preloads.flatMap((preload) => ['--import', preload]);
  const env = { PATH: process.env.PATH, SOURCE_DATE_EPOCH: '1', ...failing };
  return spawnSync(process.execPath, [...options, bundle().main, ...words.split(' ')], {
    ...{ cwd: path, env, encoding: 'utf8', input: input ?? '' },
  });
}

/** Without the path of the folder, which an index names. */
const contents = (folder: TemporaryFolder, file: string): string | null =>
  existsSync(folder.at(file)) ? readFileSync(folder.at(file), 'utf8').replaceAll(folder.path, '') : null;

const temporaries = ({ path }: TemporaryFolder): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

function folderWith(target: string, before: string | null): TemporaryFolder {
  return temporaryFolder({ ...FILES, ...(before !== null && { [target]: before }) });
}

test.each(COMMANDS)(
  'objrefs %s, killed anywhere, leaves %s as it was or as it should be',
  (words, target, before) => {
    const finished = folderWith(target, before);
    run(finished, words);
    const after = contents(finished, target);
    expect(after).not.toBe(before);

    const folder = folderWith(target, before);
    let kills = 0;
    for (;;) {
      const { signal } = run(folder, words, { FAIL_AT: String(kills + 1) });
      if (signal === null) break;
      kills++;
      expect([before, after], `killed at call ${kills}`).toContain(contents(folder, target));
      if (before !== null) folder.write({ [target]: before });
    }
    expect(kills).toBeGreaterThan(3);
    expect(contents(folder, target)).toBe(after);
    expect(temporaries(folder)).toEqual([]);
  },
  60_000,
);

test('migrate --interactive, killed anywhere, loses no decision: the next run ends as if it had not been killed', () => {
  const files = {
    '.git/HEAD': '',
    'used.objectives.yaml': `
prefix: USED
editions:
  - {edition: "2020", objectives: [{number: "1.1", title: Grow, replacedBy: ["1.2"]}, 1.2 Sell, 1.3 Rest]}
  - {edition: "2024", objectives: [1.1 Fly high, 1.2 Grow, 1.4 Other]}
`,
    // The first one would be brought to 1.2 by a run that does not know of the decision.
    'a.md': 'USED 1.1\n',
    'b.md': 'USED 1.2 and USED 1.3\n',
  };
  const words = 'migrate USED --to 2024 --interactive';
  const answers = 'k\n'.repeat(10);
  const ends = (folder: TemporaryFolder) =>
    ['a.md', 'b.md', 'objrefs.reviews.yaml'].map((file) => contents(folder, file));
  const finished = temporaryFolder(files);
  run(finished, words, {}, answers);
  expect(ends(finished)).toEqual(['USED:2020 1.1\n', 'USED:2020 1.2 and USED:2020 1.3\n', expect.any(String)]);
  for (let at = 1; ; at++) {
    const folder = temporaryFolder(files);
    const { signal } = run(folder, words, { FAIL_AT: String(at) }, answers);
    if (signal === null) {
      expect(at).toBeGreaterThan(10);
      break;
    }
    run(folder, words, {}, answers);
    expect(ends(folder), `killed at call ${at}`).toEqual(ends(finished));
  }
}, 60_000);

test.each(COMMANDS.filter(([words]) => /^(check -o|import|fix)/.test(words)))(
  'objrefs %s on a full disk leaves %s as it was, and says so',
  (words, target, before) => {
    const folder = folderWith(target, before);
    // The first two calls create the temporary file and write to it.
    const { status, stderr } = run(folder, words, { FAIL_AT: '2', FAIL_WITH: 'ENOSPC' });
    expect([status, contents(folder, target)]).toEqual([2, before]);
    expect(stderr).toMatch(/^objrefs: .*ENOSPC/m);
    expect(temporaries(folder)).toEqual([]);
  },
);

test.runIf(process.getuid?.() === 0)('a file of another user is not taken from them', () => {
  const folder = temporaryFolder({ ...FILES, 'report.csv': REPORT });
  for (const path of [folder.path, bundle().folder]) chmodSync(path, 0o777);
  chmodSync(folder.at('report.csv'), 0o666);
  const words = [bundle().main, 'export', 'ACME', '--format', 'csv', '-o', 'report.csv'];
  const env = { PATH: process.env.PATH };
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: folder.path,
    env,
    encoding: 'utf8',
    uid: 65534,
  });
  expect([status, stderr]).toEqual([
    2,
    "objrefs: cannot write the report to 'report.csv': it belongs to another user or group, which would change\n",
  ]);
  expect([contents(folder, 'report.csv'), temporaries(folder)]).toEqual([REPORT, []]);
});
