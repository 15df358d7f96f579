// The npm package in a folder of its own, since its package.json is another one.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays out what npm packs, in a new folder.
 *
 * @param {string} folder
 * @param {readonly string[]} files paths in the working directory
 * @param {object} [added] fields of package.json
 */
export function layOutNpmPackage(folder, files, added) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of files) cpSync(path, join(folder, path));
  // Of no use to those who install it.
  const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, ...added }, null, 2)}\n`);
}
