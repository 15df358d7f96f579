import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** The output of `npm run package`. */
export interface Packages {
  /** Paths of the files. */
  readonly vsix: string;
  readonly tarball: string;
  /** Everything printed by the command. */
  readonly output: string;
}

/** The repository address of the released packages. */
export const REPOSITORY = 'https://github.com/example/objective-references';

declare module 'vitest' {
  interface ProvidedContext {
    packages: Packages;
    /** The same as in a release, with addresses. */
    released: Packages;
  }
}

/** Both once for all tests. */
export default function makePackages(project: TestProject): void {
  project.provide('released', packInto('.cache/package-released', '--repository', REPOSITORY, '--ref', 'v0.0.0'));
  project.provide('packages', packInto('.cache/package'));
}

function packInto(path: string, ...args: readonly string[]): Packages {
  const folder = resolve(path);
  rmSync(folder, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', folder, ...args], {
    encoding: 'utf8',
  });
  const output = stdout + stderr;
  if (status !== 0) throw new Error(`scripts/package.mjs failed\n${output}`);
  return { vsix: made(folder, '.vsix'), tarball: made(folder, '.tgz'), output };
}

function made(folder: string, extension: string): string {
  const [file, ...others] = readdirSync(folder).filter((name) => name.endsWith(extension));
  if (file === undefined || others.length > 0) throw new Error(`expected exactly one ${extension} in ${folder}`);
  return resolve(folder, file);
}
