import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const NAME = 'n\n::error::forged.md';

/** Workflow commands that a runner of GitHub would obey. */
const commandsIn = (text: string) => text.split(/\r\n|\n/).filter((line) => /^\s*::/.test(line));

describe('a name with a line break cannot inject a runner command', () => {
  test.each([
    ['references', '--format', 'csv'],
    ['references', '--format', 'pretty'],
    ['coverage', '--format', 'csv'],
    ['coverage', '--format', 'html'],
    ['coverage', '--format', 'markdown'],
    ['check', '--format', 'markdown'],
  ])('in %s %s %s', async (...words) => {
    const { stdout, stderr } = await objrefs(temporaryFolder({ [NAME]: 'INTERPOL-SP 3.4 and 9.9\n' }), words);
    expect(stdout).toContain('forged');
    expect([...commandsIn(stdout), ...commandsIn(stderr)]).toEqual([]);
  });

  test.each([
    ['check', NAME],
    ['check', '--config', NAME],
    ['check', '--fail-on', NAME],
    ['coverage', '--require-all', NAME],
    [NAME],
  ])('in messages about wrong usage: %j', async (...words) => {
    const { code, stderr } = await objrefs(temporaryFolder({ 'a.md': '' }), words);
    expect([code, commandsIn(stderr)]).toEqual([2, []]);
  });
});

test('for standard input too, a line that is too long is reported', async () => {
  const stdin = `${'INTERPOL-SP 9.9 x'.repeat(80_000)}\n`;
  const { stderr } = await objrefs(temporaryFolder({}), ['check', '--stdin'], { stdin });
  expect(stderr).toContain('standard input: skipped 1 line longer than 1000000 characters.');
});

test('a percentage without its sign is ambiguous', async () => {
  const { code, stderr } = await objrefs(temporaryFolder({}), ['coverage', '--require', '0.9']);
  expect([code, stderr]).toEqual([
    2,
    "objrefs: ambiguous value '0.9' for --require. Add the percent sign: --require 90%.\n",
  ]);
});
