import { parseDocument } from 'yaml';
import { readCatalog } from '../../server/src/catalog/reading/catalog-reader.ts';
import { composeFrameworks } from '../../server/src/core/resolution/compose.ts';
import { HOSTILE_CATALOGS } from '../support/hostile-catalogs.ts';

// Measures reading a catalog, compared with parsing the same text with the `yaml` library alone, and loading it after
// that (composing frameworks, building the matcher). Medians of several runs, in turns.

console.log('yardstick: the bare parse of the same text by the library, without a look at what it says\n');
for (const count of [1_000, 10_000, 100_000]) {
  report('short form', count, (index) => `  - ${number(index)} Objective of the plan, number ${index}`);
  report('fields', count, (index) => `  - number: ${number(index)}\n    title: Objective of the plan, number ${index}`);
}

reportHostile(500_000);

/** The catalogs with too much of one thing that take longest, and how much longer than those of half their size. */
function reportHostile(length: number): void {
  console.log(`\nhostile catalogs of ${length / 1_000} KB: reading and composing, against one of half the size`);
  const rows = HOSTILE_CATALOGS.map(({ name, text }) => {
    const count = Math.round((200 * length) / text(200).length);
    const [half, whole] = [count / 2, count].map((size) => {
      const written = text(Math.round(size));
      return timed(() => {
        const { catalog } = readCatalog('file:///plan.objectives.yaml', written);
        if (catalog) composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
      });
    });
    return { name, half: half!, whole: whole! };
  });
  for (const { name, half, whole } of rows.sort((a, b) => b.whole - a.whole).slice(0, 10)) {
    console.log(`${name.padEnd(60)} ${whole.toFixed(0)} ms, ${(whole / half).toFixed(1)} × the half`);
  }
}

function report(form: string, count: number, entry: (index: number) => string): void {
  const entries = Array.from({ length: count }, (_, index) => entry(index));
  const text = `prefix: PLAN\nedition: "2026"\nobjectives:\n${entries.join('\n')}\n`;
  const rounds = count >= 100_000 ? 1 : 3;
  const times = { parse: [] as number[], read: [] as number[], compose: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.parse.push(timed(() => parseDocument(text, { schema: 'failsafe', uniqueKeys: false })));
    let catalog: ReturnType<typeof readCatalog>['catalog'] = null;
    times.read.push(
      timed(() => {
        catalog = readCatalog('file:///plan.objectives.yaml', text).catalog;
      }),
    );
    if (catalog === null) throw new Error('The catalog could not be read');
    const source = { catalog, origin: 'workspace' } as const;
    times.compose.push(timed(() => composeFrameworks([source], new Map())));
  }
  const [parse, read, compose] = [median(times.parse), median(times.read), median(times.compose)];
  console.log(
    `${`${count} objectives, ${form}`.padEnd(34)} read ${(read / parse).toFixed(1)} × the parse` +
      ` (${read.toFixed(0)} ms against ${parse.toFixed(0)} ms), into service ${(compose / parse).toFixed(1)} ×`,
  );
}

function number(index: number): string {
  return `${1 + (index % 40)}.${1 + Math.floor(index / 40)}`;
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
