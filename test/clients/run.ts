// Tests the language server in other editors, without a window.
//   node scripts/support/run-typescript.mjs test/clients/run.ts [EDITOR…]     neovim, emacs
import { spawnSync } from 'node:child_process';
import { runTests } from '../support/runner.ts';
import { EDITOR_KINDS } from './kinds.ts';
import { usingTests } from './using.test.ts';

const named = process.argv.slice(2).map((name) => name.toLowerCase());
const chosen = EDITOR_KINDS.filter(({ name }) => named.length === 0 || named.includes(name.toLowerCase()));
const missing = chosen.filter(({ command }) => spawnSync(command, ['--version']).error);
if (missing.length > 0) {
  for (const { name, command, debianPackage } of missing) {
    console.error(`${name} is missing: \`${command}\` was not found. On Debian: apt-get install ${debianPackage}`);
  }
  process.exit(1);
}

const closers = chosen.map(usingTests);
try {
  await runTests();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const close of closers) close();
}
