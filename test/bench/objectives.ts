// Measures how long the view of objectives waits for the server, with 10,000 objectives on one level and 100,000 references
// to them in 1,000 files, compared with only iterating over as many references.   npm run bench -- objectives
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectivesFilter, ObjectivesPlace } from '../../server/src/protocol/index.ts';
import { CountedObjectives } from '../../server/src/server/objectives/counted-objectives.ts';
import { ObjectivesTree } from '../../server/src/server/objectives/objectives-tree.ts';
import { openIndex } from './in-process.ts';

const OBJECTIVES = 10_000;
const FILES = 1_000;
const REFERENCES_IN_FILE = 100;
const PAGE = 200;
const ROUNDS = 7;
const ALL: ObjectivesFilter = { text: '', only: 'all', order: 'catalog' };
const FLAT: ObjectivesPlace = { framework: 'MANY' };

const folder = mkdtempSync(join(tmpdir(), 'objrefs-bench-'));
try {
  writeWorkspace(folder);
  await measure();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const { workspace, index, texts } = openIndex(folder);
  const [root] = workspace.projects;
  if (!root) throw new Error('no root');
  await index.complete(root);
  const found = index.findIndexed(root, { one: () => true }).length;
  if (found !== FILES * REFERENCES_IN_FILE) throw new Error(`${found} references found`);
  const session = { ...texts, index, clientUri: (uri: string) => uri };
  const page = async (filter: ObjectivesFilter, place = FLAT, counted = new CountedObjectives(index)) => {
    const { nodes } = await new ObjectivesTree(session, counted, filter, PAGE).children(place);
    if (nodes.length === 0) throw new Error('nothing to show');
  };
  const counted = new CountedObjectives(index);
  const unit = await median(async () => void index.findIndexed(root, { one: () => true }));
  report('every reference as an object', unit, unit);
  report('first children: counted, and a page of them', await median(() => page(ALL)), unit);
  report('children again', await median(() => page(ALL, FLAT, counted)), unit);
  let round = 0;
  const refreshed = await median(async () => {
    writeFileSync(join(folder, 'part-0', 'plan-0.md'), `MANY ${++round}\n`.repeat(REFERENCES_IN_FILE));
    await index.complete(root);
    await page(ALL, FLAT, counted);
  });
  report('refresh after a change on disk, all files looked at', refreshed, unit);
  const filters = { text: 'number 77', only: 'stale', order: 'references' } as const;
  report('first children of a filter', await median(() => page({ ...ALL, text: filters.text })), unit);
  report('first children, most cited first', await median(() => page({ ...ALL, order: filters.order })), unit);
  const objective = { ...FLAT, edition: 'y1', number: '77' };
  report('documents that cite an objective', await median(() => page(ALL, objective, counted)), unit);
  index.dispose();
  workspace.dispose();
}

function writeWorkspace(path: string): void {
  const objectives = Array.from({ length: OBJECTIVES }, (_, at) => `  - ${at + 1} Objective with the number ${at + 1}`);
  writeFileSync(
    join(path, 'many.objectives.yaml'),
    `prefix: MANY\nedition: y1\nobjectives:\n${objectives.join('\n')}\n`,
  );
  let number = 0;
  for (let file = 0; file < FILES; file++) {
    const part = join(path, `part-${file % 10}`);
    mkdirSync(part, { recursive: true });
    const lines = Array.from({ length: REFERENCES_IN_FILE }, () => `As MANY ${(number++ % OBJECTIVES) + 1} asks.`);
    writeFileSync(join(part, `plan-${file}.md`), `${lines.join('\n')}\n`);
  }
}

async function median(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
}

function report(name: string, milliseconds: number, unit: number): void {
  const ratio = (milliseconds / unit).toFixed(2).padStart(6);
  console.log(`${name.padEnd(54)} ${milliseconds.toFixed(1).padStart(7)} ms ${ratio} × yardstick`);
}
