// From a clone to a VS Code with the extension on the sample workspace. Installs what is missing, builds, checks sample/.
//   node scripts/start.mjs [--check]     stops after the check
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDesktop } from './start/desktop.mjs';
import { installPackages, packagesAreInstalled } from './support/packages.mjs';

const OLDEST_NODE = 20;

const FOLDER = 'sample';
/** The file in it that people see first. */
const FILE = 'plans/annual-plan.md';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

requireNode();
install();
build();
check();
if (!values.check) open();

function requireNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  fail(`This needs Node ${OLDEST_NODE} or newer, and is run by Node ${process.versions.node}: see https://nodejs.org`);
}

function install() {
  if (packagesAreInstalled()) return;
  console.log('Installing packages from npm …');
  const { succeeded, output } = installPackages();
  if (!succeeded) fail(`${output}\nThe packages could not be installed. npm says why, above.`);
}

function build() {
  console.log('Building …');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  if (status !== 0) fail(`${stdout}${stderr}\nThe build failed.`);
}

/** The sample has mistakes in it, for people to see: findings, exit code 1, are what is expected. */
function check() {
  console.log(`\nThis is what \`objrefs check\` says about ${FOLDER}/:\n`);
  const { status } = spawnSync(process.execPath, ['../dist/objrefs.mjs', 'check'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0 && status !== 1) fail('The check did not work.');
}

/** On a copy, so that whoever tries things out leaves the clone as it is. */
function open() {
  const folder = join(mkdtempSync(join(tmpdir(), 'objective-references-')), FOLDER);
  cpSync(FOLDER, folder, { recursive: true });
  console.log(`\nVS Code gets a copy of ${FOLDER}/ to play with: ${folder}`);
  if (!openDesktop(folder, join(folder, FILE))) serve(folder);
}

/** Hands over to the VS Code server, which is TypeScript like the rest, and ends with it. */
function serve(folder) {
  const script = ['scripts/support/run-typescript.mjs', 'scripts/start/serve.ts', folder, join(folder, FILE)];
  const server = spawn(process.execPath, script, { stdio: 'inherit' });
  // Ctrl-C reaches both processes, a signal from elsewhere this one alone; the server ends once either way.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
