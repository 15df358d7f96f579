// The npm package in its own folder, since its package.json differs.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPackedLinks } from './packed-links.mjs';

/**
 * Copies the files that npm packs to a new folder.
 *
 * @param {string} folder
 * @param {readonly string[]} files paths in the working directory
 * @param {{ manifest: object, readme: object }} [addresses] see `addressesOf`
 */
export function layOutNpmPackage(folder, files, addresses) {
  rmSync(folder, { recursive: true, force: true });
  const packed = new Set(files);
  for (const path of files) {
    cpSync(path, join(folder, path));
    if (!path.endsWith('.md')) continue;
    const markdown = readFileSync(path, 'utf8');
    const linked = withPackedLinks(path, markdown, (target) => packed.has(target), addresses?.readme);
    writeFileSync(join(folder, path), linked);
  }
  // Not needed by those who install it.
  const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, ...addresses?.manifest }, null, 2)}\n`);
}
