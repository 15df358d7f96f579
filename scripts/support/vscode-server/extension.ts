import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installVSCodeServer } from './install.ts';

/** The output of `scripts/package.mjs .cache/package`, which the tests in test/package also use. */
export function packagedExtension(): string {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return `.cache/package/${name}-${version}.vsix`;
}

/** Installs a VSIX into a folder of extensions, as `code --install-extension` does. */
export function installExtension(vsix: string, extensions: string): void {
  const { main, node } = installVSCodeServer();
  const data = mkdtempSync(join(tmpdir(), 'install-'));
  const folders = ['--extensions-dir', extensions, '--server-data-dir', data];
  const args = [main, '--accept-server-license-terms', ...folders, '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8' });
  rmSync(data, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${vsix} could not be installed\n${stdout}${stderr}`);
}
