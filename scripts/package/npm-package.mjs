// The npm package in its own folder, since its package.json differs.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Copies the files that npm packs to a new folder.
 *
 * @param {string} folder
 * @param {readonly string[]} files paths in the working directory
 * @param {object} [added] fields of package.json
 */
export function layOutNpmPackage(folder, files, added) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of files) cpSync(path, join(folder, path));
  // Not needed by those who install it.
  const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, ...added }, null, 2)}\n`);
}
