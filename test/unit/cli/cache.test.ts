import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandLine } from '../../../server/src/cli/command-line.ts';
import { wordParts, zipOf } from '../../support/office-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const CACHE = '.objrefs-cache/check.jsonl';
const FILES = {
  'objrefs.yaml': 'format: 1\n',
  'acme.objectives.yaml': CATALOG,
  'right.md': 'As ACME 1.1 says.\n',
  'wrong.md': 'As ACME 9.9 and ACME 1.2 say.\n',
  'nothing.md': 'Nothing here.\n',
};

/** A folder whose files are older than what may still change without a new stamp. */
function oldFolder(files: Parameters<typeof temporaryFolder>[0] = FILES): TemporaryFolder {
  const folder = temporaryFolder(files);
  pass(folder);
  return folder;
}

/** As if the clock were some seconds further. */
function pass(folder: TemporaryFolder): void {
  settledBy.set(folder.path, Date.now() + 10_000);
}
const settledBy = new Map<string, number>();

const PATH = { PATH: process.env.PATH };

const check = (folder: TemporaryFolder, ...words: string[]) => checkWith(folder, PATH, ...words);

async function checkWith(folder: TemporaryFolder, environment: CommandLine['environment'], ...words: string[]) {
  const { now } = Date;
  Date.now = () => settledBy.get(folder.path) ?? now();
  try {
    return await objrefs(folder, ['check', '--no-git', '--format', 'json', ...words], { environment });
  } finally {
    Date.now = now;
  }
}

/** Makes what is kept of a file say that nothing is wrong in it. */
function forge(folder: TemporaryFolder, name: string): void {
  const forged = readFileSync(folder.at(CACHE), 'utf8')
    .split('\n')
    .map((line) =>
      line.startsWith(`${folder.uri}/${name}\t`)
        ? line.replace(/"findings":\[.*?\],"covered"/, '"findings":[],"covered"')
        : line,
    );
  writeFileSync(folder.at(CACHE), forged.join('\n'));
}

/** A folder whose cache says that nothing is wrong. */
async function poisoned(): Promise<TemporaryFolder> {
  const folder = oldFolder();
  await check(folder, '--cache');
  forge(folder, 'wrong.md');
  return folder;
}

const git = ({ path }: TemporaryFolder, ...words: string[]): void => {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...words], { cwd: path, stdio: 'ignore' });
};

/** Adds the cache to git's index under another spelling of its name. */
function capitalize(folder: TemporaryFolder): void {
  mkdirSync(folder.at('.OBJREFS-cache'));
  writeFileSync(folder.at('.OBJREFS-cache/check.jsonl'), '');
}

function makeSubmodule(folder: TemporaryFolder): void {
  const inner = { ...folder, path: folder.at('.objrefs-cache') };
  for (const words of [['init'], ['add', '-f', 'check.jsonl'], ['commit', '-m', 'x']]) git(inner, ...words);
}

const wrongNumbers = ({ stdout }: { readonly stdout: string }): string[] =>
  JSON.parse(stdout).findings.map(({ text, number }: { text?: string; number: string }) => text ?? number);

describe('what is kept', () => {
  it('is used for files that have not changed', async () => {
    const folder = oldFolder();
    const first = await check(folder, '--cache');
    expect(wrongNumbers(first)).toEqual(['9.9', '1.2']);
    expect(await check(folder, '--cache')).toEqual(first);
    // The forged line shows that the file was not read again.
    forge(folder, 'wrong.md');
    expect(wrongNumbers(await check(folder, '--cache'))).toEqual([]);
  });

  it('is not used for a file that has changed, even with the same size and time', async () => {
    const folder = oldFolder();
    const { atime, mtime } = statSync(folder.at('wrong.md'));
    await check(folder, '--cache');
    folder.write({ 'wrong.md': 'As ACME 8.8 and ACME 1.2 say.\n' });
    utimesSync(folder.at('wrong.md'), atime, mtime);
    expect(wrongNumbers(await check(folder, '--cache'))).toEqual(['8.8', '1.2']);
  });

  it('is used for a file with another time and the same text, where git knows that nobody else has written it', async () => {
    const folder = oldFolder();
    git(folder, 'init');
    await check(folder, '--cache');
    forge(folder, 'wrong.md');
    folder.write({ 'wrong.md': FILES['wrong.md'] });
    expect(wrongNumbers(await check(folder, '--cache'))).toEqual([]);
  });

  it('is not kept of files that may change without a new time', async () => {
    const folder = temporaryFolder(FILES);
    await objrefs(folder, ['check', '--no-git', '--cache']);
    expect(readFileSync(folder.at(CACHE), 'utf8').split('\n')).toHaveLength(2);
  });

  it.each([
    ['a catalog', { 'acme.objectives.yaml': CATALOG.replace('- 2.1', '- 9.9 Fly\n      - 2.1') }, []],
    ['the configuration', { 'objrefs.yaml': 'format: 1\nseverity: {unknown-objective: off}\n' }, []],
    ['an option', {}, ['--severity', 'unknown-objective=off']],
  ] as const)('is not used with another state of %s', async (_, files, words) => {
    const folder = oldFolder();
    await check(folder, '--cache');
    folder.write(files);
    expect(wrongNumbers(await check(folder, '--cache', ...words))).toEqual(['1.2']);
  });

  it('is not used with another state of a catalog that is imported', async () => {
    const catalog = (...lines: string[]): string | Uint8Array =>
      zipOf(wordParts(lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')));
    const folder = oldFolder({
      'objrefs.yaml': 'catalogs: [{file: plan.docx, prefix: PLAN, edition: "2024"}]\n',
      'plan.docx': catalog('1 Grow', '1.1 Grow apples', '1.2 Grow pears'),
      'wrong.md': 'As PLAN 1.3 says.\n',
    });
    expect(wrongNumbers(await check(folder, '--cache'))).toEqual(['1.3']);
    folder.write({ 'plan.docx': catalog('1 Grow', '1.1 Grow apples', '1.3 Grow plums') });
    expect(wrongNumbers(await check(folder, '--cache'))).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['of other bytes', '\0\xff'.repeat(100)],
  ])('may be %s', async (_, text) => {
    const folder = oldFolder();
    const first = await check(folder, '--cache');
    writeFileSync(folder.at(CACHE), text);
    expect(await check(folder, '--cache')).toEqual(first);
  });

  it('may have been written by someone else', async () => {
    const folder = oldFolder();
    const first = await check(folder, '--cache');
    const text = readFileSync(folder.at(CACHE), 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), async (at, inserted) => {
        // The beginning says what it is a cache of.
        const from = Math.max(at, text.indexOf('\n') + 1);
        writeFileSync(folder.at(CACHE), text.slice(0, from) + inserted + text.slice(from + 1));
        expect((await check(folder, '--cache')).code).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
    rmSync(folder.at('.objrefs-cache'), { recursive: true });
    expect(await check(folder, '--cache')).toEqual(first);
  });

  it.each([
    ['its folder', ['.objrefs-cache'], () => {}],
    ['another spelling of it, which is the same one on other file systems', ['.OBJREFS-cache'], capitalize],
    ['a submodule', ['.objrefs-cache'], makeSubmodule],
  ] as const)('is neither used nor changed where git tracks %s', async (_, names, prepare) => {
    const folder = await poisoned();
    git(folder, 'init');
    prepare(folder);
    git(folder, 'add', '-f', ...names);
    const before = readFileSync(folder.at(CACHE), 'utf8');
    const found = await check(folder, '--cache');
    expect(wrongNumbers(found)).toEqual(['9.9', '1.2']);
    expect(found.stderr).toBe(
      'objrefs: .objrefs-cache is not used, since it is in git, where others may have changed it. Remove it: git rm -r --cached .objrefs-cache\n',
    );
    expect(readFileSync(folder.at(CACHE), 'utf8')).toBe(before);
  });

  it.each([
    ['without git', (folder: TemporaryFolder) => rmSync(folder.at('.git'), { recursive: true }), {}],
    ['where git is not installed', () => {}, { PATH: '' }],
    ['where git refuses', (folder: TemporaryFolder) => writeFileSync(folder.at('.git/HEAD'), 'broken'), {}],
    ['in a hook of another repository', () => {}, { GIT_DIR: 'hook' }],
  ] as const)('hides nothing that somebody else has written, %s', async (_, prepare, environment) => {
    const folder = await poisoned();
    git(folder, 'init');
    git(folder, 'add', '-f', '.objrefs-cache');
    prepare(folder);
    // As after a checkout: nobody can foresee the stamps of its files.
    for (const name of Object.keys(FILES)) folder.write({ [name]: FILES[name as keyof typeof FILES] });
    const other = temporaryFolder();
    git(other, 'init');
    const hook = 'GIT_DIR' in environment ? { GIT_DIR: other.at('.git'), GIT_WORK_TREE: folder.path } : {};
    expect(wrongNumbers(await checkWith(folder, { ...PATH, ...environment, ...hook }, '--cache'))).toEqual([
      '9.9',
      '1.2',
    ]);
  });

  it.each([
    ['its folder', '.objrefs-cache', 'elsewhere'],
    ['its file', CACHE, 'elsewhere/check.jsonl'],
    ['nothing', '.objrefs-cache', 'nothing'],
  ])('is neither read nor written through a link: %s', async (_, link, target) => {
    const folder = await poisoned();
    renameSync(folder.at('.objrefs-cache'), folder.at('elsewhere'));
    rmSync(folder.at('elsewhere/.gitignore'));
    mkdirSync(dirname(folder.at(link)), { recursive: true });
    symlinkSync(folder.at(target), folder.at(link));
    git(folder, 'init');
    const found = await check(folder, '--cache', '*.md');
    expect(found.stderr).toBe('objrefs: .objrefs-cache is not used, since it is a link\n');
    expect(wrongNumbers(found)).toEqual(['9.9', '1.2']);
    expect(existsSync(folder.at('elsewhere/.gitignore'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is not a pipe, which nobody writes to', async () => {
    const folder = oldFolder();
    mkdirSync(folder.at('.objrefs-cache'));
    execFileSync('mkfifo', [folder.at(CACHE)]);
    const found = await check(folder, '--cache');
    expect(found.stderr).toBe('objrefs: .objrefs-cache is not used, since it is not a folder with files\n');
    expect(wrongNumbers(found)).toEqual(['9.9', '1.2']);
  });

  it('is not read as a document', async () => {
    const folder = oldFolder();
    const first = await check(folder, '--cache', '--no-ignore');
    expect(JSON.parse((await check(folder, '--cache', '--no-ignore')).stdout).files).toBe(
      JSON.parse(first.stdout).files,
    );
  });
});

it.each(['json', 'sarif', 'pretty', 'junit', 'github', 'markdown', 'codeclimate', 'rdjsonl'])(
  'changes nothing in a report, whatever is edited between runs: %s',
  async (format) => {
    const texts = [
      'As ACME 1.1 says.\n',
      'As ACME 9.9 says.\nAnd acme 1.2.\n',
      '',
      'ACME:2020 1.3 <!-- objrefs-ignore-line -->\n',
      'Nothing.\n',
      'ACME three\n',
    ];
    const edits = fc.array(
      fc.record({ file: fc.constantFrom('a.md', 'b.md', 'c/d.md'), text: fc.constantFrom(...texts) }),
      {
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(edits, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('1', '2'),
        async (rounds, threads) => {
          const folder = oldFolder({
            'objrefs.yaml': 'format: 1\n',
            'acme.objectives.yaml': CATALOG,
            'z.md': 'ACME 1.2\n',
          });
          git(folder, 'init');
          for (const round of rounds) {
            for (const { file, text } of round) folder.write({ [file]: text });
            pass(folder);
            const words = ['--format', format, '--threads', threads];
            const plain = await check(folder, ...words);
            const kept = await check(folder, ...words, '--cache');
            expect({ ...kept, stdout: withoutTime(kept.stdout) }).toEqual({
              ...plain,
              stdout: withoutTime(plain.stdout),
            });
          }
        },
      ),
      { numRuns: 6 },
    );
  },
);

const withoutTime = (report: string): string => report.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'TIME');
