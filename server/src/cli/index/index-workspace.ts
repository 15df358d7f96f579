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
import { uriOf } from '../paths.ts';
import { readText } from '../pretty.ts';
import { Progress } from '../progress.ts';
import { writeFileOf } from '../reports.ts';
import { followReviews, withReviews } from '../review/followed-reviews.ts';
import { filesOfShard, isFirst, shardOf } from '../shard.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { Indexer } from './indexer.ts';
import languages from './languages.json';
import { document, externalSymbol, metadata } from './scip-messages.ts';

/** Name of an index where `--output` names none. */
const INDEX_FILE = 'index.scip';

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
  const tally: IndexTally = { files: 0, unreadable: 0, references: 0, outside: 0 };
  const visits = datedDocuments(workspace, given, line, tally, {
    written: new Set([uriOf(file, line)]),
    progress: new Progress(line, true),
    ...(shard && { only: filesOfShard(workspace.root.uri, shard) }),
  });
  await writeFileOf('index', file, inBlocks(indexFields(visits, workspace, line, tally)), line);
  await line.stdout.write(`${readText(tally.files, tally.references)}. Index: ${visible(file)}\n`);

  const problems = isFirst(shard) ? findingsInFiles(workspace, line) : [];
  const errors = problems.filter(isAtLeast('error')).length;
  const advice =
    incompleteAdvice(given, problems, workspace.root) ??
    (errors > 0 ? `${counted(errors, 'error')} in catalogs or objrefs.yaml. Run objrefs check.` : undefined);
  if (advice !== undefined) await line.stderr.write(`objrefs: the index may be incomplete: ${visible(advice)}\n`);
  return advice !== undefined || tally.unreadable + tally.outside > 0 ? EXIT.failure : EXIT.clean;
}

/** The fields of an index, each of which is made when it is written. */
export async function* indexFields(
  visits: AsyncIterable<Visit>,
  workspace: Workspace,
  line: CommandLine,
  tally: IndexTally,
): AsyncGenerator<Uint8Array> {
  const { root, composed, preprocessor } = workspace;
  const indexer = new Indexer(composed.scope.set);
  yield metadata(root.uri, version);
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

async function* inBlocks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
