// Runs every check that a change has to pass. Installs what is missing, so that it works in a fresh clone.
//   node scripts/test.mjs [--only STEP[,STEP…]] [--verbose] [--grep PATTERN] [--repeat N]
// For tests in editors and browsers, --grep selects them by name, and --repeat runs each one N times in a row, without
// retries.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages, packagesAreInstalled } from './support/packages.mjs';
import { RETRIES, runStep, summarize } from './support/steps.mjs';

const RUN_TYPESCRIPT = 'scripts/support/run-typescript.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';
const TSC = 'node_modules/typescript/bin/tsc';

/** @type {import('./support/steps.mjs').Step[]} */
const STEPS = [
  {
    name: 'programs',
    says: 'Chromium, Neovim, Emacs, LibreOffice, zsh, fish',
    run: [[RUN_TYPESCRIPT, 'scripts/support/programs.ts']],
  },
  { name: 'build', says: 'generated files and bundles', run: [['scripts/build.mjs']] },
  {
    name: 'typecheck',
    says: 'TypeScript',
    run: ['.', 'client/webview', 'test/keyboard'].map((project) => [TSC, '-p', project]),
  },
  {
    name: 'lint',
    says: 'Biome, wording',
    run: [
      ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
      [RUN_TYPESCRIPT, 'scripts/wording.ts'],
    ],
  },
  {
    name: 'unit',
    says: 'core, features, command line, protocol',
    run: [vitest('unit', '--project', 'unit', '--project', 'protocol')],
  },
  { name: 'sinks', says: 'hostile texts, wherever texts are shown', run: [vitest('sinks', '--project', 'hostile')] },
  { name: 'hostile', says: 'what could hurt', run: [[RUN_TYPESCRIPT, 'test/hostile/run.ts', '--short']] },
  { name: 'pages', says: 'what the command line writes, in Chromium', run: [[RUN_TYPESCRIPT, 'test/pages/run.ts']] },
  { name: 'vscode', says: 'in a real VS Code', run: [[RUN_TYPESCRIPT, 'test/vscode/run.ts']] },
  {
    name: 'web',
    says: 'in VS Code for the Web, in a worker',
    run: ['run', 'run-newest'].map((name) => [RUN_TYPESCRIPT, `test/web/${name}.ts`]),
  },
  {
    name: 'keyboard',
    says: 'by keyboard and mouse in the workbench',
    run: ['run', 'run-french', 'run-restricted'].map((name) => [RUN_TYPESCRIPT, `test/keyboard/${name}.ts`]),
  },
  {
    name: 'package',
    says: 'npm start, VSIX, npm package',
    run: [vitest('package', '--config', 'test/package/vitest.config.ts')],
  },
  {
    name: 'installed',
    says: 'by keyboard on the installed VSIX',
    run: [[RUN_TYPESCRIPT, 'test/keyboard/run-installed.ts']],
  },
  { name: 'clients', says: 'in Neovim and Emacs', run: [[RUN_TYPESCRIPT, 'test/clients/run.ts']] },
];

/** The vitest tests of a step, counted in the file that `runStep` reads. */
function vitest(step, ...args) {
  return [
    VITEST,
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=.cache/counts/${step}.json`,
  ];
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    grep: { type: 'string' },
    repeat: { type: 'string' },
  },
});
if (values.grep !== undefined) process.env.TEST_GREP = values.grep;
if (values.repeat !== undefined) process.env.TEST_REPEAT = values.repeat;
const chosen = values.only?.split(',') ?? STEPS.map(({ name }) => name);
const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`unknown step '${unknown[0]}'; expected one of: ${STEPS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

/** @type {(import('./support/steps.mjs').Counts & { name: string })[]} */
const results = [];
if (!packagesAreInstalled()) {
  process.stdout.write('packages   from npm … ');
  const started = performance.now();
  const { succeeded, output } = installPackages();
  console.log(`${succeeded ? '' : 'FAILED after '}${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (!succeeded) {
    console.log(output);
    results.push({ name: 'packages', passed: 0, failed: 1, retried: [] });
  }
}
for (const step of STEPS.filter(({ name }) => chosen.includes(name))) {
  if (results.some(({ failed }) => failed > 0)) break;
  const retried = results.flatMap((result) => result.retried).length;
  const counts = await runStep(step, { verbose: values.verbose, retries: RETRIES - retried });
  results.push({ name: step.name, ...counts });
}
const { succeeded, text } = summarize(results);
console.log(`\n${text}`);
const selectsNone = values.grep !== undefined && !results.some(({ passed, failed }) => passed + failed > 0);
if (selectsNone) console.log(`FAILED: no test matches ${values.grep}.`);
process.exit(succeeded && !selectsNone ? 0 : 1);
