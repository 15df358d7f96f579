import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Builds, buildOf, NOW } from './product/builds.ts';
import { checking, manyFrameworks, oneFile, starting } from './product/checking.ts';
import { documents } from './product/documents.ts';
import { editing, typingBesideWrong } from './product/editing.ts';
import { type Figure, tableOf } from './product/figure.ts';
import { writePage } from './product/page.ts';
import { resources, startingCode } from './product/resources.ts';
import { buildEcho } from './product/servers.ts';
import { typingSettled } from './product/settled.ts';
import { firstAnswer, wholeWorkspace } from './product/workspace.ts';

// What users notice, each figure compared with a yardstick that ran in turns with it.
// `--quick`: smaller corpora, fewer runs; `--only PART`; `--compare REF`: also the build of another commit, in turns;
// `--json FILE`: the figures for programs; `--write`: the table of docs/performance.md.

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    compare: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = values.quick ? 3 : 7;
const files = values.quick ? 1_000 : 10_000;
const folder = mkdtempSync(join(tmpdir(), 'objrefs-bench-'));
const compared = values.compare === undefined ? undefined : buildOf(values.compare, folder);
const builds: Builds = { now: NOW, ...(compared && { before: compared.build }) };

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  starting: () => starting(builds, rounds),
  file: async () => [await oneFile(builds, folder, rounds)],
  checking: () => checking(builds, folder, values.quick ? [1_000, 10_000] : [1_000, 10_000, 100_000], rounds),
  frameworks: async () => [await manyFrameworks(builds, folder, 1_000, rounds)],
  documents: () => documents(builds, folder, rounds),
  editing: () => editing(builds, folder, values.quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]),
  wrong: () => typingBesideWrong(builds, folder),
  settled: async () => [await typingSettled(folder, 10_000)],
  workspace: () => wholeWorkspace(builds, folder, files, values.quick ? 1 : 3),
  answer: async () => [...(await firstAnswer(builds, folder, rounds)), startingCode(builds)],
  resources: () => resources(folder, files),
};

const figures: Figure[] = [];
const names = values.only ?? Object.keys(PARTS);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}`);
try {
  await buildEcho();
  for (const name of names) {
    const start = performance.now();
    figures.push(...(await PARTS[name]!()));
    console.error(`${name}: measured in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  compared?.remove();
  rmSync(folder, { recursive: true });
}
const load = Math.round(loadavg()[0] ?? 0);
const machine = `${values.quick ? '`--quick`, ' : ''}${availableParallelism()} cores with a load of ${load}, Node ${process.versions.node}`;
const table = tableOf(figures);
console.log(`\n${machine}; medians ± half the distance of the quartiles\n\n${table}\n`);
const date = new Date();
if (values.write) writePage(table, machine, date);
if (values.json !== undefined) {
  const report = { version: 1, date: date.toISOString().slice(0, 10), machine, quick: values.quick, figures };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
