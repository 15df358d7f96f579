import { readdirSync } from 'node:fs';

/**
 * Every file that people get, sorted; of the chunks, whose names change with their contents, `dist/chunk-*.mjs` stands for
 * all. Pages and catalogs are those of the project: a new one is published by being there.
 */
export const PUBLISHED_FILES: readonly string[] = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.txt',
  'client/preview.css',
  'dist/catalog-worker.mjs',
  'dist/chunk-*.mjs',
  'dist/client.js',
  'dist/library.d.mts',
  'dist/library.mjs',
  'dist/markdown-it.d.mts',
  'dist/markdown-it.mjs',
  'dist/objrefs.mjs',
  'dist/server.mjs',
  ...filesBelow('docs', '.md'),
  'images/icon.png',
  ...filesBelow('l10n', '.json'),
  'package.json',
  'package.nls.fr.json',
  'package.nls.json',
  ...filesBelow('schemas', '.schema.json'),
  ...filesBelow('seeds', '.objectives.yaml'),
  ...filesBelow('syntaxes', '.tmLanguage.json'),
].sort();

/** Paths of all files in a folder, sorted, in the manner of `PUBLISHED_FILES`. */
export function withoutHashes(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.replace(/\bchunk-\w+\.mjs$/, 'chunk-*.mjs')))].sort();
}

/** Paths of the files with that end in a folder and the folders in it, beginning with the folder's. */
export function filesBelow(folder: string, end = ''): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
}
