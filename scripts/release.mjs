// Prepares and checks releases. Uses only Node's built-in modules.
//   node scripts/release.mjs prepare VERSION DAY   writes the version in all files that contain it, and its heading in CHANGELOG
//   node scripts/release.mjs check [TAG]           compares version, tag and CHANGELOG; prints how to publish, as NAME=VALUE
//   node scripts/release.mjs notes                 prints the section of CHANGELOG for the version
import { readFileSync, writeFileSync } from 'node:fs';
import { sectionOf, whatIsUnreleased, withVersion } from './release/changelog.mjs';
import { channelOf } from './release/channel.mjs';
import { namesVersion, VERSIONED_FILES } from './release/versioned-files.mjs';

const CHANGELOG = 'CHANGELOG.md';

const [command, ...args] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const changelog = readFileSync(CHANGELOG, 'utf8');

if (command === 'prepare' && args.length === 2) prepare(...args);
else if (command === 'check') check(args[0]);
else if (command === 'notes') console.log(sectionOf(changelog, version)?.text ?? whatIsUnreleased(changelog));
else fail('Usage: node scripts/release.mjs prepare VERSION DAY | check [TAG] | notes');

function prepare(next, day) {
  if (channelOf(next) === undefined) fail(`${next} is not of the form 1.2.3, which the Marketplace requires.`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) fail(`${day} is not a date such as 2026-12-01.`);
  if (whatIsUnreleased(changelog) === '') fail(`${CHANGELOG} has no changes under "Unreleased".`);
  for (const file of VERSIONED_FILES) {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(namesVersion(version), (named) => named.replace(version, next)),
    );
  }
  writeFileSync(CHANGELOG, withVersion(changelog, next, day));
}

function check(tag) {
  const channel = channelOf(version);
  if (channel === undefined) {
    fail(`package.json: version ${version} is not of the form 1.2.3, which the Marketplace asks for.`);
  }
  // Without a tag nothing is published: the notes may still be unreleased.
  if (tag !== undefined) checkTag(tag);
  for (const [name, value] of Object.entries({ version, ...channel })) console.log(`${name}=${value}`);
}

function checkTag(tag) {
  if (tag !== `v${version}`) fail(`The tag ${tag} is not v${version}: package.json has version ${version}.`);
  const section = sectionOf(changelog, version);
  if (section === undefined) fail(`${CHANGELOG} has no section "## ${version} (YYYY-MM-DD)".`);
  if (!section.isFirst) fail(`${CHANGELOG} has a newer version than ${version}.`);
  if (section.text === '') fail(`${CHANGELOG} has an empty section for ${version}.`);
  const rest = whatIsUnreleased(changelog);
  if (rest !== '')
    fail(`${CHANGELOG} still has changes under "Unreleased": they belong to ${version}, or to a later tag.`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
