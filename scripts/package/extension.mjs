// The extension in its own folder: `files` of package.json are those of the npm package.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { minimatch } from 'minimatch';
import { channelOf } from '../release/channel.mjs';
import { withPackedLinks } from './packed-links.mjs';

/** The files that VS Code needs, in addition to package.json and the readme. */
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
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.txt',
];

const LINKS_ELSEWHERE =
  '> To follow the links of this page, run **Objective References: Open Documentation** from the Command Palette.';

/**
 * Copies the build to a new folder as vsce expects it. Returns whether the version is a pre-release.
 *
 * @param {string} folder
 * @param {{ manifest: object, readme: object }} [addresses] see `addressesOf`
 */
export function layOutExtension(folder, addresses) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tops = FILES.map((path) => path.split('/')[0]);
  for (const name of readdirSync('.').filter((each) => tops.some((top) => minimatch(each, top)))) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  // Fields that name files of the npm package, or this project's own scripts, have no meaning there.
  const { files, bin, exports, scripts, devDependencies, ...manifest } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifest, ...addresses?.manifest, files: FILES }, null, 2)}\n`,
  );
  // Pictures are only shown from the web.
  const isPacked = (path) => !path.startsWith('docs/images/') && existsSync(join(folder, path));
  const docs = readdirSync('docs', { recursive: true }).filter((path) => path.endsWith('.md'));
  for (const page of ['README.md', ...docs.map((path) => posix.join('docs', path.replaceAll('\\', '/')))]) {
    const linked = withPackedLinks(page, readFileSync(page, 'utf8'), isPacked, addresses?.readme);
    // The page of an extension opens web addresses only.
    const isDead = page === 'README.md' && !addresses;
    writeFileSync(join(folder, page), isDead ? linked.replace('\n## ', `\n${LINKS_ELSEWHERE}\n\n## `) : linked);
  }
  return { isPrerelease: channelOf(manifest.version)?.prerelease ?? true };
}
