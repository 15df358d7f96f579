import { chmodSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replaceFile, writeWhole } from '../../../server/src/node/write-file.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a file that is replaced', () => {
  it('has the new bytes, and leaves nothing beside it', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    expect(await replaceFile(folder.at('a.md'), bytes('old'), bytes('new'))).toBe(true);
    expect(readFileSync(folder.at('a.md'), 'utf8')).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['a.md']);
  });

  it.each([0o644, 0o600, 0o755, 0o664, 0o666])('keeps its permissions: %o', async (mode) => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chmodSync(folder.at('a.md'), mode);
    await replaceFile(folder.at('a.md'), bytes('old'), bytes('new'));
    expect(statSync(folder.at('a.md')).mode & 0o777).toBe(mode);
  });

  it('is the target of a link, which is kept', async () => {
    const folder = temporaryFolder({ 'real/a.md': 'old' });
    symlinkSync('real/a.md', folder.at('b.md'));
    symlinkSync('b.md', folder.at('c.md'));
    await replaceFile(folder.at('c.md'), bytes('old'), bytes('new'));
    expect(readFileSync(folder.at('real/a.md'), 'utf8')).toBe('new');
    expect(lstatSync(folder.at('c.md')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(folder.at('b.md'))).toBe('real/a.md');
  });

  it('is not written if it has been changed meanwhile', async () => {
    const folder = temporaryFolder({ 'a.md': 'theirs' });
    expect(await replaceFile(folder.at('a.md'), bytes('old'), bytes('new'))).toBe(false);
    expect(readFileSync(folder.at('a.md'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder.path)).toEqual(['a.md']);
  });

  it('is not changed if it cannot be written', async () => {
    const folder = temporaryFolder({ 'd/x': '' });
    await expect(replaceFile(folder.at('none'), bytes(''), bytes('new'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(replaceFile(folder.at('d'), bytes(''), bytes('new'))).rejects.toBeInstanceOf(Error);
    expect(readdirSync(folder.path)).toEqual(['d']);
    expect(readdirSync(folder.at('d'))).toEqual(['x']);
  });

  it.runIf(process.getuid?.() !== 0)('is not changed if it is read-only', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chmodSync(folder.at('a.md'), 0o444);
    await expect(replaceFile(folder.at('a.md'), bytes('old'), bytes('new'))).rejects.toMatchObject({ code: 'EACCES' });
  });
});

it('a new file is written atomically', async () => {
  const folder = temporaryFolder();
  await writeWhole(folder.at('a.yaml'), bytes('one'));
  await writeWhole(folder.at('a.yaml'), bytes('two'));
  expect(readFileSync(folder.at('a.yaml'), 'utf8')).toBe('two');
  expect(statSync(folder.at('a.yaml')).mode & 0o600).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual(['a.yaml']);
  await expect(writeWhole(folder.at('none/a.yaml'), bytes(''))).rejects.toMatchObject({ code: 'ENOENT' });
});
