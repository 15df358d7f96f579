import { parseReviews, reviewsText } from '../../catalog/configuration/reviews-text.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { writeWhole } from '../../node/write-file.ts';
import { toPath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { displayPath } from '../paths.ts';
import { Refused } from '../refused.ts';
import { type Workspace, whyNotFollowed } from '../workspace.ts';

/** Refuses to write a record that was not read as a whole: the rest would be lost. The sides of a merge conflict are joined. */
export async function requireRewritable({ root }: Workspace, line: CommandLine): Promise<void> {
  const { reviews } = root.files;
  if (!reviews) return;
  const read = reviews.text === null ? reviews : await parseReviews(root.reviewsUri, reviews.text);
  if ('isRewritable' in read && read.isRewritable) return;
  const { range, message } = read.problems.find(({ fixes }) => fixes.length === 0) ?? read.problems[0]!;
  const place = `${displayPath(root.reviewsUri, line)}:${range.start.line + 1}:${range.start.character + 1}`;
  throw new Refused(`${place}: ${message} The reviews were not changed.`);
}

/** Writes the record if that changes its file, as a whole or not at all. @param before its text; null: there is no file */
export async function writeRecord(
  workspace: Workspace,
  record: ReviewRecord,
  line: CommandLine,
  isDryRun: boolean,
  before = workspace.root.files.reviews?.text ?? null,
): Promise<WrittenRecord> {
  const { root } = workspace;
  const file = displayPath(root.reviewsUri, line);
  const text = reviewsText(record, before?.includes('\r\n') ? '\r\n' : '\n');
  const isChanged = before === null ? record.length > 0 : text !== before;
  if (isChanged && !isDryRun) {
    const barred = await whyNotFollowed(workspace, root.reviewsUri);
    if (barred) throw new Refused(`${file}: ${barred.message}`);
    try {
      await writeWhole(toPath(root.reviewsUri), [text]);
    } catch (error) {
      throw new Refused(`cannot write ${file}: ${reasonOf(error)}`);
    }
  }
  return { file, isChanged, isNew: before === null, text: isChanged ? text : before };
}

/** With the text of the file; null: there is none. */
export type WrittenRecord = Omit<RecordChange, 'isDryRun' | 'renamed'> & { readonly text: string | null };

export interface RecordChange {
  /** Its name for reports. */
  readonly file: string;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  readonly isNew: boolean;
  /** From old paths to new ones. */
  readonly renamed: ReadonlyMap<string, string>;
}
