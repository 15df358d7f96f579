// Makes what is published, from a production build: the VSIX for VS Code and the npm package.
//   node scripts/package.mjs [FOLDER]     into the project's folder where none is given
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

/** What VS Code shows of the extension; below the project's folder, since vsce wants it there. */
const README = '.cache/README.md';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
for (const path of ['.cache', folder]) mkdirSync(path, { recursive: true });
writeFileSync(README, withoutPictures(readFileSync('README.md', 'utf8')));

// It builds first (vscode:prepublish) and has its options in package.json. Links stay relative, as no public repository is
// known that they could lead to. Not by the command `vsce`, which looks for newer versions of itself.
await createVSIX({ packagePath: folder, readmePath: README });
const tarball = packTarball();
console.log(`Packed: ${relative('.', tarball)} (${Math.round(statSync(tarball).size / 1000)} kB)`);

/** VS Code shows pictures from the web alone, and gaps for others. */
function withoutPictures(markdown) {
  return markdown.replaceAll(/^ *!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '');
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
