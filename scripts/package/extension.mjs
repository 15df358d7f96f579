// The extension in a folder of its own: `files` of package.json are those of the npm package.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimatch } from 'minimatch';
import { channelOf } from '../release/channel.mjs';

/** What VS Code needs, beside package.json and the readme. */
const FILES = [
  'client/preview.css',
  'dist/client.js',
  'dist/coverage-page.js',
  'dist/server/*',
  'docs/**/*.md',
  'images/icon.png',
  'images/objectives.svg',
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

/**
 * Lays out what is built as vsce wants it, in a new folder. Says whether the version is a pre-release.
 *
 * @param {string} folder
 * @param {object} [added] fields of package.json: addresses, from which pictures can be shown
 */
export function layOutExtension(folder, added) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tops = FILES.map((path) => path.split('/')[0]);
  for (const name of readdirSync('.').filter((each) => tops.some((top) => minimatch(each, top)))) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  // What names files of the npm package, or this project's own scripts, means nothing there.
  const { files, bin, exports, scripts, devDependencies, ...manifest } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, ...added, files: FILES }, null, 2)}\n`);
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(join(folder, 'README.md'), added ? readme : withoutPictures(readme));
  return { isPrerelease: channelOf(manifest.version)?.prerelease ?? true };
}

/** VS Code shows pictures from the web alone, and gaps for others. */
function withoutPictures(markdown) {
  return markdown.replaceAll(/^ *!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '');
}
