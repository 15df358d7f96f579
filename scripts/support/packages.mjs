// Runs before anything is installed, so it uses only Node's built-in modules.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether node_modules has the versions in package-lock.json; packages of other platforms don't count. */
export function packagesAreInstalled() {
  try {
    const { packages: wanted } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const { packages: installed } = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8'));
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** Installs exactly the packages in package-lock.json. Returns what npm printed, and whether it succeeded. */
export function installPackages() {
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { succeeded: status === 0, output: `${stdout}${stderr}` };
}
