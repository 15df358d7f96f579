import type { Scope } from '../../core/analysis/document-analysis.ts';
import { newWordDiffBudget } from '../../core/editions/word-diff.ts';
import { identityOf } from '../../core/index/written-references.ts';
import { wording } from '../../core/model/catalog.ts';
import { counted, shortened } from '../../core/resolution/phrases.ts';
import { type ReviewRecord, type Subject, wordingOf } from '../../core/reviews/record.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { datedDocuments } from '../check/dating.ts';
import { type Palette, paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { rewordingLines } from '../pretty.ts';
import { accepted, Refused } from '../refused.ts';
import { openWorkspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';
import { followReviews, goneNote, withReviews } from './followed-reviews.ts';
import { type RecordChange, requireRewritable, writeRecord } from './review-file.ts';
import { prune, type RemovedReview, type ReviewedDocument, stampDocuments } from './reviewed-documents.ts';

export async function review(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const prunes = given.has('prune');
  if (prunes && given.has('objective')) {
    throw new Refused('--prune and --objective cannot be combined');
  }
  const workspace = await openWorkspace(given, line);
  await requireRewritable(workspace, line);
  const objectives = namedObjectives(given.values('objective'), workspace.composed.scope);

  const followed = await followReviews(workspace, line);
  const tally = { files: 0, unreadable: 0 };
  const isDryRun = given.has('dry-run');
  const palette = paletteFor(line, true);
  const write = async (record: ReviewRecord, report: (change: RecordChange) => Iterable<string>) => {
    const written = await writeRecord(workspace, record, line, isDryRun);
    for (const part of report({ ...written, isDryRun, renamed: followed.renamed })) await line.stdout.write(part);
    return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
  };
  if (prunes) {
    const { record, removed } = await prune(workspace, followed, line, tally);
    return write(record, (change) => pruneAsText(removed, change, palette));
  }
  const visits = datedDocuments(withReviews(workspace, followed.record), given, line, tally);
  const { record, documents } = await stampDocuments(workspace, followed.record, objectives, visits);
  const code = await write(record, (change) => stampsAsText(documents, change, palette));
  const note = goneNote(followed, workspace, line);
  if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
  return code;
}

/** The keys (`identityOf`) of the objectives that `--objective` names; undefined without it. */
function namedObjectives(written: readonly string[], scope: Scope): ReadonlySet<string> | undefined {
  if (written.length === 0) return undefined;
  const objectives = new Set<string>();
  for (const text of written) {
    const found = accepted(writtenReferences(text, scope, '--objective'));
    const unknown = found.find(({ resolution }) => resolution.status.startsWith('unknown'));
    if (unknown) {
      const { edition, framework } = unknown.resolution;
      const where = edition?.id ? `${framework.prefix} ${edition.id}` : framework.prefix;
      throw new Refused(`${unknown.reference.number} is not in ${where}; there are no references to review`);
    }
    for (const reference of found) objectives.add(identityOf(reference));
  }
  return objectives;
}

/** The report of reviews: each new or changed objective, by document, and counts of all. */
function* stampsAsText(
  documents: readonly ReviewedDocument[],
  change: RecordChange,
  palette: Palette,
): Iterable<string> {
  yield* renamesAsText(change);
  const budget = newWordDiffBudget();
  for (const { file, stamps, isOutside } of documents) {
    const reported = stamps.filter(({ state }) => state !== 'same');
    if (reported.length > 0 || isOutside) yield `${palette.bold(visibleName(file))}\n`;
    if (isOutside) yield '  outside of the root; not recorded\n';
    for (const { review, state, before } of reported) {
      yield `  ${subjectName(review, palette)}  ${state}  ${visible(shortened(wording(review)))}\n`;
      const older = before && wordingOf(before);
      const lines = older ? rewordingLines({ older, newer: review }, palette, budget) : [];
      for (const text of lines) yield `${text}\n`;
    }
  }
  const all = documents.flatMap(({ stamps }) => stamps);
  const counts = (['new', 'changed', 'same'] as const).map(
    (state) => `${all.filter((stamp) => stamp.state === state).length} ${state === 'same' ? 'unchanged' : state}`,
  );
  const reviewed = documents.filter(({ stamps }) => stamps.length > 0).length;
  const done = change.isDryRun ? 'would be recorded' : 'recorded';
  yield `${counted(reviewed, 'document')}, ${counted(all.length, 'review')} ${done}: ${counts.join(', ')}.\n`;
  const skipped = documents.reduce((sum, document) => sum + document.skipped, 0);
  if (skipped > 0) {
    const are = skipped === 1 ? 'is' : 'are';
    yield `${counted(skipped, 'reference')} ${are} wrong or out of date and not recorded; see objrefs check.\n`;
  }
  const settled = documents.reduce((sum, document) => sum + document.settled, 0);
  if (settled > 0) {
    const [are, their] = settled === 1 ? ['is', 'its'] : ['are', 'their'];
    yield `${counted(settled, 'reused number')} ${change.isDryRun ? 'would be' : are} recorded in ${their} present meaning. `;
    yield 'Where a text was written for an older edition, run objrefs migrate first.\n';
  }
  yield* fileAsText(change);
}

/** The report of `--prune`: the reviews that were removed. */
function* pruneAsText(removed: readonly RemovedReview[], change: RecordChange, palette: Palette): Iterable<string> {
  yield* renamesAsText(change);
  let document: string | undefined;
  for (const { review, what } of removed) {
    if (review.document !== document) {
      document = review.document;
      yield `${palette.bold(visibleName(document))}${what === 'document' ? '  no longer exists' : ''}\n`;
    }
    yield `  ${subjectName(review, palette)}${what === 'document' ? '' : '  no longer cited'}\n`;
  }
  const done = change.isDryRun ? 'would be removed' : 'removed';
  yield `${removed.length === 0 ? 'No reviews' : counted(removed.length, 'review')} ${done}.\n`;
  yield* fileAsText(change);
}

function* renamesAsText({ renamed, isDryRun }: RecordChange): Iterable<string> {
  const move = isDryRun ? 'would move' : 'move';
  for (const [from, to] of renamed) {
    yield `${visibleName(from)} was renamed to ${visibleName(to)}; its reviews ${move} with it.\n`;
  }
}

function* fileAsText({ file, isChanged, isDryRun, isNew }: RecordChange): Iterable<string> {
  if (isDryRun)
    yield isChanged ? `${visibleName(file)} would be written. No files were changed.\n` : 'No files would change.\n';
  else if (isChanged && isNew) {
    yield `${visibleName(file)} was created; commit it. To merge it without conflicts, add this line to .gitattributes:\n`;
    yield `  objrefs.reviews.yaml merge=union\n`;
  }
}

function subjectName({ framework, edition, number }: Subject, palette: Palette): string {
  const pin = edition === undefined ? '' : `:${edition}`;
  return palette.cyan(visible(`${framework}${pin} ${number}`));
}
