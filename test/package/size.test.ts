import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';

const size = (folder: string) => spawnSync(process.execPath, ['scripts/size.mjs', folder], { encoding: 'utf8' });

test('all shipped files are within their size budgets', () => {
  const { stdout, stderr, status } = size(dirname(inject('packages').vsix));
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^VSIX .*\d{3}$/m);
  expect(stdout).toMatch(/^server in a browser, at its start +[\d,]+ +[\d,]+ +[\d,]+ +[\d,]+$/m);
  expect(status).toBe(0);
});

test('files over budget are named, and fail', () => {
  const { vsix, tarball } = inject('packages');
  const folder = mkdtempSync(join(tmpdir(), 'size-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Data after the end of an archive is not part of it.
  writeFileSync(join(folder, 'a.tgz'), Buffer.concat([readFileSync(tarball), Buffer.alloc(1_000_000)]));
  copyFileSync(vsix, join(folder, 'a.vsix'));
  const { stdout, stderr, status } = size(folder);
  expect(stdout.match(/^.*TOO LARGE$/gm)?.map((line) => line.slice(0, 11))).toEqual(['npm package']);
  expect(stderr).toContain('scripts/size/budget.mjs');
  expect(status).toBe(1);
});
