import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { version } from '../../../../package.json';
import { sum } from '../../core/base/collections.ts';
import { findDocuments } from '../../loader/documents.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { blockingFileSystem, readBeginningNow } from '../../node/blocking-files.ts';
import { visibleName } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { count, fields, type Row, row, text, textOrNull, valid } from '../json-fields.ts';
import { displayPath } from '../paths.ts';
import { Refused } from '../refused.ts';
import { placeOf, type ShardHead } from '../shard-head.ts';
import { lookUpOperands } from '../workspace.ts';

/** The report or index of a shard. */
export interface Part {
  /** As given. */
  readonly file: string;
  /** The command that has written it. */
  readonly kind: 'check' | 'coverage' | 'index';
  /** Of an index, only what it says of its shard. */
  readonly report: Row;
  readonly shard: ShardHead;
}

/** In bytes; V8 has no longer texts either. */
const MAX_SIZE = 500_000_000;

/** The parts of one run, all of them, by their indices. Refuses others. */
export async function readParts(paths: readonly string[], root: string, line: CommandLine): Promise<readonly Part[]> {
  if (paths.length === 0) throw new Refused('missing FILE: the reports or indexes of all shards');
  const parts: Part[] = [];
  for await (const file of filesAt(paths, root, line)) parts.push(await readPart(file, line));
  if (parts.length === 0) throw new Refused(`no files in '${paths.join("', '")}'`);
  parts.sort((a, b) => a.shard.index - b.shard.index);
  const [first] = parts;
  const other = parts.find(({ kind }) => kind !== first!.kind);
  if (other) throw new Refused(`'${other.file}' is not of objrefs ${first!.kind}, as '${first!.file}' is`);
  for (const part of parts) refuseForeign(part, first!);
  refuseTwins(parts);
  refuseMissing(parts);
  await refuseElsewhere(first!, root, line);
  return parts;
}

/** The files, those in folders, and those that match patterns, which not every shell looks up. */
async function* filesAt(paths: readonly string[], root: string, line: CommandLine): AsyncGenerator<string> {
  const { named, globs } = await lookUpOperands(paths, line);
  const options = { exclude: [], maxFileSize: MAX_SIZE, globs, gitignore: false };
  for await (const found of findDocuments(blockingFileSystem, root, named, options)) {
    if (found.kind === 'unmatched') throw new Refused(`no files match ${found.pattern}`);
    yield displayPath(found.uri, line);
  }
}

async function readPart(file: string, { directory }: CommandLine): Promise<Part> {
  const path = resolve(directory, file);
  let json: string;
  try {
    const stats = await stat(path);
    // What waits for a writer, or has no end.
    if (!stats.isFile()) throw new Error('it is not a file');
    if (file.endsWith('.scip') || readBeginningNow(path, 1)[0] === FIRST_OF_INDEX) return await indexPart(file, path);
    if (stats.size > MAX_SIZE) throw new Error(`it is larger than ${MAX_SIZE} bytes`);
    json = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`cannot read the report '${file}': ${reasonOf(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new Refused(`'${file}' is not valid JSON. It may be truncated: run its shard again.`);
  }
  return partOf(file, 'objectives' in Object(value) ? 'coverage' : 'check', value);
}

/** A tag, by which protobuf begins: no JSON does. */
const FIRST_OF_INDEX = 0x0a;

async function indexPart(file: string, path: string): Promise<Part> {
  const { fieldsOfFile, messageIn, textIn } = await import('../index/scip-fields.ts');
  let [root, argument] = ['', ''];
  try {
    const [first] = fieldsOfFile(path);
    [root, argument] = [textIn(first!.content, 3), textIn(messageIn(first!.content, 2), 3)];
  } catch {
    throw damaged(file);
  }
  const shard = trusted({ file, kind: 'index' }, () => JSON.parse(argument));
  return partOf(file, 'index', { version: 1, root, shard });
}

function partOf(file: string, kind: Part['kind'], value: unknown): Part {
  return trusted({ file, kind }, () => {
    const report = row(value);
    return { file, kind, report: valid<Row>(report, report.version === 1), shard: HEAD(report.shard) };
  });
}

const HEAD = fields<ShardHead>({
  ...{ index: count, count, objrefs: text, commit: textOrNull, catalogs: text, configuration: text, options: text },
  directory: fields({ root: text, repository: text }),
});

/** What `reader` makes of a part, whoever has written it. */
export function trusted<T>({ file, kind }: Pick<Part, 'file' | 'kind'>, reader: () => T): T {
  try {
    return reader();
  } catch {
    const [what, run] = kind === 'index' ? ['index', 'index'] : ['report', 'check'];
    const output = kind === 'index' ? '--output FILE' : '--format json=FILE';
    throw new Refused(
      `'${file}' is not the ${what} of a shard. To write one, run objrefs ${run} --shard INDEX/COUNT ${output}.`,
    );
  }
}

export const damaged = (file: string): Refused =>
  new Refused(`'${file}' is damaged or truncated. Run its shard again.`);

/** How much the runs could not read. Their messages say what. */
export async function unreadableIn(
  shards: readonly { readonly file: string; readonly head: { readonly unreadable: number } }[],
  line: CommandLine,
): Promise<number> {
  for (const { file, head } of shards) {
    if (head.unreadable === 0) continue;
    const message = 'not everything could be read. See the messages of its run.';
    await line.stderr.write(`objrefs: ${visibleName(file)}: ${message}\n`);
  }
  return sum(shards.map(({ head }) => head.unreadable));
}

/** Refuses a part of another run. */
function refuseForeign({ file, shard }: Part, { file: other, shard: first }: Part): void {
  const { objrefs, index } = shard;
  if (objrefs !== version) {
    throw new Refused(`'${file}' is of objrefs ${objrefs}, and this is ${version}. Use one version for all shards.`);
  }
  if (shard.count !== first.count || index < 1 || index > shard.count) {
    const [mine, its] = [shard, first].map((one) => `${one.index}/${one.count}`);
    throw new Refused(`'${file}' is shard ${mine}, but '${other}' is shard ${its}. ${AGAIN}`);
  }
  const differs = (Object.keys(FOREIGN) as (keyof typeof FOREIGN)[]).find(
    (key) => JSON.stringify(shard[key]) !== JSON.stringify(first[key]),
  );
  if (differs) throw foreign(file, other, FOREIGN[differs]);
}

export const foreign = (file: string, other: string, what: string): Refused =>
  new Refused(`'${file}' and '${other}' are of different runs: ${what} differ. ${AGAIN}`);

const AGAIN = 'Run all shards again in the same way.';

const FOREIGN = {
  commit: 'the commits',
  catalogs: 'the catalogs',
  configuration: 'objrefs.yaml or the reviews',
  options: 'the paths or options',
  directory: 'the working directories',
} as const;

function refuseTwins(parts: readonly Part[]): void {
  const at = parts.findIndex(({ shard }, index) => shard.index === parts[index - 1]?.shard.index);
  if (at < 0) return;
  const { file, shard } = parts[at]!;
  throw new Refused(
    `'${parts[at - 1]!.file}' and '${file}' are both shard ${shard.index}/${shard.count}. Leave one out.`,
  );
}

/** Shards that a message lists; the others are counted. */
const MAX_NAMED = 10;

function refuseMissing(parts: readonly Part[]): void {
  const total = parts[0]!.shard.count;
  const there = new Set(parts.map(({ shard }) => shard.index));
  const missing = total - there.size;
  if (missing === 0) return;
  // No list of all: a damaged part may say that there are billions.
  const named: number[] = [];
  for (let index = 1; named.length < Math.min(missing, MAX_NAMED); index++) if (!there.has(index)) named.push(index);
  const more = missing > MAX_NAMED ? ` and ${missing - MAX_NAMED} more` : '';
  const [report, reports] = parts[0]!.kind === 'index' ? ['index', 'indexes'] : ['report', 'reports'];
  const isOne = missing === 1;
  const [shards, are, them] = isOne ? ['shard', 'is', `its ${report}`] : ['shards', 'are', `their ${reports}`];
  throw new Refused(`${shards} ${named.join(', ')}${more} of ${total} ${are} missing. Add ${them}.`);
}

/** Paths are relative to the working directory, which has to be the same folder. */
async function refuseElsewhere({ file, shard }: Part, root: string, line: CommandLine): Promise<void> {
  const { directory } = shard;
  const here = await placeOf(root, blockingFileSystem, line);
  if (here.root === directory.root && here.repository === directory.repository) return;
  const [where, is] = [directory.repository, here.repository].map((path) => (path === '' ? 'its root' : `'${path}'`));
  throw new Refused(
    `'${file}' was written in another folder of the repository: ${where}, and this is ${is}. Run objrefs merge there.`,
  );
}
