import { parseReviews, reviewsText } from '../../catalog/configuration/reviews-text.ts';
import type { Scope } from '../../core/analysis/document-analysis.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { writeWhole } from '../../node/write-file.ts';
import { toPath } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { displayPath } from '../paths.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { identityOf, writtenReferences } from '../written-reference.ts';
import { followReviews, goneNote } from './followed-reviews.ts';
import { pruneAsText, type RecordChange, stampsAsText } from './review-report.ts';
import { prune, stampDocuments } from './reviewed-documents.ts';

/** `objrefs review`. */
export async function review(given: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const prunes = given.has('prune');
  if (prunes && given.has('objective')) {
    return new Refusal('--prune and --objective cannot be combined');
  }
  const workspace = await openWorkspace(given, line);
  if (isRefusal(workspace)) return workspace;
  const broken = await whyNotRewritable(workspace, line);
  if (broken) return broken;
  const objectives = namedObjectives(given.values('objective'), workspace.composed.scope);
  if (isRefusal(objectives)) return objectives;

  const followed = await followReviews(workspace, line);
  const tally = { files: 0, unreadable: 0 };
  const isDryRun = given.has('dry-run');
  const palette = paletteFor(line, true);
  const write = async (record: ReviewRecord, report: (change: RecordChange) => Iterable<string>) => {
    const written = await writeRecord(workspace, record, line, isDryRun);
    if (isRefusal(written)) return written;
    for (const part of report({ ...written, isDryRun, renamed: followed.renamed })) await line.stdout.write(part);
    return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
  };
  if (prunes) {
    const { record, removed } = await prune(workspace, followed, line, tally);
    return write(record, (change) => pruneAsText(removed, change, palette));
  }
  const { record, documents } = await stampDocuments(workspace, followed.record, objectives, line, tally);
  const code = await write(record, (change) => stampsAsText(documents, change, palette));
  const note = goneNote(followed, workspace, line);
  if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
  return code;
}

/** The keys (`identityOf`) of the objectives that `--objective` names; undefined without it. */
function namedObjectives(written: readonly string[], scope: Scope): Result<ReadonlySet<string> | undefined> {
  if (written.length === 0) return undefined;
  const objectives = new Set<string>();
  for (const text of written) {
    const found = writtenReferences(text, scope, '--objective');
    if (isRefusal(found)) return found;
    for (const reference of found) objectives.add(identityOf(reference));
  }
  return objectives;
}

/** Refuses to write a record that was not read as a whole: the rest would be lost. The sides of a merge conflict are joined. */
async function whyNotRewritable({ root }: Workspace, line: CommandLine): Promise<Refusal | undefined> {
  const { reviews } = root.files;
  if (!reviews) return undefined;
  const read = reviews.text === null ? reviews : await parseReviews(root.reviewsUri, reviews.text);
  if ('isRewritable' in read && read.isRewritable) return undefined;
  const { range, message } = read.problems.find(({ fixes }) => fixes.length === 0) ?? read.problems[0]!;
  const place = `${displayPath(root.reviewsUri, line)}:${range.start.line + 1}:${range.start.character + 1}`;
  return new Refusal(`${place}: ${message} The reviews were not changed.`);
}

/** Writes the record if that changes its file, as a whole or not at all. */
async function writeRecord(
  { root }: Workspace,
  record: ReviewRecord,
  line: CommandLine,
  isDryRun: boolean,
): Promise<Result<Omit<RecordChange, 'isDryRun' | 'renamed'>>> {
  const file = displayPath(root.reviewsUri, line);
  const before = root.files.reviews?.text ?? null;
  const text = reviewsText(record, before?.includes('\r\n') ? '\r\n' : '\n');
  const isChanged = before === null ? record.length > 0 : text !== before;
  if (isChanged && !isDryRun) {
    try {
      await writeWhole(toPath(root.reviewsUri), Buffer.from(text));
    } catch (error) {
      return new Refusal(`cannot write ${file}: ${reasonOf(error)}`);
    }
  }
  return { file, isChanged, isNew: before === null };
}
