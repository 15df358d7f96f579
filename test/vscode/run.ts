// Runs the suite in a real VS Code.   node scripts/support/run-typescript.mjs test/vscode/run.ts [EXTENSION_FOLDER]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { findVSCode } from './executable.ts';

const extensionDevelopmentPath = resolve(process.argv[2] ?? '.');
const suite = resolve('.cache/vscode-suite/suite.cjs');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'suite-')));
const workspace = join(scratch, 'plans');
mkdirSync(workspace);

await build({
  entryPoints: ['test/vscode/suite/index.ts'],
  outfile: suite,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { path, name } = await findVSCode();
console.log(`in ${name}:`);
try {
  await runTests({
    vscodeExecutablePath: path,
    extensionDevelopmentPath,
    extensionTestsPath: suite,
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${join(scratch, 'data')}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
