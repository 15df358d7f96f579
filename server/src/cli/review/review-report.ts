import { newWordDiffBudget } from '../../core/editions/word-diff.ts';
import { wording } from '../../core/model/catalog.ts';
import { counted, shortened } from '../../core/resolution/phrases.ts';
import { type Subject, wordingOf } from '../../core/reviews/record.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';
import { rewordingLines } from '../pretty.ts';
import type { RemovedReview, ReviewedDocument } from './reviewed-documents.ts';

/** The change of the record's file. */
export interface RecordChange {
  /** Its name for reports. */
  readonly file: string;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  readonly isNew: boolean;
  /** From old paths to new ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The report of reviews: each new or changed objective, by document, and counts of all. */
export function* stampsAsText(
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
  yield* fileAsText(change);
}

/** The report of `--prune`: the reviews that were removed. */
export function* pruneAsText(
  removed: readonly RemovedReview[],
  change: RecordChange,
  palette: Palette,
): Iterable<string> {
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
