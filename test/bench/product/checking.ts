import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { type Corpus, writeCorpus } from '../corpus.ts';
import { fetched } from '../yardsticks/fetched.ts';
import { byTurns, compared, type Figure } from './figure.ts';
import { objrefs, run } from './runs.ts';

// Whole processes, on files in the system's cache.

/** `objrefs check` of corpora, compared with ripgrep searching for the prefixes, and a spell checker. */
export async function checking(folder: string, sizes: readonly number[], rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const files of sizes) {
    const corpus = writeCorpus(join(folder, `check-${files}`), files);
    verify(corpus);
    const size = `${files.toLocaleString('en')} files`;
    const { check, rg } = await byTurns(files > 10_000 ? Math.ceil(rounds / 2) : rounds, {
      check: () => objrefs(['check'], corpus.folder, [1]),
      rg: () => run(rgPath, ['--no-config', '-n', '-i', '-e', 'ACME', '-e', 'INTERPOL', '.'], corpus.folder),
    });
    figures.push(compared(`check of ${size}`, check, 'ripgrep', rg, 2.5));
    if (files === sizes[0]) figures.push(...spelling(size, corpus, check));
  }
  return figures;
}

/** The reported references are those in the truth file. */
function verify({ folder, truth }: Corpus): void {
  const written: Record<string, unknown>[] = JSON.parse(readFileSync(truth, 'utf8'));
  const { references } = JSON.parse(objrefs(['references', '--format', 'json'], folder));
  const keysOf = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ file, line, column, number, status }) => [file, line, column, number, status].join(' ')).sort();
  if (keysOf(written).join('\n') !== keysOf(references).join('\n')) throw new Error('What is found is not the truth.');
}

/** Once: it takes long. */
function spelling(size: string, { folder }: Corpus, check: readonly number[]): Figure[] {
  const cspell = fetched('cspell');
  if (!cspell) return [];
  const words = ['lint', '--no-progress', '--no-summary', '--no-must-find-files', '--quiet', '**/*.md'];
  const start = performance.now();
  run(process.execPath, [join(cspell, 'bin.mjs'), ...words], folder, [0, 1]);
  return [compared(`check of ${size}`, check, 'cspell', [performance.now() - start], 1 / 50)];
}

/** The same files against one framework of the workspace and against fifty. */
export async function manyFrameworks(folder: string, files: number, rounds: number): Promise<Figure> {
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
    one: () => objrefs(['check'], corpus.folder, [1]),
    fifty: () => objrefs(['check', ...others.flat()], corpus.folder, [1]),
  });
  return compared(`check of ${files.toLocaleString('en')} files, 50 frameworks`, fifty, '1 framework', one, 1.3);
}

/** The cost of a run that reads no files. */
export async function starting(rounds: number): Promise<Figure[]> {
  const { node, version, help } = await byTurns(rounds, {
    node: () => run(process.execPath, ['-e', '0'], '.'),
    version: () => objrefs(['--version'], '.'),
    help: () => objrefs(['--help'], '.'),
  });
  return [
    compared('objrefs --version', version, 'node -e 0', node),
    compared('objrefs --help', help, 'node -e 0', node),
  ];
}
