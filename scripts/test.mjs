// Everything that a change has to pass. Installs what is missing, so that it works in a fresh clone.
//   node scripts/test.mjs [--only STEP[,STEP…]] [--verbose]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages, packagesAreInstalled } from './support/packages.mjs';
import { runStep } from './support/steps.mjs';

const RUN_TYPESCRIPT = 'scripts/support/run-typescript.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';
const TSC = 'node_modules/typescript/bin/tsc';

/** @type {import('./support/steps.mjs').Step[]} */
const STEPS = [
  {
    name: 'programs',
    says: 'Chromium, Neovim, Emacs, zsh, fish',
    run: [[RUN_TYPESCRIPT, 'scripts/support/programs.ts']],
  },
  { name: 'build', says: 'generated files and bundles', run: [['scripts/build.mjs']] },
  {
    name: 'typecheck',
    says: 'TypeScript',
    run: ['.', 'client/webview', 'test/keyboard'].map((project) => [TSC, '-p', project]),
  },
  { name: 'lint', says: 'Biome', run: [['node_modules/@biomejs/biome/bin/biome', 'check', '.']] },
  { name: 'unit', says: 'core, features, command line, protocol', run: [vitest('unit')] },
  { name: 'pages', says: 'what the command line writes, in Chromium', run: [[RUN_TYPESCRIPT, 'test/pages/run.ts']] },
  { name: 'vscode', says: 'in a real VS Code', run: [[RUN_TYPESCRIPT, 'test/vscode/run.ts']] },
  { name: 'web', says: 'in VS Code for the Web, in a worker', run: [[RUN_TYPESCRIPT, 'test/web/run.ts']] },
  {
    name: 'keyboard',
    says: 'by keyboard and mouse in the workbench',
    run: ['run', 'run-french'].map((name) => [RUN_TYPESCRIPT, `test/keyboard/${name}.ts`]),
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

/** The tests of vitest that belong to a step, counted where `runStep` looks. */
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
const { values } = parseArgs({ options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } } });
const chosen = values.only?.split(',') ?? STEPS.map(({ name }) => name);
const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0 };
if (!packagesAreInstalled()) {
  process.stdout.write('packages   from npm … ');
  const started = performance.now();
  const { succeeded, output } = installPackages();
  console.log(`${succeeded ? '' : 'FAILED after '}${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (!succeeded) {
    console.log(output);
    totals.failed += 1;
  }
}
for (const step of STEPS.filter(({ name }) => chosen.includes(name))) {
  if (totals.failed > 0) break;
  const { passed, failed } = await runStep(step, values);
  totals.passed += passed;
  totals.failed += failed;
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);
