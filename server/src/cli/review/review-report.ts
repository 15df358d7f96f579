import type { WordDiffBudget } from '../../core/editions/word-diff.ts';
import { excerpt, newWordDiffBudget } from '../../core/editions/word-diff.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Rewording } from '../../core/model/diagnostic.ts';
import { counted, shortened } from '../../core/resolution/phrases.ts';
import { type Subject, wordingOf } from '../../core/reviews/record.ts';
import { wordingChanges } from '../../core/reviews/rewording.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';
import { markedWords } from '../pretty.ts';
import type { Dropped } from './prune.ts';
import type { ReviewedDocument } from './reviewed-documents.ts';

/** What became of the file of the record. */
export interface RecordChange {
  /** Its name for reports. */
  readonly file: string;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  readonly isNew: boolean;
  /** From old paths to new ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** How much of what stays is shown beside each changed word, in UTF-16 units. */
const AROUND = 40;

/** What was reviewed: each objective that is new or has changed, by document, and counts of all. */
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
    if (isOutside) yield '  outside of the root, not recorded\n';
    for (const { review, state, before } of reported) {
      yield `  ${subjectName(review, palette)}  ${state}  ${visible(shortened(wording(review)))}\n`;
      const older = before && wordingOf(before);
      if (older) yield* changesOf({ older, newer: review }, budget, palette);
    }
  }
  const all = documents.flatMap(({ stamps }) => stamps);
  const counts = (['new', 'changed', 'same'] as const).map(
    (state) => `${all.filter((stamp) => stamp.state === state).length} ${state === 'same' ? 'as before' : state}`,
  );
  const reviewed = documents.filter(({ stamps }) => stamps.length > 0).length;
  const done = change.isDryRun ? 'would be recorded' : 'recorded';
  yield `${counted(reviewed, 'document')}, ${counted(all.length, 'review')} ${done}: ${counts.join(', ')}.\n`;
  const left = documents.reduce((sum, document) => sum + document.left, 0);
  if (left > 0) {
    const is = left === 1 ? 'is' : 'are';
    yield `${counted(left, 'reference')} ${is} wrong or out of date, and not recorded: see objrefs check.\n`;
  }
  yield* fileAsText(change);
}

/** What was dropped from the record. */
export function* pruneAsText(dropped: readonly Dropped[], change: RecordChange, palette: Palette): Iterable<string> {
  yield* renamesAsText(change);
  let document: string | undefined;
  for (const { review, what } of dropped) {
    if (review.document !== document) {
      document = review.document;
      yield `${palette.bold(visibleName(document))}${what === 'document' ? '  gone' : ''}\n`;
    }
    yield `  ${subjectName(review, palette)}${what === 'document' ? '' : '  cited no more'}\n`;
  }
  const done = change.isDryRun ? 'would be dropped' : 'dropped';
  yield dropped.length === 0 ? 'Nothing is stale.\n' : `${counted(dropped.length, 'review')} ${done}.\n`;
  yield* fileAsText(change);
}

function* renamesAsText({ renamed, isDryRun }: RecordChange): Iterable<string> {
  const go = isDryRun ? 'would go' : 'go';
  for (const [from, to] of renamed)
    yield `${visibleName(from)} is ${visibleName(to)} now: its reviews ${go} with it.\n`;
}

function* fileAsText({ file, isChanged, isDryRun, isNew }: RecordChange): Iterable<string> {
  if (isDryRun)
    yield isChanged ? `${visibleName(file)} would be written. Nothing was changed.\n` : 'Nothing would change.\n';
  else if (isChanged && isNew) {
    yield `${visibleName(file)} is new: commit it. With this line in .gitattributes, merges of it never stop:\n`;
    yield `  objrefs.reviews.yaml merge=union\n`;
  }
}

function subjectName({ framework, edition, number }: Subject, palette: Palette): string {
  const pin = edition === undefined ? '' : `:${edition}`;
  return palette.cyan(visible(`${framework}${pin} ${number}`));
}

function* changesOf(rewording: Rewording, budget: WordDiffBudget, palette: Palette): Iterable<string> {
  for (const { field, changes } of wordingChanges(rewording, budget)) {
    yield `      ${palette.dim(`${field}:`)} ${markedWords(excerpt(changes, AROUND), palette)}\n`;
  }
}
