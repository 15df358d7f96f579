import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Corpus, writeCorpus } from './corpus.ts';
import { bytesOfReference, openIndex, watchLoop } from './in-process.ts';

// Measures the index of a workspace, compared with a program that only reads every file and searches its bytes for the
// prefix, one after another. Both in one process, in turns, on files in the system's cache. `--files N`: how many
// (10,000 by default).

const argument = process.argv.indexOf('--files');
const files = argument < 0 ? 10_000 : Number(process.argv[argument + 1]);
const ROUNDS = 3;

const temporary = mkdtempSync(join(tmpdir(), 'objrefs-bench-'));
try {
  const corpus = writeCorpus(join(temporary, 'corpus'), files, { kinds: 'markdown' });
  console.log(
    `${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(0)} MB, ${corpus.rows.length} references; medians\n`,
  );
  await measure(corpus);
  console.log(`memory of a reference: ${(await bytesOfReference(temporary)).toFixed(1)} bytes`);
} finally {
  rmSync(temporary, { recursive: true });
}

async function measure(corpus: Corpus): Promise<void> {
  const yardstick: number[] = [];
  const first: number[] = [];
  const warm: number[] = [];
  const changed: number[] = [];
  const holds: number[] = [];
  readAll(corpus.folder);
  for (let round = 0; round < ROUNDS; round++) {
    yardstick.push(await time(() => readAll(corpus.folder)));
    const { workspace, index } = openIndex(corpus.folder);
    const [root] = workspace.projects;
    if (!root) throw new Error('no root');
    await root.settled();
    const find = async () => {
      const found = await index.find(root, { one: () => true });
      if (found.length !== corpus.rows.length) throw new Error(`${found.length} references found`);
    };
    const watch = watchLoop();
    first.push(await time(find));
    holds.push(watch());
    warm.push(await time(find));
    writeFileSync(join(corpus.folder, 'part-0/another.md'), `${round}`);
    changed.push(await time(find));
    index.dispose();
    workspace.dispose();
  }
  const unit = median(yardstick);
  report('read every file, look for the prefix', unit, unit);
  report('first references', median(first), unit);
  report('references again', median(warm), unit);
  report('references after a change on disk', median(changed), unit);
  console.log(`\nlongest hold of the event loop: ${Math.max(...holds).toFixed(0)} ms`);
}

/** The yardstick. */
function readAll(folder: string): number {
  let found = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found += readAll(path);
    else if (readFileSync(path).includes('ACME')) found++;
  }
  return found;
}

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function report(name: string, milliseconds: number, unit: number): void {
  const ratio = (milliseconds / unit).toFixed(2).padStart(6);
  console.log(`${name.padEnd(42)} ${milliseconds.toFixed(0).padStart(7)} ms ${ratio} × yardstick`);
}
