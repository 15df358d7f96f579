import { excerpt, type WordChange, type WordDiffBudget } from '../core/editions/word-diff.ts';
import type { Rewording } from '../core/model/diagnostic.ts';
import { counted } from '../core/resolution/phrases.ts';
import { wordingChanges } from '../core/reviews/wording-changes.ts';
import { visible, visibleName } from '../reports/visible-text.ts';
import type { Palette } from './colour.ts';
import { placeText, type ReferenceRow } from './findings.ts';

/* Parts of the reports for people that several commands have. */

/** UTF-16 units of unchanged text that are shown beside a changed word. */
const AROUND = 40;

/** Changed words as `git diff --word-diff=plain` marks them: `[-old-]{+new+}`. On one line. */
export function markedWords(changes: readonly WordChange[], palette: Palette): string {
  return changes
    .map(({ op, text }) => {
      if (op === 'equal') return visible(text);
      return op === 'delete' ? palette.red(`[-${visible(text)}-]`) : palette.green(`{+${visible(text)}+}`);
    })
    .join('');
}

/** What has changed in the wording of an objective: a line for each field, with some words around each change. */
export function rewordingLines(rewording: Rewording, palette: Palette, budget: WordDiffBudget): string[] {
  return wordingChanges(rewording, budget).map(
    ({ field, changes }) => `      ${palette.dim(`${field}:`)} ${markedWords(excerpt(changes, AROUND), palette)}`,
  );
}

/** One reference on a line: its place, number, edition, status and title. */
export function referenceLine(row: ReferenceRow, palette: Palette): string {
  const successors = row.replacedBy.map(({ edition, number }) => (edition ? `${edition} ${number}` : number));
  const status = row.status === 'current' ? palette.dim(row.status) : palette.yellow(row.status);
  const parts = [
    visiblePlace(row, palette),
    visible(`${row.prefix} ${row.number}`),
    visible(row.resolvedEdition ?? row.edition ?? ''),
    successors.length === 0 ? status : `${status} → ${visible(successors.join(', '))}`,
    visible(row.title ?? ''),
  ];
  return `  ${parts.filter((part) => part !== '').join('  ')}`;
}

export function visiblePlace(place: Parameters<typeof placeText>[0], palette: Palette): string {
  return palette.cyan(visibleName(placeText(place)));
}

/** `2 files, 1 reference`. */
export function readText(files: number, references: number): string {
  return `${counted(files, 'file')}, ${counted(references, 'reference')}`;
}

export const fileHeading = (file: string, palette: Palette): string => `${palette.bold(visibleName(file))}\n`;

/** A heading for each file, and below it the texts of its items, which come in the order of files. */
export function* byFile<Item extends { readonly file: string }>(
  items: Iterable<Item>,
  palette: Palette,
  textOf: (item: Item) => string,
): Iterable<string> {
  let last: string | undefined;
  for (const item of items) {
    if (item.file !== last) yield fileHeading(item.file, palette);
    last = item.file;
    yield `${textOf(item)}\n`;
  }
}

/** Nothing else shows it, and a new line may have an old text. */
export function* takenAsNewText(count: number): Iterable<string> {
  if (count === 0) return;
  const [them, lines] = count === 1 ? ['it', 'its line is'] : ['them', 'their lines are'];
  yield `${counted(count, 'reference')} to reused numbers taken as new, because ${lines} not committed, or newer than the edition. To list ${them}, add --no-git.\n`;
}

export function* recordedText(count: number, isDryRun: boolean): Iterable<string> {
  if (count === 0) return;
  yield `${counted(count, 'meaning')} of reused numbers ${isDryRun ? 'would be ' : ''}recorded in objrefs.reviews.yaml.\n`;
}
