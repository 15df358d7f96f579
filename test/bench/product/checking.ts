import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { type Corpus, type Row, writeCorpus } from '../corpus.ts';
import { fetched } from '../yardsticks/fetched.ts';
import type { Build, Builds } from './builds.ts';
import { byTurns, compared, type Figure, figure, ofBuilds, type Samples } from './figure.ts';
import { objrefs, peakMemory, run, type Used } from './runs.ts';

// Whole processes, on files in the system's cache.

const MEBIBYTE = 2 ** 20;
/** By the number of files: which part of them cites, and the targets. */
const SIZES = new Map([
  [1_000, { density: 0.5, target: {}, memory: undefined }],
  [10_000, { density: 0.5, target: { target: 4 }, memory: 150 * MEBIBYTE }],
  [100_000, { density: 0.1, target: { target: 2.5 }, memory: 200 * MEBIBYTE }],
]);

/** `objrefs check` of corpora, compared with ripgrep searching for the prefixes, a start of Node and a spell checker. */
export async function checking(
  builds: Builds,
  folder: string,
  sizes: readonly number[],
  rounds: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const memory: number[] = [];
  for (const files of sizes) {
    const { density, target, memory: limit } = SIZES.get(files)!;
    const corpus = writeCorpus(join(folder, `check-${files}`), files, { density });
    for (const build of Object.values(builds)) verify(build, corpus);
    const name = `check of ${files.toLocaleString('en')} files`;
    const processor = new Processor();
    const times = await byTurns(files > 10_000 ? Math.ceil(rounds / 2) : rounds, {
      ...ofBuilds(builds, (build) => processor.of(build, () => objrefs(build, ['check'], corpus.folder, [1]))),
      ripgrep: processor.of('ripgrep', () => search(corpus.folder)),
      node: processor.of('node', () => run(process.execPath, ['-e', '0'], corpus.folder)),
    });
    const again = () => objrefs(builds.now, ['check', '--cache'], corpus.folder, [1]);
    await byTurns(rounds, { kept: processor.of('kept', again) });
    const used = ofBuilds(builds, (build) => processor.samples(build));
    const peak = ofBuilds(builds, (build) => [peakMemory(build, ['check'], corpus.folder, [1])]);
    memory.push(peak.now[0]!);
    figures.push(
      compared(name, times, 'ripgrep', times.ripgrep, target),
      compared(`${name}, processor time`, used, 'ripgrep', processor.samples('ripgrep')),
      compared(
        `${name} that \`--cache\` knows, processor time`,
        { now: processor.samples('kept') },
        ...(['ripgrep', processor.samples('ripgrep')] as const),
      ),
      ...(files === 1_000 ? [compared(name, times, 'node -e 0', times.node, { target: 4 })] : []),
      figure(`${name}, most memory`, peak, { unit: 'bytes', ...(limit && { limit }) }),
      ...(files === 1_000 ? spelling(name, corpus, times.now) : []),
    );
  }
  if (sizes.length > 1) {
    const [small, large] = [sizes[0]!, sizes.at(-1)!].map((size) => size.toLocaleString('en'));
    const growth = { now: [memory.at(-1)!] };
    figures.push(
      compared(`most memory, check of ${large} files`, growth, `${small} files`, [memory[0]!], { unit: 'bytes' }),
    );
  }
  return figures;
}

/** Processor times of what ran by turns. */
class Processor {
  readonly #samples = new Map<unknown, number[]>();

  of(what: unknown, task: () => Used): () => void {
    const samples: number[] = [];
    this.#samples.set(what, samples);
    return () => {
      samples.push(task().processor ?? Number.NaN);
    };
  }

  /** Without the warm-up. */
  samples(what: unknown): Samples {
    return this.#samples.get(what)?.slice(1) ?? [];
  }
}

const search = (folder: string): Used =>
  run(rgPath, ['--no-config', '--no-require-git', '-n', '-i', '-e', 'ACME', '-e', 'INTERPOL', '.'], folder);

/** The reported references are those of the truth, and the findings its wrong numbers. */
function verify(build: Build, { folder, rows }: Corpus): void {
  const { references } = JSON.parse(objrefs(build, ['references', '--format', 'json'], folder).output);
  const { findings } = JSON.parse(objrefs(build, ['check', '--format', 'json'], folder, [1]).output);
  mustBeTrue('References', references, rows, ({ file, line, column, number, status }) =>
    [file, line, column, number, status].join(' '),
  );
  const wrong = rows.filter(({ status }) => status !== 'current');
  const found = findings.map(({ code, ...row }: Row & { readonly code: string }) => ({ ...row, status: code }));
  mustBeTrue('Findings', found, wrong, ({ file, line, column, number, status }) =>
    [file, line, column, number, status].join(' '),
  );
}

function mustBeTrue(what: string, found: readonly Row[], truth: readonly Row[], keyOf: (row: Row) => string): void {
  const [are, expected] = [new Set(found.map(keyOf)), new Set(truth.map(keyOf))];
  const missing = [...expected].filter((key) => !are.has(key));
  const added = [...are].filter((key) => !expected.has(key));
  if (missing.length + added.length + Math.abs(found.length - truth.length) === 0) return;
  const some = [...missing.slice(0, 3).map((key) => `- ${key}`), ...added.slice(0, 3).map((key) => `+ ${key}`)];
  throw new Error(`${what} are not the truth: ${missing.length} missing, ${added.length} added\n${some.join('\n')}`);
}

/** Once: it takes long. */
function spelling(name: string, { folder }: Corpus, check: Samples): Figure[] {
  const cspell = fetched('cspell');
  if (!cspell) return [];
  const words = ['lint', '--no-progress', '--no-summary', '--no-must-find-files', '--quiet', '**/*.md'];
  const start = performance.now();
  run(process.execPath, [join(cspell, 'bin.mjs'), ...words], folder, [0, 1]);
  return [compared(name, { now: check }, 'cspell, of the Markdown alone', [performance.now() - start])];
}

/** The same files against one framework of the workspace and against fifty. */
export async function manyFrameworks({ now }: Builds, folder: string, files: number, rounds: number): Promise<Figure> {
  const corpus = writeCorpus(join(folder, `frameworks-${files}`), files);
  const catalogs = join(folder, 'catalogs');
  mkdirSync(catalogs, { recursive: true });
  const others = Array.from({ length: 49 }, (_, index) => {
    const path = join(catalogs, `other-${index}.objectives.yaml`);
    // Of the same kind as ACME, with numbers that are not in the files.
    const prefix = `${'QXZJ'.charAt(index % 4)}V${'BCDFGHKLMNPRT'.charAt(index % 13)}${index}`;
    writeFileSync(path, `prefix: ${prefix}-F\nedition: y2024\nobjectives:\n  - 3.4 One\n  - 3.5 Two\n`);
    return ['--catalog', path];
  });
  const { one, fifty } = await byTurns(rounds, {
    one: () => objrefs(now, ['check'], corpus.folder, [1]),
    fifty: () => objrefs(now, ['check', ...others.flat()], corpus.folder, [1]),
  });
  const name = `check of ${files.toLocaleString('en')} files, 50 frameworks`;
  return compared(name, { now: fifty }, '1 framework', one, { target: 1.3 });
}

/** The cost of a run that reads no files. */
export async function starting(builds: Builds, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const word of ['--version', '--help']) {
    const times = await byTurns(rounds, {
      ...ofBuilds(builds, (build) => () => objrefs(build, [word], '.')),
      node: () => run(process.execPath, ['-e', '0'], '.'),
    });
    figures.push(compared(`objrefs ${word}`, times, 'node -e 0', times.node));
  }
  return figures;
}

/** A run on one small file, which is what a hook of an editor or of git waits for. */
export async function oneFile(builds: Builds, folder: string, rounds: number): Promise<Figure> {
  const { folder: root, rows } = writeCorpus(join(folder, 'one'), 4);
  const file = rows[0]?.file ?? '.';
  const times = await byTurns(rounds, {
    ...ofBuilds(builds, (build) => () => objrefs(build, ['check', file], root, [0, 1])),
    node: () => run(process.execPath, ['-e', '0'], root),
  });
  return compared('check of one file', times, 'node -e 0', times.node);
}
