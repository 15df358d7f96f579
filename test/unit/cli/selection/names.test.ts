import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

/* Names of files that are not UTF-8, as older systems wrote them. Other file systems refuse them. */

const named = (folder: string, name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);

describe.runIf(process.platform === 'linux')('a file whose name is not UTF-8', () => {
  test.each([
    ['a document', 'caf\u00e9.md', 'caf\ufffd.md'],
    ['a folder', 'caf\u00e9/a.md', 'caf\ufffd'],
  ])('is reported if it is %s', async (_, name, file) => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'b.md': 'ACME 9.9\n' });
    if (name.includes('/')) mkdirSync(named(folder.path, name.split('/')[0]!));
    writeFileSync(named(folder.path, name), 'ACME 9.9\n');
    const { code, stdout, stderr } = await objrefs(folder, ['check', '--format', 'json']);
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'b.md' }]);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `objrefs: ${file}: cannot be read: its name is not valid UTF-8`]);
    expect((await objrefs(folder, ['fix'])).code).toBe(2);
  });

  test('is a problem if it is a catalog', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '' });
    writeFileSync(named(folder.path, 'caf\u00e9.objectives.yaml'), CATALOG);
    const { code, stdout } = await objrefs(folder, ['check', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { code: 'catalog-unreadable', message: 'This file cannot be read: its name is not valid UTF-8.' },
    ]);
  });

  test('is read if U+FFFD is in its name, and is not reported if it was excluded or has vanished', async () => {
    const folder = temporaryFolder({
      'acme.objectives.yaml': CATALOG,
      'caf\ufffd.md': 'ACME 9.9\n',
      '.gitignore': 'x*',
    });
    writeFileSync(named(folder.path, 'x\u00e9.md'), 'ACME 9.9\n');
    const { stdout, stderr } = await objrefs(folder, ['check', '--format', 'json']);
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'caf\ufffd.md' }]);
    expect(stderr).toBe('');
  });
});
