// The extension in a folder of its own: `files` of package.json are those of the npm package.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimatch } from 'minimatch';

/** What VS Code needs, beside package.json and the readme. */
const FILES = [
  'client/preview.css',
  'dist/client.js',
  'dist/coverage-page.js',
  'dist/server/*',
  'docs/**/*.md',
  'images/icon.png',
  'images/walkthrough/*.svg',
  'l10n/*.json',
  'package.nls*.json',
  'sample/*/*',
  'schemas/*.schema.json',
  'seeds/*.objectives.yaml',
  'syntaxes/*.tmLanguage.json',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD-PARTY-NOTICES.txt',
];

/** Lays out what is built as vsce wants it, in a new folder. */
export function layOutExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tops = FILES.map((path) => path.split('/')[0]);
  for (const name of readdirSync('.').filter((each) => tops.some((top) => minimatch(each, top)))) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  // What names files of the npm package, or this project's own scripts, means nothing there.
  const { files, bin, exports, scripts, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, files: FILES }, null, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), withoutPictures(readFileSync('README.md', 'utf8')));
}

/** VS Code shows pictures from the web alone, and gaps for others. */
function withoutPictures(markdown) {
  return markdown.replaceAll(/^ *!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '');
}
