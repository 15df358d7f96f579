import { readFileSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

const OLD = 'As ACME 1.2 says.\n';
const NEW = 'As ACME 2.1 says.\n';

/** A root with links that lead to files and folders inside and outside of it. */
function linked() {
  const outside = temporaryFolder({ 'private.md': OLD, 'docs/a.md': OLD });
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'real/a.md': OLD });
  symlinkSync(outside.at('private.md'), folder.at('out.md'));
  symlinkSync(outside.at('docs'), folder.at('out'));
  symlinkSync('real/a.md', folder.at('in.md'));
  return { folder, outside };
}

const COMMANDS = [['fix'], ['migrate', 'ACME', '--to', '2024']];

test.each(COMMANDS)('objrefs %s changes files through links inside of the root, and none outside', async (...words) => {
  const { folder, outside } = linked();
  const { code, stderr } = await objrefs(folder, words);
  expect(stderr).toBe(
    `objrefs: out.md: not written, since it is a link to ${outside.at('private.md')}, outside of the root. Fix that file itself.\n`,
  );
  expect(code).toBe(2);
  expect(readFileSync(outside.at('private.md'), 'utf8')).toBe(OLD);
  expect(readFileSync(folder.at('real/a.md'), 'utf8')).toBe(NEW);
});

test.each(COMMANDS)('objrefs %s follows no link to a folder outside, even if it is named', async (...words) => {
  const { folder, outside } = linked();
  expect((await objrefs(folder, [...words, 'out'])).stderr).toMatch(
    /^objrefs: out\/a.md: not written, since it is a link to/,
  );
  expect((await objrefs(folder, [...words, 'out', '--dry-run'])).stdout).not.toContain('+++');
  expect(readFileSync(outside.at('docs/a.md'), 'utf8')).toBe(OLD);
});

test('a root that is a link itself, and a file that is named outside of it, are fixed', async () => {
  const { folder, outside } = linked();
  const elsewhere = temporaryFolder();
  symlinkSync(folder.path, elsewhere.at('root'));
  const { code } = await objrefs(elsewhere, ['fix', 'real/a.md', outside.at('docs/a.md')], { directory: 'root' });
  expect(code).toBe(0);
  expect(readFileSync(folder.at('real/a.md'), 'utf8')).toBe(NEW);
  expect(readFileSync(outside.at('docs/a.md'), 'utf8')).toBe(NEW);
});
