import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOG } from '../objrefs.ts';
import { found, repository } from './repository.ts';

test('only lines of the next commit', async () => {
  const folder = repository({ 'a.md': 'ACME 9.1\n', 'b.md': '' });
  folder.write({ 'a.md': 'ACME 9.1\nACME 9.2\n', 'b.md': 'ACME 9.3\n', 'c.md': 'ACME 9.4\n', 'd.md': 'ACME 9.5\n' });
  folder.git('add', 'a.md', 'c.md');
  expect(await found(folder, ['--staged'])).toEqual(['a.md:2 9.2', 'c.md:1 9.4']);
});

test('as they are staged, not as they are on disk', async () => {
  const folder = repository({ 'a.md': 'x\n' });
  folder.write({ 'a.md': 'ACME 9.1\nx\n', 'b.md': 'ACME 9.2\n' });
  folder.git('add', '--all');
  folder.write({ 'a.md': 'mended\nmended\nx\nACME 9.3\n' });
  rmSync(folder.at('b.md'));
  expect(await found(folder, ['--staged'])).toEqual(['a.md:1 9.1', 'b.md:1 9.2']);
  expect(await found(folder, ['--staged', 'b.md'])).toEqual(['b.md:1 9.2']);
});

test('checked against catalogs and configuration as they are staged', async () => {
  const folder = repository({ 'a.md': '' });
  folder.write({ 'a.md': 'ACME 2.9\n', 'acme.objectives.yaml': CATALOG.replace('2.1 Harvest', '2.9 Harvest') });
  folder.git('add', '--all');
  expect(await found(folder, ['--staged', 'a.md'])).toEqual([]);
  folder.git('restore', '--staged', 'acme.objectives.yaml');
  expect(await found(folder, ['--staged', 'a.md'])).toEqual(['a.md:1 2.9']);
});

test('before the first commit', async () => {
  const folder = repository();
  rmSync(folder.at('.git'), { recursive: true });
  folder.git('init', '--quiet');
  folder.write({ 'a.md': 'ACME 9.1\n' });
  folder.git('add', 'a.md');
  expect(await found(folder, ['--staged', '*.md'])).toEqual(['a.md:1 9.1']);
});
