import { parseReviews, reviewsText } from '../../catalog/configuration/reviews-text.ts';
import type { Scope } from '../../core/analysis/document-analysis.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { writeWhole } from '../../node/write-file.ts';
import { toPath } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { fail } from '../output.ts';
import { displayPath } from '../paths.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { identityOf, writtenReferences } from '../written-reference.ts';
import { followReviews, goneNote } from './followed-reviews.ts';
import { prune } from './prune.ts';
import { pruneAsText, type RecordChange, stampsAsText } from './review-report.ts';
import { stampDocuments } from './reviewed-documents.ts';

/** `objrefs review`. */
export async function review(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const prunes = given.has('prune');
  if (prunes && given.has('objective')) {
    return fail(line, { failure: '--prune drops everything that is stale, and takes no --objective.' });
  }
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const broken = await whyNotRewritable(workspace, line);
  if (broken) return fail(line, broken);
  const wanted = wantedObjectives(given.values('objective'), workspace.composed.scope);
  if (wanted && 'failure' in wanted) return fail(line, wanted);

  const followed = await followReviews(workspace, line);
  const tally = { files: 0, unreadable: 0 };
  const isDryRun = given.has('dry-run');
  const palette = paletteFor(line, true);
  const write = async (record: ReviewRecord, report: (change: RecordChange) => Iterable<string>): Promise<ExitCode> => {
    const written = await writeRecord(workspace, record, line, isDryRun);
    if ('failure' in written) return fail(line, written);
    for (const part of report({ ...written, isDryRun, renamed: followed.renamed })) await line.stdout.write(part);
    return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
  };
  if (prunes) {
    const { record, dropped } = await prune(workspace, followed, line, tally);
    return write(record, (change) => pruneAsText(dropped, change, palette));
  }
  const { record, documents } = await stampDocuments(workspace, followed.record, wanted, line, tally);
  const code = await write(record, (change) => stampsAsText(documents, change, palette));
  const note = goneNote(followed, workspace, line);
  if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
  return code;
}

/** What `--objective` names, by `identityOf`; undefined without it. */
function wantedObjectives(written: readonly string[], scope: Scope): ReadonlySet<string> | Failure | undefined {
  if (written.length === 0) return undefined;
  const wanted = new Set<string>();
  for (const text of written) {
    const found = writtenReferences(text, scope, '--objective');
    if ('failure' in found) return found;
    for (const reference of found) wanted.add(identityOf(reference));
  }
  return wanted;
}

/** A record of which something was not understood would lose that; the sides of a merge conflict are joined. */
async function whyNotRewritable({ root }: Workspace, line: CommandLine): Promise<Failure | undefined> {
  const { reviews } = root.files;
  if (!reviews) return undefined;
  const read = reviews.text === null ? reviews : await parseReviews(root.reviewsUri, reviews.text);
  if ('isRewritable' in read && read.isRewritable) return undefined;
  const { range, message } = read.problems.find(({ fixes }) => fixes.length === 0) ?? read.problems[0]!;
  const place = `${displayPath(root.reviewsUri, line)}:${range.start.line + 1}:${range.start.character + 1}`;
  return { failure: `${place}: ${message} Nothing was recorded.` };
}

/** Writes the record where that changes its file, all of it or nothing. */
async function writeRecord(
  { root }: Workspace,
  record: ReviewRecord,
  line: CommandLine,
  isDryRun: boolean,
): Promise<Omit<RecordChange, 'isDryRun' | 'renamed'> | Failure> {
  const file = displayPath(root.reviewsUri, line);
  const before = root.files.reviews?.text ?? null;
  const text = reviewsText(record, before?.includes('\r\n') ? '\r\n' : '\n');
  const isChanged = before === null ? record.length > 0 : text !== before;
  if (isChanged && !isDryRun) {
    try {
      await writeWhole(toPath(root.reviewsUri), Buffer.from(text));
    } catch (error) {
      return { failure: `${file} cannot be written: ${reasonOf(error)}.` };
    }
  }
  return { file, isChanged, isNew: before === null };
}
