import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const OBJREFS = resolve('dist/objrefs.mjs');

/** Runs a program to its end. Throws if it fails, since a failed run has no meaningful time. */
export function run(program: string, words: readonly string[], folder: string, fine: readonly number[] = [0]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status === null || !fine.includes(status)) throw new Error(`${program} ${words.join(' ')}: ${status}\n${stderr}`);
  return stdout;
}

export const objrefs = (words: readonly string[], folder: string, fine?: readonly number[]): string =>
  run(process.execPath, [OBJREFS, ...words], folder, fine);
