// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether node_modules holds the versions that package-lock.json asks for; packages of other platforms don't count. */
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

/** Installs exactly what package-lock.json asks for. Returns what npm printed, and whether it succeeded. */
export function installPackages() {
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { succeeded: status === 0, output: `${stdout}${stderr}` };
}
