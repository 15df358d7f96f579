import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
function oldFolder(files: Readonly<Record<string, string>> = FILES): TemporaryFolder {
  const folder = temporaryFolder(files);
  pass(folder);
  return folder;
}

/** As if the clock were some seconds further. */
function pass(folder: TemporaryFolder): void {
  settledBy.set(folder.path, Date.now() + 10_000);
}
const settledBy = new Map<string, number>();

async function check(folder: TemporaryFolder, ...words: string[]) {
  const { now } = Date;
  Date.now = () => settledBy.get(folder.path) ?? now();
  try {
    return await objrefs(folder, ['check', '--no-git', '--format', 'json', ...words]);
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

  it('is used for a file with another time and the same text', async () => {
    const folder = oldFolder();
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

  it('is not used where git tracks it', async () => {
    const folder = oldFolder();
    await check(folder, '--cache');
    forge(folder, 'wrong.md');
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    execFileSync('git', ['add', '-f', '.objrefs-cache'], { cwd: folder.path });
    const found = await check(folder, '--cache');
    expect(wrongNumbers(found)).toEqual(['9.9', '1.2']);
    expect(found.stderr).toContain('is not used, since it is in git');
  });

  it('is not written through a link', async () => {
    const folder = oldFolder({ ...FILES, 'elsewhere/mine.txt': 'mine\n' });
    symlinkSync(folder.at('elsewhere'), folder.at('.objrefs-cache'));
    const found = await check(folder, '--cache');
    expect(found.stderr).toBe('objrefs: .objrefs-cache: cannot be written: it is a symbolic link\n');
    expect(found.code).toBe(1);
    expect(existsSync(folder.at('elsewhere/check.jsonl'))).toBe(false);
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
