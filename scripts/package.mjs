// Makes what is published, from a production build: the VSIX for VS Code and the npm package.
//   node scripts/package.mjs [FOLDER]     into the project's folder where none is given
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { layOutExtension } from './package/extension.mjs';

const EXTENSION = '.cache/extension';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
mkdirSync(folder, { recursive: true });

build();
layOutExtension(EXTENSION);
// It has its options in package.json. Links stay relative, as no public repository is known that they could lead to. Not by
// the command `vsce`, which looks for newer versions of itself.
await createVSIX({ cwd: EXTENSION, packagePath: folder });
const tarball = packTarball();
console.log(`Packed: ${relative('.', tarball)} (${Math.round(statSync(tarball).size / 1000)} kB)`);

function build() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Makes the npm package of what is built already. */
function packTarball() {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack failed\n${stderr}`);
  const [{ filename }] = JSON.parse(stdout);
  return join(folder, filename);
}
