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
    'objrefs: out.md: skipped, since it is a link that leads out of the root. To read it, add --allow-outside-root.\n',
  );
  expect((await objrefs(folder, [...words, 'out.md'])).stderr).toBe(
    'objrefs: out.md: not written, since it is a link that leads out of the root. To follow it, add --allow-outside-root.\n',
  );
  expect(code).not.toBe(2);
  expect(readFileSync(outside.at('private.md'), 'utf8')).toBe(OLD);
  expect(readFileSync(folder.at('real/a.md'), 'utf8')).toBe(NEW);
});

test.each(COMMANDS)('objrefs %s follows no link to a folder outside, even if it is named', async (...words) => {
  const { folder, outside } = linked();
  expect((await objrefs(folder, [...words, 'out'])).stderr).toMatch(
    /^objrefs: out\/a.md: not written, since it is a link/,
  );
  expect((await objrefs(folder, [...words, 'out', '--dry-run'])).stdout).not.toContain('+++');
  expect(readFileSync(outside.at('docs/a.md'), 'utf8')).toBe(OLD);
});

test('objrefs check reads only links that stay inside, and says which it skips', async () => {
  const { folder, outside } = linked();
  outside.write({ 'private.md': 'ACME 9.9\n' });
  const check = async (...words: string[]) => {
    const { code, stdout, stderr } = await objrefs(folder, ['check', '--format', 'json', ...words]);
    return [code, JSON.parse(stdout).findings.map(({ file }: { file: string }) => file), stderr];
  };
  const [read, notice] = [
    ['in.md', 'real/a.md'],
    'objrefs: out.md: skipped, since it is a link that leads out of the root.',
  ];
  expect(await check()).toEqual([0, read, `${notice} To read it, add --allow-outside-root.\n`]);
  expect(await check('--quiet')).toEqual([0, read, '']);
  expect((await check('--verbose'))[2]).toContain('1 links that lead out of the root');
  expect(await check('--allow-outside-root')).toEqual([1, ['in.md', 'out.md', 'real/a.md'], '']);
  // A file or folder that is named is meant.
  expect((await check('out.md'))[1]).toEqual(['out.md']);
  expect((await check('out'))[1]).toEqual(['out/a.md']);
});

test('--allow-outside-root follows links, and baseline and reviews are not written through them without it', async () => {
  const { folder, outside } = linked();
  outside.write({ baseline: '', reviews: '' });
  symlinkSync(outside.at('baseline'), folder.at('objrefs.baseline.yaml'));
  symlinkSync(outside.at('reviews'), folder.at('objrefs.reviews.yaml'));
  const updated = await objrefs(folder, ['check', '--update-baseline']);
  expect(updated).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('baseline.yaml: not written, since it is'),
  });
  expect((await objrefs(folder, ['review'])).stderr).toContain('The reviews were not changed.');
  expect([readFileSync(outside.at('baseline'), 'utf8'), readFileSync(outside.at('reviews'), 'utf8')]).toEqual(['', '']);
  await objrefs(folder, ['fix', '--allow-outside-root']);
  expect(readFileSync(outside.at('private.md'), 'utf8')).toBe(NEW);
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
