import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Programs to compare with that are not dependencies: fetched on demand. */
const PROGRAMS = { cspell: '8.19.4', 'vscode-markdown-languageserver': '0.5.0' } as const;
const FOLDER = resolve('.cache/bench-yardsticks');

/** Where a program's package is, or undefined with a message if it can neither be found nor fetched. */
export function fetched(program: keyof typeof PROGRAMS): string | undefined {
  const folder = join(FOLDER, 'node_modules', program);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}\n');
  const packages = Object.entries(PROGRAMS).map(([name, version]) => `${name}@${version}`);
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...packages];
  const { status } = spawnSync('npm', words, { cwd: FOLDER, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0 && existsSync(folder)) return folder;
  console.error(`${program} cannot be fetched: what it is the yardstick of is shown without it.`);
  return undefined;
}
