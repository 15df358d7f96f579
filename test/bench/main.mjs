// Runs the benchmarks: each prints its results as ratios to a yardstick in the same run, since times alone depend more on
// the machine than on the code.   npm run bench [-- --quick] [--compare REF] [--only PART] [--json FILE] [--write] [NAME…]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The whole product, which is the default; and parts of it. */
const BENCHMARKS = ['product', 'scanner', 'catalogs', 'index', 'objectives', 'startup', 'organisation'];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const words = process.argv.slice(2);
const WITH_VALUE = ['--compare', '--only', '--json', '--files', '--repositories'];
const options = words.filter((word, at) => word.startsWith('--') || WITH_VALUE.includes(words[at - 1] ?? ''));
const chosen = words.filter((word) => !options.includes(word));
const unknown = chosen.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. Benchmarks: ${BENCHMARKS.join(', ')}`);
  process.exit(2);
}
const names = chosen.length > 0 ? chosen : ['product'];
// Measures what is published: minified.
if (names.includes('product') || names.includes('organisation'))
  runNode(['scripts/build.mjs', '--production'], 'ignore');
if (names.includes('startup')) runNode(['scripts/package.mjs', '.cache/package'], 'ignore');
for (const name of names) {
  runNode(['--expose-gc', 'scripts/support/run-typescript.mjs', `test/bench/${name}.ts`, ...options], 'inherit');
}

/** @param {string[]} run @param {'ignore' | 'inherit'} output */
function runNode(run, output) {
  const { status } = spawnSync(process.execPath, run, { stdio: ['inherit', output, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
