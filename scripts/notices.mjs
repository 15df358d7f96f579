// What the licences of bundled packages ask of those who pass the bundles on: their texts. The build writes it.
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt|markdown))?$/i;
const PACKAGE_FILE = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\/(.*)$/;
const RULE = '-'.repeat(80);

/**
 * The text of THIRD-PARTY-NOTICES.txt: for each package of which something is in the bundles, its name, version and
 * the text of its licence. Throws where a package has none.
 * @param {import('esbuild').Metafile[]} metafiles  of the bundles that ship
 */
export async function thirdPartyNotices(metafiles) {
  const packages = await Promise.all(bundledPackages(metafiles).map(readPackage));
  // By title: the same version may lie in several folders.
  const texts = [...new Map(packages.map(({ title, text }) => [title, text]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = texts.map(([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`);
  const head = 'Objective References contains parts of the packages below, under the licences given with each.\n';
  return [head, ...sections].join('\n');
}

/** Folders of the packages that the bundles have at least one byte of. */
function bundledPackages(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const folders = inputs.map(([path]) => PACKAGE_FILE.exec(path)?.[1]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((entry) => LICENCE_FILE.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file in ${dirname(folder)}: it can't be bundled`);
  const text = await readFile(`${folder}/${file}`, 'utf8');
  return { title: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() };
}
