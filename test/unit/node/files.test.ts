import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isNotFound } from '../../../server/src/loader/file-system.ts';
import { blockingFileSystem } from '../../../server/src/node/blocking-files.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath } from '../../../server/src/uri/uris.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

describe.each([
  ['asynchronous', nodeFileSystem],
  ['blocking', blockingFileSystem],
])('the %s file system', (_name, fileSystem) => {
  const read = async (path: string, limit?: number) =>
    Buffer.from(await fileSystem.readFile(fromPath(path), limit)).toString();

  test('reads whole files and beginnings of files', async () => {
    const folder = temporaryFolder({ 'a b é#?.md': 'hello', 'empty.md': '' });
    const file = folder.at('a b é#?.md');
    expect(await read(file)).toBe('hello');
    expect(await Promise.all([0, 1, 4, 5, 6, 1e9].map((limit) => read(file, limit)))).toEqual([
      '',
      'h',
      'hell',
      'hello',
      'hello',
      'hello',
    ]);
    expect(await read(folder.at('empty.md'), 10)).toBe('');
  });

  test('lists links as links, and stats their targets', async () => {
    const folder = temporaryFolder({ 'file.md': 'hello', 'folder/x': '' });
    symlinkSync('folder', folder.at('link'));
    const entries = await fileSystem.readDirectory(folder.uri);
    expect([...entries].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'file.md', type: 'file' },
      { name: 'folder', type: 'directory' },
      { name: 'link', type: 'symlink' },
    ]);
    expect(await fileSystem.stat(fromPath(folder.at('link')))).toMatchObject({ type: 'directory' });
    expect(await fileSystem.stat(fromPath(folder.at('file.md')))).toMatchObject({ type: 'file', size: 5 });
    expect(await fileSystem.stat('file:///dev/null')).toMatchObject({ type: 'other' });
  });

  test('rejects with the reason for what does not exist', async () => {
    const { uri } = temporaryFolder({ 'file.md': '' });
    for (const nothing of [`${uri}/nothing`, `${uri}/file.md/below`]) {
      expect(await fileSystem.readFile(nothing).catch(isNotFound)).toBe(true);
      expect(await fileSystem.readFile(nothing, 9).catch(isNotFound)).toBe(true);
      expect(await fileSystem.stat(nothing).catch(isNotFound)).toBe(true);
    }
  });
});

test('the blocking file system reads bytes of any length without a copy', () => {
  const long = 'x'.repeat(300_000);
  const folder = temporaryFolder({ 'long.md': `${long}y`, 'short.md': 'hello' });
  const lookAt = (path: string, limit: number) =>
    blockingFileSystem.lookAt?.(fromPath(folder.at(path)), limit, (bytes) => Buffer.from(bytes).toString());
  expect(lookAt('long.md', 1e9)).toBe(`${long}y`);
  expect(lookAt('short.md', 1e9)).toBe('hello');
  expect(lookAt('long.md', 300_000)).toBe(long);
  expect(lookAt('short.md', 0)).toBe('');
});
