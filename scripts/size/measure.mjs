import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import JsZip from 'jszip';

/** @typedef {import('./budget.mjs').Budget} Budget */
/** @typedef {{ budget: Budget, minified?: number, packed: number, exceeds: boolean }} Size */

/**
 * Measures the VSIX and the npm package in a folder, and the bundles in them.
 * @param {readonly Budget[]} budgets
 * @param {string} folder
 * @returns {Promise<Size[]>}
 */
export async function measure(budgets, folder) {
  const contents = mkdtempSync(join(tmpdir(), 'size-'));
  try {
    await unzip(archiveIn(folder, '.vsix'), contents);
    untar(archiveIn(folder, '.tgz'), contents);
    return budgets.map((budget) => {
      const { minified, packed } = budget.file.startsWith('*')
        ? { packed: statSync(archiveIn(folder, budget.file.slice(1))).size }
        : sizeOfBundle(join(contents, budget.file), budget.all);
      const exceeds = packed > budget.packed || (minified ?? 0) > (budget.minified ?? Number.POSITIVE_INFINITY);
      return { budget, minified, packed, exceeds };
    });
  } finally {
    rmSync(contents, { recursive: true });
  }
}

function archiveIn(folder, end) {
  const [name, ...others] = readdirSync(folder).filter((each) => each.endsWith(end));
  if (name === undefined || others.length > 0) throw new Error(`expected exactly one ${end} in ${folder}`);
  return join(folder, name);
}

async function unzip(archive, folder) {
  const { files } = await JsZip.loadAsync(readFileSync(archive));
  for (const file of Object.values(files).filter(({ dir }) => !dir)) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await file.async('nodebuffer'));
  }
}

function untar(archive, folder) {
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${archive} could not be unpacked\n${stderr}`);
}

/**
 * The bytes of a bundle with all that it loads: at its start, or ever.
 * @param {string} file
 * @param {boolean} [all]
 */
export function sizeOfBundle(file, all) {
  const texts = loadedBy(file, all).map((path) => readFileSync(path));
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
  return {
    minified: sum(texts.map(({ length }) => length)),
    packed: sum(texts.map((text) => gzipSync(text, { level: 9 }).length)),
  };
}

/** Paths of a bundle and of the files in its folder that it loads: at its start, or ever. Minified imports have one form. */
function loadedBy(file, all) {
  const imports = all ? /(?:\bfrom|\bimport\(?)"(\.\/[^"]+)"/g : /(?:\bfrom|\bimport)"(\.\/[^"]+)"/g;
  const loaded = new Set([file]);
  for (const path of loaded) {
    for (const [, target] of readFileSync(path, 'utf8').matchAll(imports)) loaded.add(join(dirname(path), target));
  }
  return [...loaded];
}

/** @param {readonly Size[]} sizes */
export function asTable(sizes) {
  const count = (bytes) => (bytes === undefined ? '' : bytes.toLocaleString('en'));
  const rows = sizes.map(({ budget, minified, packed, exceeds }) => [
    budget.of,
    count(minified),
    count(budget.minified),
    count(packed),
    count(budget.packed),
    exceeds ? 'TOO LARGE' : '',
  ]);
  const table = [['', 'minified', 'at most', 'packed', 'at most', ''], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i % 5 === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
  return table.map((row) => line(row).join('  ').trimEnd()).join('\n');
}
