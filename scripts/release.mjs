// What a release asks for, before anything is published. Node's own modules only.
//   node scripts/release.mjs check [TAG]   that version, tag and CHANGELOG fit; prints how it is published, as NAME=VALUE
//   node scripts/release.mjs notes         prints what CHANGELOG says of the version
import { readFileSync } from 'node:fs';
import { sectionOf, whatIsUnreleased } from './release/changelog.mjs';
import { channelOf } from './release/channel.mjs';

const [command, tag] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const changelog = readFileSync('CHANGELOG.md', 'utf8');

if (command === 'check') check();
else if (command === 'notes') console.log(sectionOf(changelog, version)?.text ?? whatIsUnreleased(changelog));
else fail('Usage: node scripts/release.mjs check [TAG] | notes');

function check() {
  const channel = channelOf(version);
  if (channel === undefined)
    fail(`package.json: version ${version} is not of the form 1.2.3, which the Marketplace asks for.`);
  // Without a tag nothing is going to be published: the notes may still be unreleased.
  if (tag !== undefined) checkTag();
  for (const [name, value] of Object.entries({ version, ...channel })) console.log(`${name}=${value}`);
}

function checkTag() {
  if (tag !== `v${version}`) fail(`The tag ${tag} is not v${version}: package.json has version ${version}.`);
  const section = sectionOf(changelog, version);
  if (section === undefined) fail(`CHANGELOG.md has no section "## ${version} (YYYY-MM-DD)".`);
  if (!section.isFirst) fail(`CHANGELOG.md has a newer version than ${version}.`);
  if (section.text === '') fail(`CHANGELOG.md says nothing of ${version}.`);
  const rest = whatIsUnreleased(changelog);
  if (rest !== '')
    fail(`CHANGELOG.md still has something under "Unreleased": it belongs to ${version}, or to a later tag.`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
