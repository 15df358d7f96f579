import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../server/src/cli/edits/unified-diff.ts';
import { rangeInLine, type TextEdit } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

/** The text of a file after git has applied a patch. */
function gitApply(name: string, text: string, patch: string, directory = '.'): string {
  const folder = temporaryFolder({ [name]: text });
  execFileSync('git', ['apply', '-'], {
    cwd: folder.at(directory),
    input: patch,
    stdio: 'pipe',
  });
  return readFileSync(folder.at(name), 'utf8');
}

const replace = (line: number, start: number, length: number, newText: string): TextEdit => ({
  range: rangeInLine(line, start, length),
  newText,
});

describe('a unified diff', () => {
  it('has three lines around each change, and joins nearby changes', () => {
    const text = Array.from({ length: 20 }, (_, i) => `${i}\n`).join('');
    const edits = [replace(4, 0, 1, 'four'), replace(8, 0, 1, 'eight'), replace(19, 0, 2, 'last')];
    expect(unifiedDiff('a.md', text, edits)).toBe(
      [
        ...['--- a/a.md', '+++ b/a.md', '@@ -2,11 +2,11 @@', ' 1', ' 2', ' 3', '-4', '+four', ' 5', ' 6', ' 7'],
        ...['-8', '+eight', ' 9', ' 10', ' 11', '@@ -17,4 +17,4 @@', ' 16', ' 17', ' 18', '-19', '+last', ''],
      ].join('\n'),
    );
  });

  it.each([1, 2, 9])('shows 100,000 changed lines, each %i lines from the next, quickly', (distance) => {
    const text = 'a\n'.repeat(100_000 * distance);
    const edits = Array.from({ length: 100_000 }, (_, i) => replace(i * distance, 0, 1, 'b'));
    const patch = unifiedDiff('a.md', text, edits);
    expect(patch.match(/^\+b$/gm)).toHaveLength(100_000);
  });

  it('is empty without changes', () => {
    expect(unifiedDiff('a.md', 'a\n', [])).toBe('');
    expect(unifiedDiff('a.md', 'a\n', [replace(0, 0, 1, 'a')])).toBe('');
  });

  it.each([
    ['one line', 'a'],
    ['a final line feed', 'a\n'],
    ['CRLF', 'x\r\na\r\ny\r\n'],
    ['lone carriage returns', 'x\ra\ry\r'],
    ['a byte order mark', '\ufeffa\n'],
    ['no line feed at the end', 'x\na\ny'],
    ['form feeds and vertical tabs', '\f\na\v\n'],
    ['trailing spaces', 'a  \n\t\n'],
  ])('is accepted by git with %s', (_, text) => {
    const [line, character] = text
      .split(/\r\n|\n|\r/)
      .flatMap((each, i) => (each.includes('a') ? [i, each.indexOf('a')] : []));
    const edits = [replace(line ?? 0, character ?? 0, 1, 'é𝄞')];
    expect(gitApply('file.md', text, unifiedDiff('file.md', text, edits))).toBe(applyEdits(text, edits));
  });

  it.each([
    'a file.md',
    'a "b".md',
    'tab\there.md',
    'line\nfeed.md',
    'back\\slash.md',
    'é𝄞.md',
    'deep/er/a b.md',
    '-x',
    'b/a/b',
  ])('is accepted by git for the name %j', (name) => {
    const edits = [replace(0, 0, 1, 'b')];
    expect(gitApply(name, 'a\n', unifiedDiff(name, 'a\n', edits))).toBe('b\n');
  });

  it('is relative to the working directory', () => {
    const patch = unifiedDiff('a.md', 'a\n', [replace(0, 0, 1, 'b')]);
    const folder = temporaryFolder({ 'docs/a.md': 'a\n' });
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    execFileSync('git', ['apply', '-'], { cwd: folder.at('docs'), input: patch, stdio: 'pipe' });
    expect(readFileSync(folder.at('docs/a.md'), 'utf8')).toBe('b\n');
  });

  it('removes whole lines, including the first and the last', () => {
    const lines = (from: number, to: number) => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
    for (const range of [lines(0, 1), lines(1, 2), lines(2, 3), lines(0, 3)]) {
      const edits = [{ range, newText: '' }];
      expect(gitApply('a', 'a\nb\nc\n', unifiedDiff('a', 'a\nb\nc\n', edits))).toBe(applyEdits('a\nb\nc\n', edits));
    }
  });
});

it('git turns any text into its edited text by the diff', () => {
  const line = fc.constantFrom('', 'a', 'b', 'abc', '-x', '+y', ' z', '@@ -1 +1 @@', '\\ No newline');
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
  const texts = fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 25 }).map((parts) => parts.flat().join(''));
  const places = fc.array(fc.tuple(fc.nat(30), fc.constantFrom('', 'new', 'x y'), fc.nat(3)), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(texts, fc.boolean(), places, (body, cut, chosen) => {
      const text = cut ? body.replace(/[\r\n]+$/, '') : body;
      fc.pre(text !== '');
      const all = text.split(/\r\n|\n|\r/);
      const edits = [...new Map(chosen.map(([at, newText, length]) => [at % all.length, { newText, length }]))].map(
        ([at, { newText, length }]) => replace(at, 0, Math.min(length, all[at]!.length), newText),
      );
      const patch = unifiedDiff('a.md', text, edits);
      const after = applyEdits(text, edits);
      if (after === text) expect(patch).toBe('');
      else expect(gitApply('a.md', text, patch)).toBe(after);
    }),
    { numRuns: 60 },
  );
});
