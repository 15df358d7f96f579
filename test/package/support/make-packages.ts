import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** What `npm run package` made, once for all tests. */
export interface Packages {
  /** Paths of the files. */
  readonly vsix: string;
  readonly tarball: string;
  /** All that was printed on the way. */
  readonly output: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    packages: Packages;
  }
}

const FOLDER = resolve('.cache/package');

export default function makePackages(project: TestProject): void {
  rmSync(FOLDER, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', FOLDER], { encoding: 'utf8' });
  const output = stdout + stderr;
  if (status !== 0) throw new Error(`scripts/package.mjs failed\n${output}`);
  project.provide('packages', { vsix: made('.vsix'), tarball: made('.tgz'), output });
}

function made(extension: string): string {
  const [file, ...others] = readdirSync(FOLDER).filter((name) => name.endsWith(extension));
  if (file === undefined || others.length > 0) throw new Error(`There is not one ${extension} in ${FOLDER}`);
  return resolve(FOLDER, file);
}
