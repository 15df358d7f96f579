import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiffParser } from '../../../../server/src/cli/git/diff-parser.ts';
import { repository } from './repository.ts';

/** The new lines by file that are read from a patch, in chunks of `size` bytes. */
function newLines(patch: Buffer | string, size = Number.POSITIVE_INFINITY): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  const parser = new DiffParser((file, { first, last }) => {
    const known = lines.get(file) ?? [];
    lines.set(file, known);
    for (let line = first; line <= last; line++) known.push(line);
  });
  const bytes = Buffer.from(patch);
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  return lines;
}

const hunk = (name: string, header: string, ...lines: string[]) =>
  [`diff --git ${name} ${name}`, '--- a/x', `+++ ${name}`, header, ...lines, ''].join('\n');

describe('reads', () => {
  test.each([
    ['one line', '@@ -1 +2 @@', ['-a', '+b'], [2]],
    ['several lines', '@@ -1,2 +5,3 @@ context', ['-a', '-b', '+c', '+d', '+e'], [5, 6, 7]],
    ['only removed ones', '@@ -3,2 +2,0 @@', ['-a', '-b'], undefined],
    ['a last line without its end', '@@ -1 +1 @@', ['-a', '\\ No newline at end of file', '+b'], [1]],
  ])('%s', (_name, header, lines, expected) => {
    expect(newLines(hunk('b/a.md', header, ...lines)).get('a.md')).toEqual(expected);
  });

  test.each([
    ['b/a b.md\t', 'a b.md'],
    ['"b/a\\tb\\nc\\"d\\\\e.md"', 'a\tb\nc"d\\e.md'],
    ['"b/\\303\\251\\360\\235\\204\\236.md"', 'é𝄞.md'],
  ])('the name %s', (header, name) => {
    expect([...newLines(hunk(header, '@@ -0,0 +1 @@', '+x')).keys()]).toEqual([name]);
  });
});

test('is not misled by the contents of lines', () => {
  const patch = hunk(
    'b/a.md',
    '@@ -1,2 +1,3 @@',
    '--- a/x',
    '-@@ -1 +9 @@',
    '+++ b/other.md',
    '+diff --git',
    '+@@ -0,0 +7 @@',
  );
  expect(newLines(patch)).toEqual(new Map([['a.md', [1, 2, 3]]]));
});

test('a removed file has no new lines', () => {
  const patch = 'diff --git a/x b/x\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n';
  expect(newLines(patch)).toEqual(new Map());
});

/** Lines that look like parts of a patch; only a few different ones, so that some stay unchanged. */
const line = fc.constantFrom(
  'a',
  'b',
  '',
  '++ b/x',
  '-- a/x',
  '+++ b/x',
  '@@ -1 +1 @@',
  'diff --git a/x b/x',
  '\\ x',
  '\r',
  'é',
);
const name = fc
  .array(fc.constantFrom('a', ' ', '\t', '\n', '"', '\\', 'é', '𝄞', 'b/', '+++ '), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const version = fc.array(line, { maxLength: 8 });

test('is correct for patches by git: without the new lines, a text is part of the old one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ name, before: version, after: version }), {
        maxLength: 8,
        selector: (file) => file.name,
      }),
      fc.integer({ min: 1, max: 400 }),
      (files, size) => {
        const at = (file: (typeof files)[number], index: number) => `${index}/${file.name}/f`;
        const text = (lines: readonly string[]) => lines.map((one) => `${one}\n`).join('');
        const folder = repository(Object.fromEntries(files.map((file, i) => [at(file, i), text(file.before)])));
        folder.write(Object.fromEntries(files.map((file, i) => [at(file, i), text(file.after)])));
        const patch = folder.git('diff', '-U0', '--src-prefix=a/', '--dst-prefix=b/', 'HEAD');
        const parsed = newLines(patch, size);
        for (const [index, file] of files.entries()) {
          const isNew = new Set(parsed.get(at(file, index).replaceAll(/\/+/g, '/')));
          expect(
            isSubsequence(
              file.after.filter((_, i) => !isNew.has(i + 1)),
              file.before,
            ),
          ).toBe(true);
          for (const [i, one] of file.after.entries()) if (!file.before.includes(one)) expect(isNew).toContain(i + 1);
        }
      },
    ),
    { numRuns: 25 },
  );
});

function isSubsequence(part: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of all) if (at < part.length && one === part[at]) at++;
  return at === part.length;
}
