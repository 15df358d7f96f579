import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checking, manyFrameworks, starting } from './product/checking.ts';
import { editing } from './product/editing.ts';
import { type Figure, tableOf } from './product/figure.ts';
import { resources } from './product/resources.ts';
import { buildEcho } from './product/servers.ts';
import { typingSettled } from './product/settled.ts';
import { firstAnswer, wholeWorkspace } from './product/workspace.ts';

// What users notice, each figure compared with a yardstick that ran in turns with it.
// `--quick`: smaller corpora, fewer runs; `--json FILE`: the figures for programs.

const isQuick = process.argv.includes('--quick');
const json = process.argv.includes('--json') ? process.argv[process.argv.indexOf('--json') + 1] : undefined;
const rounds = isQuick ? 3 : 7;
const files = isQuick ? 1_000 : 10_000;

const folder = mkdtempSync(join(tmpdir(), 'objrefs-bench-'));
const figures: Figure[] = [];
const machine = `${availableParallelism()} cores, Node ${process.versions.node}`;
try {
  await buildEcho();
  await measure('starting', () => starting(rounds));
  await measure('checking', () => checking(folder, isQuick ? [1_000] : [1_000, 10_000, 100_000], rounds));
  await measure('frameworks', async () => [await manyFrameworks(folder, files, rounds)]);
  await measure('editing', () => editing(folder, isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000]));
  await measure('settled', async () => [await typingSettled(folder, 10_000)]);
  await measure('workspace', () => wholeWorkspace(folder, files, isQuick ? 1 : 3));
  await measure('first answer', async () => [await firstAnswer(folder, rounds)]);
  await measure('resources', () => resources(folder, files));
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`\n${machine}; medians ± half the distance of the quartiles\n\n${tableOf(figures)}\n`);
if (json !== undefined) {
  const report = { version: 1, date: new Date().toISOString().slice(0, 10), machine, quick: isQuick, figures };
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}

async function measure(what: string, run: () => Promise<readonly Figure[]>): Promise<void> {
  const start = performance.now();
  figures.push(...(await run()));
  console.error(`${what}: measured in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
