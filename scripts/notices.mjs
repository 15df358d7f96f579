// The licences of bundled packages require that their texts be distributed with the bundles. The build writes them.
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying)(-mit)?(\.(md|txt|markdown))?$/i;
const PACKAGE_FILE = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\/(.*)$/;
const RULE = '-'.repeat(80);

/**
 * The text of THIRD-PARTY-NOTICES.txt: for each package with code in the bundles, its name, version and the text of its
 * licence. Throws if a package has none.
 * @param {import('esbuild').Metafile[]} metafiles  of the bundles that ship
 */
export async function thirdPartyNotices(metafiles) {
  const packages = await Promise.all(bundledPackages(metafiles).map(readPackage));
  // By title: the same version can be in several folders.
  const texts = [...new Map(packages.map(({ title, text }) => [title, text]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = texts.map(([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`);
  const head = 'Objective References contains parts of the packages below, under the licences given with each.\n';
  return [head, ...sections].join('\n');
}

/** Folders of the packages of which at least one byte is in the bundles. */
function bundledPackages(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const folders = inputs.map(([path]) => PACKAGE_FILE.exec(path)?.[1]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const text = (await licenceIn(folder)) ?? (await licenceOfRepository(name));
  if (text === undefined) throw new Error(`${name} has no licence file in ${dirname(folder)}: it can't be bundled`);
  return { title: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() };
}

/** The file with the licence, or the section of the readme that has all of it. */
async function licenceIn(folder) {
  const entries = await readdir(folder);
  const file = entries.find((entry) => LICENCE_FILE.test(entry));
  if (file !== undefined) return readFile(`${folder}/${file}`, 'utf8');
  const readme = entries.find((entry) => /^readme(\.(md|markdown))?$/i.test(entry));
  if (readme === undefined) return undefined;
  const [, section] =
    /^#+ licen[cs]e\s*$([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(await readFile(`${folder}/${readme}`, 'utf8')) ?? [];
  return section !== undefined && /permission is hereby granted|redistribution and use/i.test(section)
    ? section
    : undefined;
}

/** Of a package that does not contain its licence: the file of its repository. */
const licenceOfRepository = (name) =>
  readFile(new URL(`package/licences/${name}.txt`, import.meta.url), 'utf8').catch(() => undefined);
