import { readdirSync } from 'node:fs';

/** Pages and catalogs are those of the project: new ones are published automatically. */
const EVERYWHERE: readonly string[] = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.txt',
  ...filesBelow('docs', '.md'),
  ...filesBelow('l10n', '.json'),
  'package.json',
  ...filesBelow('schemas', '.schema.json'),
  ...filesBelow('seeds', '.objectives.yaml'),
];

/** Every file of the VSIX, as in `withoutHashes`. */
export const EXTENSION_FILES: readonly string[] = [
  ...EVERYWHERE,
  'client/preview.css',
  'dist/client.js',
  'dist/coverage-page.js',
  'dist/server/browser.js',
  'dist/server/catalog-worker.js',
  'dist/server/chunk-*.js',
  'dist/server/node.js',
  'dist/server/serve.js',
  'dist/server/package.json',
  'dist/server/worker.js',
  'images/icon.png',
  'images/objectives.svg',
  ...filesBelow('images/walkthrough', '.svg'),
  'package.nls.fr.json',
  'package.nls.json',
  ...filesBelow('sample'),
  ...filesBelow('syntaxes', '.tmLanguage.json'),
].sort();

/** Every file of the npm package, as in `withoutHashes`. */
export const NPM_FILES: readonly string[] = [
  ...EVERYWHERE,
  'dist/catalog-worker.mjs',
  'dist/check-thread.mjs',
  'dist/chunk-*.mjs',
  'dist/library.d.mts',
  'dist/library.mjs',
  'dist/markdown-it.d.mts',
  'dist/markdown-it.mjs',
  'dist/objrefs.mjs',
  'dist/pdf-thread.mjs',
].sort();

/**
 * Paths, sorted; chunks, whose names change with their contents, are represented by one with a star for each folder.
 */
export function withoutHashes(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.replace(/\bchunk-\w+(\.m?js)$/, 'chunk-*$1')))].sort();
}

/** Paths of all files with the given ending in a folder and its subfolders, starting with the folder's name. */
export function filesBelow(folder: string, end = ''): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
}
