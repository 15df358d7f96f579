// Runs the suites in a real VS Code.
//   node scripts/support/run-typescript.mjs test/vscode/run.ts [EXTENSION_FOLDER] [--grep PATTERN] [--repeat N]
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { readRunOptions } from '../support/run-options.ts';
import { findVSCode } from './executable.ts';

const [extension = '.'] = readRunOptions();
const extensionDevelopmentPath = resolve(extension);
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'suite-')));
for (const name of ['plans', 'north', 'south']) mkdirSync(join(scratch, name));
writeFileSync(join(scratch, 'both.code-workspace'), '{"folders": [{"path": "north"}, {"path": "south"}]}');

const { path, name } = await findVSCode();
console.log(`in ${name}:`);
try {
  await runSuite('suite', 'plans');
  await runSuite('multi-root', 'both.code-workspace');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs the tests of a folder next to this file in a window that shows `workspace`. */
async function runSuite(folder: string, workspace: string): Promise<void> {
  const suite = resolve(`.cache/vscode-suite/${folder}.cjs`);
  await build({
    entryPoints: [`test/vscode/${folder}/index.ts`],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await runTests({
    vscodeExecutablePath: path,
    extensionDevelopmentPath,
    extensionTestsPath: suite,
    launchArgs: [
      join(scratch, workspace),
      '--disable-extensions',
      `--user-data-dir=${join(scratch, 'data', folder)}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  });
}
