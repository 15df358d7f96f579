import { parseReviews, reviewsText } from '../../catalog/configuration/reviews-text.ts';
import { l10n } from '../../core/base/l10n.ts';
import { type ReviewRecord, tidy } from '../../core/reviews/record.ts';
import { lineEdit } from '../../core/text/line-edit.ts';
import type { RenamedFile } from '../../features/rename.ts';
import type { Session } from '../session/session.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';

/** Why something was not done, for a person. */
export interface Refused {
  readonly message: string;
}

export interface OpenedRecord {
  readonly before: ReviewRecord;
  /** Undefined where there is no file. */
  readonly text: string | undefined;
  readonly uri: string;
  readonly version: number | null;
}

/** The record as it is now, in the editor or on disk. */
export async function openRecord(session: Session, reviewsUri: string): Promise<OpenedRecord | Refused> {
  const found = await currentText(reviewsUri, session.texts);
  if (!found) {
    const isThere = (await session.fileSystem.stat(reviewsUri).catch(() => undefined)) !== undefined;
    if (isThere) return { message: l10n.t('Nothing was recorded: {0} is no text file.', reviewsUri) };
    return { before: [], text: undefined, uri: session.clientUri(reviewsUri), version: null };
  }
  const { record: before, problems, isRewritable } = await parseReviews(reviewsUri, found.text);
  if (before && isRewritable) return { before, text: found.text, uri: found.uri, version: found.version };
  const line = (problems[0]?.range.start.line ?? 0) + 1;
  const message = l10n.t('Nothing was recorded: objrefs.reviews.yaml, line {0}: {1}', line, problems[0]?.message ?? '');
  return { message };
}

/** The edit by which a root's record says something else; undefined where it says the same, or is not ours to write. */
export async function recordWith(
  change: (record: ReviewRecord) => ReviewRecord,
  { state: { loaded } }: Project<ProjectState>,
  texts: Parameters<typeof currentText>[1],
): Promise<Pick<RenamedFile, 'uri' | 'version' | 'edits'> | undefined> {
  const found = loaded.reviews ? await currentText(loaded.reviewsUri, texts) : undefined;
  if (!found) return undefined;
  const { record, isRewritable } = await parseReviews(loaded.reviewsUri, found.text);
  if (!record || !isRewritable) return undefined;
  const { uri, version, text } = found;
  const after = change(record);
  if (JSON.stringify(after) === JSON.stringify(tidy(record))) return undefined;
  const edit = lineEdit(text, reviewsText(after, text.includes('\r\n') ? '\r\n' : '\n'));
  return edit ? { uri, version, edits: [edit] } : undefined;
}
