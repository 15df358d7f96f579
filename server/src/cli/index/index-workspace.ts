import { lstat } from 'node:fs/promises';
import { version } from '../../../../package.json';
import { counted } from '../../core/resolution/phrases.ts';
import { documentFormatOf } from '../../documents/formats.ts';
import { visible } from '../../reports/visible-text.ts';
import { nameOf, relativePath, toPath } from '../../uri/uris.ts';
import type { Tally, Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { datedDocuments } from '../check/dating.ts';
import { incompleteAdvice } from '../check/incomplete.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { findingsInFiles, isAtLeast } from '../findings.ts';
import { pathFrom, uriOf } from '../paths.ts';
import { readText } from '../pretty.ts';
import { Progress } from '../progress.ts';
import { writeFileOf } from '../reports.ts';
import { followReviews, withReviews } from '../review/followed-reviews.ts';
import { filesOfShard, isFirst, shardOf } from '../shard.ts';
import { shardHead } from '../shard-head.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { type IndexShard, sealedIndex } from './index-part.ts';
import { Indexer } from './indexer.ts';
import languages from './languages.json';
import { document, externalSymbol, metadata } from './scip-messages.ts';

/** Name of an index where `--output` names none. */
export const INDEX_FILE = 'index.scip';

/** Counts of a run. */
interface IndexTally extends Tally {
  references: number;
  /** Files that cannot be in the index, since they are outside of the root. */
  outside: number;
}

export async function indexWorkspace(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const shard = shardOf(given);
  const opened = await openWorkspace(given, line);
  const workspace = withReviews(opened, (await followReviews(opened, line)).record);
  const file = given.value('output') ?? INDEX_FILE;
  const { root } = workspace;
  const tally: IndexTally = { files: 0, unreadable: 0, references: 0, outside: 0 };
  const visits = datedDocuments(workspace, given, line, tally, {
    written: new Set([uriOf(file, line)]),
    progress: new Progress(line, true),
    ...(shard && { only: filesOfShard(root.uri, shard) }),
  });
  const problems = isFirst(shard) ? findingsInFiles(workspace, line) : [];
  const errors = problems.filter(isAtLeast('error')).length;
  const advice =
    incompleteAdvice(problems, root) ??
    (errors > 0 ? `${counted(errors, 'error')} in catalogs or objrefs.yaml. Run objrefs check.` : null);

  const fields = inBlocks(indexFields(visits, workspace, line, tally));
  const counts = () => ({ ...tally, unreadable: tally.unreadable + tally.outside });
  if (shard) {
    const named = workspace.named.map((uri) => pathFrom(uriOf('.', line), uri));
    const head = { ...(await shardHead(shard, given, workspace, line)), named, advice };
    await writeFileOf('index', file, sealedIndex(root.uri, head, fields, counts), line);
  } else await writeFileOf('index', file, wholeIndex(root.uri, fields), line);
  return concludeIndex({ ...counts(), file, advice }, line);
}

/** All of an index. */
export async function* wholeIndex(root: string, fields: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield metadata(root, version);
  yield* fields;
}

/** Says what was indexed, and returns the exit code. */
export async function concludeIndex(
  run: Pick<IndexShard, 'files' | 'references' | 'unreadable' | 'advice'> & { readonly file: string },
  line: CommandLine,
): Promise<ExitCode> {
  const { advice } = run;
  await line.stdout.write(`${readText(run.files, run.references)}. Index: ${visible(run.file)}\n`);
  if (advice !== null) await line.stderr.write(`objrefs: the index may be incomplete: ${visible(advice)}\n`);
  return advice !== null || run.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

/** The fields of an index after the metadata, each of which is made when it is written. */
export async function* indexFields(
  visits: AsyncIterable<Visit>,
  workspace: Workspace,
  line: CommandLine,
  tally: IndexTally,
): AsyncGenerator<Uint8Array> {
  const { root, composed, preprocessor } = workspace;
  const indexer = new Indexer(composed.scope.set);
  for await (const { uri, file, text, analysis } of visits) {
    const references = analysis.references.length;
    if (references === 0 && !indexer.defines(uri)) continue;
    const path = relativePath(root.uri, uri);
    if (path === undefined || (await lstat(toPath(uri)).catch(() => null))?.isSymbolicLink()) {
      // The schema has paths of regular files below the root only. What a link leads to is there by its own name.
      const why = path === undefined ? 'it is outside of the root' : 'it is a link';
      if (path === undefined) tally.outside++;
      await line.stderr.write(`objrefs: ${visible(file)}: not in the index, since ${why}\n`);
      continue;
    }
    tally.references += references;
    const isText = !documentFormatOf(nameOf(uri)) && !preprocessor?.matches(uri);
    const indexed = indexer.document(uri, analysis, composed.problems.get(uri) ?? []);
    yield document({ path, language: languageOf(nameOf(uri)), text: isText ? undefined : text, ...indexed });
  }
  for (const symbol of indexer.externalSymbols()) yield externalSymbol(symbol);
}

const LANGUAGES: ReadonlyMap<string, string> = new Map(Object.entries(languages));

/** By what follows the last dot of a file's name, or by the whole name. */
function languageOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return LANGUAGES.get(ending) ?? '';
}

/** Bytes that are written at once, at least. */
const BLOCK = 64 * 1024;

export async function* inBlocks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let block: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    block.push(part);
    size += part.length;
    if (size < BLOCK) continue;
    yield Buffer.concat(block);
    [block, size] = [[], 0];
  }
  yield Buffer.concat(block);
}
