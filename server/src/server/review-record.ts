import { parseReviews } from '../catalog/parse-reviews.ts';
import type { ReviewRecord } from '../core/reviews/record.ts';
import { currentText } from './current-text.ts';
import type { Session } from './session.ts';

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
    if (isThere) return { message: `Nothing was recorded: ${reviewsUri} is no text file.` };
    return { before: [], text: undefined, uri: session.clientUri(reviewsUri), version: null };
  }
  const { record: before, problems, isRewritable } = await parseReviews(reviewsUri, found.text);
  if (before && isRewritable) return { before, text: found.text, uri: found.uri, version: found.version };
  const line = (problems[0]?.range.start.line ?? 0) + 1;
  const message = `Nothing was recorded: objrefs.reviews.yaml, line ${line}: ${problems[0]?.message ?? ''}`;
  return { message };
}
