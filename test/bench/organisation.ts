import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import protobuf from 'protobufjs';

// An organization: repositories with 1,000 citations each, which a process each writes the facts of, and another one the index.
// DuckDB joins them, as docs/many-repositories.md describes. `--repositories N`: how many (1,000 by default).

const argument = process.argv.indexOf('--repositories');
const repositories = argument < 0 ? 1_000 : Number(process.argv[argument + 1]);
const CITATIONS = 1_000;
const FILES = 10;
const ROUNDS = 7;
const MAIN = new URL('../../dist/objrefs.mjs', import.meta.url).pathname;
const SCHEMA = new URL('../../test/fixtures/scip/scip.proto', import.meta.url).pathname;

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
  for (const folder of ['facts', 'indexes', 'repositories']) mkdirSync(join(temporary, folder));
  const names = [...Array(repositories).keys()].map((index) => `r${index}`);
  for (const name of names) writeRepository(join(temporary, 'repositories', name));
  console.log(`${repositories} repositories, ${repositories * CITATIONS} citations`);
  await write('facts', names, factsOf, ['references', '--format', 'jsonl', '--no-git']);
  await write('indexes', names, indexOf, ['index']);
  await query(names);
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

function indexOf(name: string): string {
  return join(temporary, 'indexes', `${name}.scip`);
}

async function write(
  what: string,
  names: readonly string[],
  fileOf: (name: string) => string,
  words: readonly string[],
): Promise<void> {
  const all = await time(() => inParallel(names, (name) => objrefs(name, [...words, '--output', fileOf(name)])));
  const bytes = names.reduce((sum, name) => sum + statSync(fileOf(name)).size, 0);
  const each = (all / names.length).toFixed(0);
  const cores = availableParallelism();
  console.log(
    `${what}: ${(all / 1000).toFixed(0)} s, ${each} ms each, on ${cores} cores; ${(bytes / 1e6).toFixed(0)} MB`,
  );
}

function objrefs(name: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const cwd = join(temporary, 'repositories', name);
    const run = spawn(process.execPath, [MAIN, ...words], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
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

async function query(names: readonly string[]): Promise<void> {
  const connection = await (await DuckDBInstance.create()).connect();
  const read = (files: string, columns: string) =>
    `SELECT * FROM read_json('${temporary}/${files}', format = 'newline_delimited', columns = {${columns}})`;
  const facts = read(
    'facts/*.jsonl',
    `repository: 'VARCHAR', commit: 'VARCHAR', path: 'VARCHAR', line: 'INTEGER', framework: 'VARCHAR',
    edition: 'VARCHAR', number: 'VARCHAR', status: 'VARCHAR',
    successors: 'STRUCT(edition VARCHAR, number VARCHAR, relation VARCHAR)[]'`,
  );
  const load = await time(() => connection.run(`CREATE TABLE facts AS ${facts}`));
  console.log(`facts loaded into DuckDB: ${(load / 1000).toFixed(1)} s`);
  const decode = await time(() => writeOccurrences(names));
  const columns = `repository: 'VARCHAR', path: 'VARCHAR', line: 'INTEGER', symbol: 'VARCHAR', defines: 'BOOLEAN'`;
  const occurrences = read('occurrences.jsonl', columns);
  const loadSymbols = await time(() => connection.run(`CREATE TABLE occurrences AS ${occurrences}`));
  console.log(
    `indexes decoded: ${(decode / 1000).toFixed(1)} s, their occurrences loaded into DuckDB: ${(loadSymbols / 1000).toFixed(1)} s`,
  );
  for (const [question, table, condition] of [
    ['who cites NPP 2.3', 'facts', "framework = 'NPP' AND number = '2.3'"],
    ['who cites what the new edition withdraws', 'facts', "status IN ('withdrawn', 'replaced')"],
    ['who cites NPP 2.3, by symbol', 'occurrences', "symbol = 'objrefs . NPP 2025 `2.3`#' AND NOT defines"],
  ] as const) {
    const sql = `SELECT repository, path, line FROM ${table} WHERE ${condition}`;
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

interface DecodedIndex {
  readonly documents: readonly {
    readonly relativePath: string;
    readonly occurrences: readonly {
      readonly symbol: string;
      readonly range: number[];
      readonly symbolRoles: number;
    }[];
  }[];
}

/** A line for each occurrence, as the program on the page writes it. */
async function writeOccurrences(names: readonly string[]): Promise<void> {
  const type = protobuf.loadSync(SCHEMA).lookupType('scip.Index');
  function* lines(): Generator<string> {
    for (const repository of names) {
      const index = type.decode(readFileSync(indexOf(repository))) as unknown as DecodedIndex;
      for (const { relativePath: path, occurrences } of index.documents) {
        let text = '';
        for (const { symbol, range, symbolRoles } of occurrences) {
          const row = { repository, path, line: (range[0] ?? 0) + 1, symbol, defines: symbolRoles === 1 };
          text += `${JSON.stringify(row)}\n`;
        }
        yield text;
      }
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(join(temporary, 'occurrences.jsonl')));
}

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
