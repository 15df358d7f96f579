import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

// An organization: repositories with 1,000 citations each, whose facts are written by `objrefs references --format jsonl`, and
// joined by DuckDB, as docs/many-repositories.md describes. A process writes the facts of each of the first 100; those of the
// others are copies with another name. `--repositories N`: how many (1,000 by default).

const argument = process.argv.indexOf('--repositories');
const repositories = argument < 0 ? 1_000 : Number(process.argv[argument + 1]);
const WRITTEN = Math.min(100, repositories);
const CITATIONS = 1_000;
const FILES = 10;
const ROUNDS = 7;
const MAIN = new URL('../../dist/objrefs.mjs', import.meta.url).pathname;

const CATALOG = `prefix: NPP
editions:
  - edition: "2024"
    objectives:
${numbers((goal, target) => `      - {number: ${goal}.${target}, title: Target ${goal} of ${target}${target % 5 === 0 ? ', replacedBy: [9.9]' : ''}}`)}
  - edition: "2025"
    objectives:
      - 9.9 Everything else
${numbers((goal, target) => (target % 5 === 0 ? undefined : `      - ${goal}.${target} Target ${goal} of ${target}`))}
`;

const temporary = mkdtempSync(join(tmpdir(), 'objrefs-organisation-'));
try {
  mkdirSync(join(temporary, 'facts'));
  const names = [...Array(repositories).keys()].map((index) => `r${index}`);
  const first = names.slice(0, WRITTEN);
  for (const name of first) writeRepository(join(temporary, name));
  const written = await time(() => inParallel(first, (name) => writeFacts(name)));
  const facts = readFileSync(factsOf('r0'), 'utf8');
  for (const name of names.slice(WRITTEN))
    writeFileSync(factsOf(name), facts.replaceAll('"repository":"r0"', `"repository":"${name}"`));
  const bytes = names.reduce((sum, name) => sum + statSync(factsOf(name)).size, 0);
  console.log(
    `${repositories} repositories, ${repositories * CITATIONS} citations, ${(bytes / 1e6).toFixed(0)} MB of facts`,
  );
  const each = (written / WRITTEN).toFixed(0);
  console.log(
    `facts of ${WRITTEN} repositories written: ${(written / 1000).toFixed(0)} s, ${each} ms each, on ${availableParallelism()} cores`,
  );
  await query();
} finally {
  rmSync(temporary, { recursive: true });
}

function numbers(line: (goal: number, target: number) => string | undefined): string {
  const lines: (string | undefined)[] = [];
  for (let goal = 1; goal <= 8; goal++) for (let target = 1; target <= 10; target++) lines.push(line(goal, target));
  return lines.filter((one) => one !== undefined).join('\n');
}

function writeRepository(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'npp.objectives.yaml'), CATALOG);
  writeFileSync(join(folder, 'objrefs.yaml'), '');
  for (let file = 0; file < FILES; file++) {
    const lines = [...Array(CITATIONS / FILES).keys()].map((line) => {
      const at = line * FILES + file;
      return `The measure of section ${line} follows NPP ${(at % 8) + 1}.${((at >> 3) % 10) + 1}, as the council asked.\n`;
    });
    writeFileSync(join(folder, `plan-${file}.md`), lines.join('\n'));
  }
}

function factsOf(name: string): string {
  return join(temporary, 'facts', `${name}.jsonl`);
}

function writeFacts(name: string): Promise<void> {
  const words = ['references', '--format', 'jsonl', '--no-git', '--output', factsOf(name)];
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [MAIN, ...words], { cwd: join(temporary, name), stdio: 'inherit' });
    run.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`objrefs ended with ${code}`))));
  });
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function query(): Promise<void> {
  const connection = await (await DuckDBInstance.create()).connect();
  const columns = `{repository: 'VARCHAR', commit: 'VARCHAR', path: 'VARCHAR', line: 'INTEGER', framework: 'VARCHAR',
    edition: 'VARCHAR', number: 'VARCHAR', status: 'VARCHAR',
    successors: 'STRUCT(edition VARCHAR, number VARCHAR, relation VARCHAR)[]'}`;
  const source = `read_json('${temporary}/facts/*.jsonl', format = 'newline_delimited', columns = ${columns})`;
  const load = await time(() => connection.run(`CREATE TABLE facts AS SELECT * FROM ${source}`));
  console.log(`loaded into DuckDB: ${(load / 1000).toFixed(1)} s`);
  for (const [question, condition] of [
    ['who cites NPP 2.3', "framework = 'NPP' AND number = '2.3'"],
    ['who cites what the new edition withdraws', "status IN ('withdrawn', 'replaced')"],
  ] as const) {
    const sql = `SELECT repository, path, line, successors FROM facts WHERE ${condition}`;
    const times: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round++) {
      times.push(
        await time(async () => {
          rows = (await connection.runAndReadAll(sql)).currentRowCount;
        }),
      );
    }
    console.log(`${question}: ${median(times).toFixed(0)} ms, ${rows} citations`);
  }
}

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
