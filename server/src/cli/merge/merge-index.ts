import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { compareText } from '../../core/base/collections.ts';
import { inOrder } from '../../loader/in-order.ts';
import { noTextsFound } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import type { IndexShard } from '../index/index-part.ts';
import { concludeIndex, INDEX_FILE, inBlocks, wholeIndex } from '../index/index-workspace.ts';
import { type Field, fieldsIn, fieldsOfFile, textIn } from '../index/scip-fields.ts';
import { count, fields, listOf, text, textOrNull } from '../json-fields.ts';
import { uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { writeFileOf } from '../reports.ts';
import { inShard } from '../shard.ts';
import type { ShardHead } from '../shard-head.ts';
import { damaged, foreign, type Part, trusted, unreadableIn } from './parts.ts';

const HEAD = fields<Omit<IndexShard, keyof ShardHead>>({
  ...{ files: count, references: count, unreadable: count, named: listOf(text), advice: textOrNull, digest: text },
});

/** Fields of the schema: of an index, a document, and the information on a symbol. */
const [DOCUMENT, EXTERNAL_SYMBOL] = [2, 3];
const [PATH, SYMBOL_OF_DOCUMENT] = [1, 3];
const [SYMBOL, RELATIONSHIP] = [1, 4];

/**
 * Writes the index that a single run over all files would write. The parts are read twice: all of them before anything is
 * written, and then their documents, as they are, in the order of their paths.
 */
export async function mergeIndex(
  parts: readonly Part[],
  root: string,
  given: Arguments,
  line: CommandLine,
): Promise<ExitCode> {
  const shards = parts.map((part) => ({ ...part, head: trusted(part, () => HEAD(part.report.shard)) }));
  const [first] = shards as [(typeof shards)[0]];
  // Elsewhere, commits tell repositories apart.
  const other = shards.find(({ shard, report }) => shard.commit === null && report.root !== first.report.root);
  if (other) throw foreign(other.file, first.file, 'the roots');
  const external = new Map<string, Uint8Array>();
  for (const { file, shard, head } of shards) {
    const hash = createHash('sha256');
    for (const { number, bytes, content } of fieldsOf(file, line)) {
      hash.update(bytes);
      if (number === EXTERNAL_SYMBOL) external.set(textIn(content, SYMBOL), content);
      else if (number !== DOCUMENT || !inShard(textIn(content, PATH), shard)) throw damaged(file);
    }
    if (hash.digest('hex') !== head.digest) throw damaged(file);
  }
  const output = given.value('output') ?? INDEX_FILE;
  const merged = mergedFields(
    shards.map(({ file }) => fieldsOf(file, line)),
    external,
  );
  await writeFileOf('index', output, wholeIndex(root, inBlocks(merged)), line);

  const files = shards.reduce((sum, { head }) => sum + head.files, 0);
  const references = shards.reduce((sum, { head }) => sum + head.references, 0);
  let unreadable = await unreadableIn(shards, line);
  if (files === 0) {
    const named = first.head.named.map((path) => uriOf(path, line));
    if (await noTextsFound({ named, allowEmpty: false, quiet: false }, line)) unreadable ||= 1;
  }
  return concludeIndex({ file: output, files, references, unreadable, advice: first.head.advice }, line);
}

/** All fields of an index but its metadata. */
function* fieldsOf(file: string, { directory }: CommandLine): Generator<Field> {
  try {
    let isFirst = true;
    for (const field of fieldsOfFile(resolve(directory, file))) {
      if (!isFirst) yield field;
      isFirst = false;
    }
  } catch (error) {
    throw error instanceof Refused ? error : damaged(file);
  }
}

/** @param external what each part has as external symbols */
async function* mergedFields(
  parts: readonly Generator<Field>[],
  external: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const defined = new Set<string>();
  const sequences = parts.map((part) => ({ from: '', items: documentsOf(part) }));
  for await (const { bytes, content } of inOrder(sequences, (document) => textIn(document.content, PATH))) {
    for (const field of fieldsIn(content)) {
      const symbol = field.number === SYMBOL_OF_DOCUMENT ? textIn(field.content, SYMBOL) : '';
      if (external.has(symbol)) defined.add(symbol);
    }
    yield bytes;
  }
  for (const [symbol, information] of [...external].sort(([a], [b]) => compareText(a, b))) {
    if (!defined.has(symbol)) yield withoutRelations(information, defined);
  }
}

function* documentsOf(part: Generator<Field>): Generator<Field> {
  for (const field of part) if (field.number === DOCUMENT) yield field;
}

/** An external symbol that is not related to those that are defined. */
function withoutRelations(information: Uint8Array, defined: ReadonlySet<string>): Uint8Array {
  const isLeft = ({ number, content }: Field) => number !== RELATIONSHIP || !defined.has(textIn(content, SYMBOL));
  const left = [...fieldsIn(information)].filter(isLeft).map(({ bytes }) => bytes);
  return new BinaryWriter().tag(EXTERNAL_SYMBOL, WireType.LengthDelimited).bytes(Buffer.concat(left)).finish();
}
