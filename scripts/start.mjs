// Opens the sample workspace in VS Code with the extension. First installs missing packages, builds and checks sample/.
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
/** The file to show first. */
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
  fail(`Node ${OLDEST_NODE} or newer is required; this is Node ${process.versions.node}. See https://nodejs.org`);
}

function install() {
  if (packagesAreInstalled()) return;
  console.log('Installing packages from npm …');
  const { succeeded, output } = installPackages();
  if (!succeeded) fail(`${output}\nThe packages could not be installed. See the output of npm above.`);
}

function build() {
  console.log('Building …');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  if (status !== 0) fail(`${stdout}${stderr}\nThe build failed.`);
}

/** The sample contains mistakes to look at: findings, with exit code 1, are expected. */
function check() {
  console.log(`\nOutput of \`objrefs check\` for ${FOLDER}/:\n`);
  const { status } = spawnSync(process.execPath, ['../dist/objrefs.mjs', 'check'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0 && status !== 1) fail('The check failed to run.');
}

/** Opens a copy, so that the clone stays unchanged. */
function open() {
  const folder = join(mkdtempSync(join(tmpdir(), 'objective-references-')), FOLDER);
  cpSync(FOLDER, folder, { recursive: true });
  console.log(`\nVS Code opens a copy of ${FOLDER}/ to experiment with: ${folder}`);
  if (!openDesktop(folder, join(folder, FILE))) serve(folder);
}

/** Starts the VS Code server, which is TypeScript like the rest, and ends with it. */
function serve(folder) {
  const script = ['scripts/support/run-typescript.mjs', 'scripts/start/serve.ts', folder, join(folder, FILE)];
  const server = spawn(process.execPath, script, { stdio: 'inherit' });
  // Ctrl-C reaches both processes, other signals only this one; the server ends once in either case.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
