import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CheckedFile } from '../../../server/src/cli/check/check-report.ts';
import { OrderedFiles } from '../../../server/src/cli/check/ordered-files.ts';
import type { Finding } from '../../../server/src/cli/findings.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

// Reports that begin with findings are written while files are still read, in the order in which they would be written at the end.

/** More than are read ahead. */
const FILES = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`doc-${at + 10}.md`, 'As ACME 9.9 says.\n']));
const LAST = 'doc-39.md';

const folderWith = (files: Readonly<Record<string, string>>) =>
  temporaryFolder({ 'objrefs.yaml': 'format: 1\n', 'frameworks/acme.objectives.yaml': CATALOG, ...files });

/** The last file is gone when the first finding is written. */
async function withoutLast(format: string, words: readonly string[] = []) {
  const folder = folderWith(FILES);
  let writes = 0;
  const outcome = await objrefs(folder, ['check', '--no-git', '--threads', '1', '--format', format, ...words], {
    onOutput: () => {
      if (writes++ === 0) rmSync(folder.at(LAST));
    },
  });
  return { ...outcome, writes };
}

describe.each(['pretty', 'github', 'rdjsonl'])('%s', (format) => {
  it('is written while files are read', async () => {
    const { stdout, code, writes } = await withoutLast(format);
    expect(stdout).toContain('doc-10.md');
    expect(stdout).toContain('doc-38.md');
    expect(stdout).not.toContain(LAST);
    expect(writes).toBeGreaterThan(20);
    expect(code).toBe(1);
  });

  it('is the same as of several paths, and in a file', async () => {
    const acme = 'As ACME 9.9 and acme 1.2 say.\n';
    const names = [
      'a/z.md',
      'a.md',
      'a-b.md',
      'b c.md',
      'é.md',
      'z.md',
      'a/b/ü.md',
      '[x].md',
      '~.md',
      'frameworks/y.md',
    ];
    const folder = folderWith({
      ...Object.fromEntries(names.map((name) => [name, acme])),
      'frameworks/broken.objectives.yaml': 'prefix: OTHER\nedition: 1\nobjectives: 3\n',
      'a/other.objectives.yaml': 'prefix: NEVER-X\nedition: "1"\nobjectives:\n  - 1.1 One\n',
      'k.md': 'See NEVER-X number of chapter 1.1 and NEVER-X, chapter 3.4.\n',
    });
    const check = (...paths: string[]) =>
      objrefs(folder, ['check', '--no-git', '--min-severity', 'hint', '--format', format, ...paths]);
    const whole = await check('.');
    expect(whole.stdout).toContain('frameworks/y.md');
    expect(whole).toEqual(await check(...names, 'frameworks', 'a', 'k.md', 'objrefs.yaml'));
    const file = folder.at('report');
    await check('.', '--output', file);
    expect(whole.stdout).toBe(readFileSync(file, 'utf8'));
  });
});

it('is in the order of names, which those outside of the working directory have another than their files', async () => {
  const folder = folderWith({
    'b/y.md': 'As ACME 9.9 says.\n',
    'a.md': 'As ACME 9.8 says.\n',
    'z.md': 'As ACME 9.7 says.\n',
  });
  for (const paths of [['..'], ['..', '.'], ['.', '../z.md', '../a.md']]) {
    const { stdout } = await objrefs(folder, ['check', '--no-git', '--format', 'rdjsonl', ...paths], {
      directory: 'b',
    });
    expect([...stdout.matchAll(/"path":"([^"]+)"/g)].map(([, name]) => name)).toEqual(['../a.md', '../z.md', 'y.md']);
  }
});

it.each(['json', 'sarif', 'junit', 'markdown', 'codeclimate'])('%s is written when all is known', async (format) => {
  const { stdout, code } = await withoutLast(format);
  expect(stdout).toContain(LAST);
  expect(code).toBe(1);
});

it('writes the findings of a catalog that no document cites before those of documents behind it', async () => {
  const folder = folderWith({
    'a.md': 'As ACME 9.9 says.\n',
    'm.objectives.yaml': 'prefix: NEVER-X\nedition: "1"\nobjectives:\n  - 1.1 One\n',
    'z.md': 'As ACME 9.8 says. See NEVER-X chapter 1.1.\n',
  });
  const { stdout } = await objrefs(folder, ['check', '--no-git', '--format', 'github', '--min-severity', 'hint']);
  const files = [...stdout.matchAll(/file=([^,]+),.*title=([\w-]+)/g)].map(([, file, code]) => `${file} ${code}`);
  expect(files).toEqual(['a.md unknown-objective', 'm.objectives.yaml catalog-uncited', 'z.md unknown-objective']);
});

it('fails for a finding that was written, and records nothing twice', async () => {
  const folder = folderWith({ 'a.md': 'As ACME 9.9 says.\n' });
  expect((await objrefs(folder, ['check', '--no-git', '-q'])).code).toBe(1);
  const recorded = await objrefs(folder, ['check', '--no-git', '--update-baseline']);
  expect(recorded.code).toBe(0);
  expect(recorded.stdout).not.toContain('9.9');
  writeFileSync(folder.at('b.md'), 'As ACME 9.9 says.\n');
  const { stdout, code } = await objrefs(folder, ['check', '--no-git', '--format', 'github']);
  expect(code).toBe(1);
  expect(stdout.match(/^::/gm)).toHaveLength(1);
});

test('files are given out in order with their findings, as soon as none can come before them', () => {
  const findingIn = (file: string, line: number) => ({ row: { file, line, column: 1 } }) as Finding;
  const lines = fc.array(fc.nat(5), { maxLength: 4 });
  const files = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'ab/.-'), maxLength: 4 }), { maxLength: 8 });
  fc.assert(
    fc.property(files, lines, fc.array(lines, { minLength: 8, maxLength: 8 }), (names, early, found) => {
      const sorted = [...names].sort();
      const ordered = new OrderedFiles();
      // Of catalogs, before any file is read.
      const before = early.map((line, index) => findingIn(names[index % Math.max(1, names.length)] ?? '', line));
      for (const finding of before) ordered.add(finding);
      const out: CheckedFile[] = [];
      for (const [index, name] of sorted.entries()) {
        for (const line of found[index]!) ordered.add(findingIn(name, line));
        ordered.addFile(name, index);
        const ready = ordered.takeTo(name);
        expect(ready.at(-1)?.name).toBe(name);
        out.push(...ready);
      }
      const left = ordered.takeAll();
      expect(left.filter(({ name }) => sorted.includes(name))).toEqual([]);
      const all = [...out, ...left];
      const known = new Set([...sorted, ...before.map(({ row }) => row.file)]);
      expect(all.map(({ name }) => name)).toEqual([...known].sort());
      for (const { name, references, findings } of all) {
        expect(references).toBe(sorted.includes(name) ? sorted.indexOf(name) : undefined);
        const own = [...before.filter(({ row }) => row.file === name).map(({ row }) => row.line)];
        const expected = [...own, ...(found[sorted.indexOf(name)] ?? [])].sort();
        expect(findings.map(({ row }) => row.line)).toEqual(expected);
      }
    }),
  );
});
