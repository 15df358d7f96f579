// Packs the VSIX for VS Code and the npm package from a production build, and writes their bill of materials.
//   node scripts/package.mjs [FOLDER] [--repository https://github.com/OWNER/NAME] [--ref v1.2.3]
// FOLDER defaults to the project's folder. With the address of the public repository both packages link to it, and the
// Marketplace shows the pictures of the README, from `--ref`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { addressesOf } from './package/addresses.mjs';
import { billOfMaterials } from './package/bill-of-materials.mjs';
import { layOutExtension } from './package/extension.mjs';
import { layOutNpmPackage } from './package/npm-package.mjs';

const EXTENSION = '.cache/extension';
const NPM_PACKAGE = '.cache/npm-package';

const { values, positionals } = parseArgs({
  options: { repository: { type: 'string' }, ref: { type: 'string', default: 'HEAD' } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? fileURLToPath(new URL('..', import.meta.url)));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const addresses = values.repository && addressesOf(values.repository, values.ref);
mkdirSync(folder, { recursive: true });

build();
const { isPrerelease } = layOutExtension(EXTENSION, addresses);
// Its other options are in package.json. Without an address links stay relative. The `vsce` command is not used, since
// it checks for newer versions of itself.
await createVSIX({ cwd: EXTENSION, packagePath: folder, preRelease: isPrerelease, ...addresses?.readme });
layOutNpmPackage(NPM_PACKAGE, packedFiles(), addresses);
const tarball = packTarball();
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync(join(folder, `${name}-${version}.cdx.json`), billOfMaterials());
console.log(`Packed: ${relative('.', tarball)} (${Math.round(statSync(tarball).size / 1000)} kB)`);

function build() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Paths of the files of the npm package, from an existing build. */
function packedFiles() {
  return npmPack('.', '--dry-run').files.map(({ path }) => path);
}

function packTarball() {
  return join(folder, npmPack(NPM_PACKAGE, '--pack-destination', folder).filename);
}

function npmPack(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--ignore-scripts', '--json', ...args], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack failed\n${stderr}`);
  return JSON.parse(stdout)[0];
}
