import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });

/** The report without messages, which other tests assert. */
async function report(files: Record<string, string>): Promise<string> {
  const { stdout } = await objrefs(folderWith(files), ['check']);
  return stdout.replace(/^( {2}\S+ {2}(?:error|warning|information)) {2}.* {2}(\S+)$/gm, '$1  …  $2');
}

test('a suggestion is the reference as it would be written, without markup around its parts', async () => {
  const text = await report({ 'a.md': '**ACME** 1.9 and <b>ACME</b> 1.9\n' });
  const suggested = text.match(/→ .*/g);
  expect(suggested).toHaveLength(2);
  for (const line of suggested ?? []) expect(line).toMatch(/^→ ACME \d/);
});

test('findings are grouped by file, each with its line, the underlined span and suggestions', async () => {
  const text = await report({ 'a.md': 'fine\n  see ACME 1.9 here\n', 'docs/b.md': 'ACME 1.1, 1.3' });
  expect(text.replace(/^ {6}→ .*\n/gm, '')).toBe(
    [
      'a.md',
      '  a.md:2:7  error  …  unknown-objective',
      '     2 |   see ACME 1.9 here',
      '       |       ^^^^^^^^',
      'docs/b.md',
      '  docs/b.md:1:11  warning  …  withdrawn-objective',
      '     1 | ACME 1.1, 1.3',
      '       |           ^^^',
      '3 files, 3 references: 1 error, 1 warning.',
      '1 reference to ACME needs a decision: run objrefs migrate ACME --to 2024.',
      '',
    ].join('\n'),
  );
  expect(text).toContain('      → ACME 1.1  Grow apples\n');
});

test('an empty report says so', async () => {
  expect(await report({ 'a.md': 'ACME 1.1' })).toBe('2 files, 1 reference: no findings.\n');
});

describe('the underline is below its text', () => {
  /** The line and the carets, starting at their gutter. */
  async function excerpt(text: string): Promise<string[]> {
    const lines = (await report({ 'a.md': text })).split('\n');
    return lines.filter((line) => /^ +\d* \|/.test(line)).map((line) => line.slice(9));
  }

  test('after tabs', async () => {
    expect(await excerpt('\tx\tACME 1.9')).toEqual(['    x    ACME 1.9', '         ^^^^^^^^']);
  });

  test('after wide and combining characters', async () => {
    expect(await excerpt('計画 e\u0301 ACME 1.9')).toEqual(['計画 e\u0301 ACME 1.9', '       ^^^^^^^^']);
  });

  test('in a long line that is shown in part', async () => {
    const [line = '', carets = ''] = await excerpt(`${'a '.repeat(5000)}ACME 1.9${' b'.repeat(5000)}`);
    expect(line).toMatch(/^…(a | a)+ACME 1\.9( b)+…$/);
    expect(line.length).toBeLessThan(150);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('ACME 1.9');
  });
});

describe('colour', () => {
  const coloured = async (environment: Record<string, string>, isTerminal: boolean, ...words: string[]) => {
    const folder = folderWith({ 'a.md': 'ACME 1.9' });
    const { stdout } = await objrefs(folder, ['check', ...words], { environment, isTerminal });
    return stdout.includes('\u001b[31m');
  };

  test('is for terminals, unless the environment says otherwise', async () => {
    expect(await coloured({}, true)).toBe(true);
    expect(await coloured({}, false)).toBe(false);
    expect(await coloured({ TERM: 'dumb' }, true)).toBe(false);
    expect(await coloured({ NO_COLOR: '1' }, true)).toBe(false);
    expect(await coloured({ NO_COLOR: '' }, true)).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1' }, false)).toBe(true);
    expect(await coloured({ FORCE_COLOR: '0' }, true)).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' }, false)).toBe(true);
    expect(await coloured({ NO_COLOR: '1' }, false, '--color=always')).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1' }, true, '--color=never')).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' }, false, '--color=auto')).toBe(false);
  });
});

describe('no workspace content reaches the terminal as a control sequence', () => {
  const HOSTILE = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u2028\r\u007f';

  test.each(['check', 'references'])('in %s', async (command) => {
    const folder = temporaryFolder({
      'acme.objectives.yaml': `prefix: ACME\nobjectives:\n  - {number: "1.1", title: ${JSON.stringify(`T${HOSTILE}`)}}\n`,
      [`a${HOSTILE.replace('\u2028', '')}.md`]: `ACME 1.1 ${HOSTILE}ACME 1.9${HOSTILE}`,
    });
    const { stdout } = await objrefs(folder, [command]);
    expect(stdout).toContain('ACME 1.9');
    expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/);
  });

  test('in messages about files and arguments', async () => {
    const folder = temporaryFolder({ [`a${HOSTILE.replace('\u2028', '')}.md`]: '\0' });
    const outcomes = [
      await objrefs(folder, ['check', `a${HOSTILE.replace('\u2028', '')}.md`]),
      await objrefs(folder, ['check', HOSTILE]),
      await objrefs(folder, [HOSTILE]),
      await objrefs(folder, ['check', `--${HOSTILE}`]),
      await objrefs(folder, ['references', '--objective', HOSTILE]),
    ];
    for (const { stderr } of outcomes) {
      expect.soft(stderr).not.toBe('');
      expect.soft(stderr).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/);
    }
  });
});
