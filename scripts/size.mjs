// Prints the sizes of the packages and bundles, and fails if one exceeds its budget in scripts/size/budget.mjs.
//   node scripts/size.mjs [FOLDER]     the output of `scripts/package.mjs FOLDER`; without it, packs first
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUDGETS } from './size/budget.mjs';
import { asTable, measure } from './size/measure.mjs';

const given = process.argv[2] === undefined ? undefined : resolve(process.argv[2]);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const sizes = await measure(BUDGETS, given ?? pack());
console.log(asTable(sizes));
if (sizes.some(({ exceeds }) => exceeds)) {
  console.error('\nMake it smaller, or raise its line in scripts/size/budget.mjs.');
  process.exit(1);
}

function pack() {
  const folder = '.cache/package';
  rmSync(folder, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', folder], { encoding: 'utf8' });
  if (status === 0) return folder;
  console.error(`${stdout}${stderr}`);
  process.exit(1);
}
