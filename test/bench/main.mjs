// Runs the benchmarks: each prints what it measures as ratios to a yardstick that runs beside it, since times alone
// tell more of the machine than of the code.   npm run bench [-- NAME…]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = ['scanner', 'catalogs', 'index'];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. Benchmarks: ${BENCHMARKS.join(', ')}`);
  process.exit(2);
}
for (const name of chosen.length > 0 ? chosen : BENCHMARKS) {
  const run = ['--expose-gc', 'scripts/support/run-typescript.mjs', `test/bench/${name}.ts`];
  const { status } = spawnSync(process.execPath, run, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
