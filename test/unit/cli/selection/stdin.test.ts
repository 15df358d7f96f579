import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

const folder = () => temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'docs/a.md': 'ACME 9.1' });

async function findings(words: readonly string[], stdin: string | Uint8Array, directory = '.') {
  const outcome = await objrefs(folder(), ['check', '--format', 'json', '--stdin', ...words], { stdin, directory });
  const { files, findings: rows } = JSON.parse(outcome.stdout);
  return { files, rows: rows.map(({ file, line, number }: Record<string, unknown>) => `${file}:${line} ${number}`) };
}

test('one text is checked, and no files', async () => {
  expect(await findings([], 'x\nACME 9.2')).toEqual({ files: 1, rows: ['<stdin>:2 9.2'] });
});

test('is read for a lone dash', async () => {
  const { code, stdout } = await objrefs(folder(), ['check', '-', '--stdin-filename', 'new.md'], { stdin: 'ACME 9.2' });
  expect([code, stdout.split('\n')[0]]).toEqual([1, 'new.md']);
  expect((await objrefs(folder(), ['check', '-', 'docs'], { stdin: '' })).stderr).toContain('cannot be combined');
});

test.each(['references', 'coverage'])('%s reads it, too', async (command) => {
  const run = (...words: string[]) => objrefs(folder(), [command, '-', ...words], { stdin: 'ACME 1.1' });
  const { code, stdout } = await run('--json');
  expect([code, JSON.parse(stdout).files]).toEqual([0, 1]);
  expect(stdout).toContain('"<stdin>"');
  expect((await run('docs')).stderr).toContain('cannot be combined');
});

test('as if it were in the named file, whether or not that exists', async () => {
  const words = ['--stdin-filename', 'a.md'];
  expect(await findings(words, 'ACME 9.2', 'docs')).toEqual({ files: 1, rows: ['a.md:1 9.2'] });
  expect((await findings(['--stdin-filename=new/./b.md'], 'ACME 9.3')).rows).toEqual(['new/b.md:1 9.3']);
});

test('in any supported encoding', async () => {
  expect((await findings([], Buffer.from('\ufeffé ACME 9.2', 'utf16le'))).rows).toEqual(['<stdin>:1 9.2']);
});

describe('a file that is not text fails the run', () => {
  test.each([
    ['binary', '\0', 'standard input was not checked, since it is not text'],
    ['too large', 'x'.repeat(5_000_001), 'standard input was not checked, since it is larger than 5000000 bytes'],
  ])('%s', async (_name, stdin, message) => {
    const { code, stderr } = await objrefs(folder(), ['check', '--stdin'], { stdin });
    expect([code, stderr]).toEqual([2, `objrefs: ${message}\n`]);
  });
});

describe('a catalog or configuration applies as given', () => {
  const inFolder = async (files: Record<string, string>, name: string, stdin: string) => {
    const words = ['check', '--format', 'json', '--stdin', '--stdin-filename', name];
    const { stdout } = await objrefs(temporaryFolder({ '.git/HEAD': '', ...files }), words, { stdin });
    return JSON.parse(stdout).findings.map(
      ({ file, line, code }: Record<string, unknown>) => `${file}:${line} ${code}`,
    );
  };

  test('a catalog, existing or not, is checked as if read from its file', async () => {
    const catalog = 'prefix: ACME\nobjectives:\n  - 1.1 Grow, as ACME 9.9 says\n  - 1.1 Sell\n';
    const expected = ['acme.objectives.yaml:3 unknown-objective', 'acme.objectives.yaml:4 catalog-duplicate'];
    const found = (files: Record<string, string>) => inFolder(files, 'acme.objectives.yaml', catalog);
    expect(await found({})).toEqual(expected);
    expect(await found({ 'acme.objectives.yaml': CATALOG })).toEqual(expected);
    const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': catalog });
    const { stdout } = await objrefs(folder, ['check', '--format', 'json', 'acme.objectives.yaml']);
    expect(JSON.parse(stdout).findings).toHaveLength(expected.length);
  });

  test('objrefs.yaml', async () => {
    const files = { 'acme.objectives.yaml': CATALOG, 'objrefs.yaml': '' };
    expect(await inFolder(files, 'objrefs.yaml', 'nonsense: 1\n')).toEqual(['objrefs.yaml:1 config-unknown-field']);
  });
});
