import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { keepCompiledCode } from '../../../server/src/node/compile-cache.ts';

const node = module as { enableCompileCache?: (folder: string) => unknown };
const before = node.enableCompileCache;

afterEach(() => {
  if (before) node.enableCompileCache = before;
  else delete node.enableCompileCache;
  vi.unstubAllEnvs();
});

test.each([
  ['/caches', '/caches'],
  ['', join(homedir(), '.cache')],
  ['relative', join(homedir(), '.cache')],
])('with XDG_CACHE_HOME %j compiled code is kept in %s', (given, expected) => {
  const folders: string[] = [];
  node.enableCompileCache = (folder) => folders.push(folder);
  vi.stubEnv('XDG_CACHE_HOME', given);
  keepCompiledCode();
  expect(folders).toEqual([join(expected, 'objective-references', 'compiled')]);
});

test('a Node that cannot keep compiled code goes without', () => {
  delete node.enableCompileCache;
  expect(keepCompiledCode).not.toThrow();
});
