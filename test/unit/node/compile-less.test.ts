import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileLess } from '../../../server/src/node/compile-less.ts';

test('Node knows the option, about which it would complain otherwise', () => {
  const option = /--[a-z-]+/.exec(readFileSync('server/src/node/compile-less.ts', 'utf8'))![0];
  expect(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })).toContain(`${option} (`);
  expect(compileLess).not.toThrow();
});
