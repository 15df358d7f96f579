import { parseReviews, reviewsText } from '../../catalog/configuration/reviews-text.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { type MeaningsAfter, withMeanings } from '../../core/fixing/meanings-after.ts';
import { type ReviewRecord, tidy, withRenames } from '../../core/reviews/record.ts';
import { lineEdit } from '../../core/text/edits.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import type { FileEdits } from '../../features/lsp/workspace-edit.ts';
import { type Move, movedUri } from '../../loader/moved-catalogs.ts';
import { join, normalise, relativePath } from '../../uri/uris.ts';
import { currentText, type Files } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';

interface OpenedRecord {
  readonly before: ReviewRecord;
  /** Undefined where there is no file. */
  readonly text: string | undefined;
  /** As the client spells it; of a file that does not exist, as given. */
  readonly uri: string;
  readonly version: number | null;
}

/** The record as it is now, in the editor or on disk. Refused where it cannot be read or rewritten. */
export async function openRecord(files: Files, reviewsUri: string): Promise<Result<OpenedRecord>> {
  const found = await currentText(reviewsUri, files);
  if (!found) {
    const exists = (await files.fileSystem.stat(reviewsUri).catch(() => undefined)) !== undefined;
    if (exists) return new Refusal(l10n.t('No review recorded: {0} is not a text file.', reviewsUri));
    return { before: [], text: undefined, uri: reviewsUri, version: null };
  }
  const { value: before, problems, isRewritable } = await parseReviews(reviewsUri, found.text);
  if (before && isRewritable) return { before, text: found.text, uri: found.uri, version: found.version };
  const line = (problems[0]?.range.start.line ?? 0) + 1;
  const message = problems[0]?.message ?? '';
  return new Refusal(l10n.t('No review recorded: objrefs.reviews.yaml, line {0}: {1}', line, message));
}

/**
 * The edit that changes the record of a project, or creates it; undefined where nothing changes. Refused where the record
 * cannot be read, rewritten or created.
 */
export async function recordEdit(
  change: (record: ReviewRecord) => ReviewRecord,
  { state: { loaded } }: Project,
  files: Files & { readonly support: Pick<ClientSupport, 'createFiles'> },
): Promise<Result<FileEdits | undefined>> {
  const opened = await openRecord(files, loaded.reviewsUri);
  if (isRefusal(opened)) return opened;
  const { before, text, uri, version } = opened;
  const after = change(before);
  if (JSON.stringify(after) === JSON.stringify(tidy(before))) return undefined;
  const edit = lineEdit(text ?? '', reviewsText(after, text?.includes('\r\n') ? '\r\n' : '\n'));
  if (text !== undefined || files.support.createFiles) {
    return edit ? { uri, version, edits: [edit], ...(text === undefined && { isNew: true }) } : undefined;
  }
  return new Refusal(
    l10n.t('{0} does not exist, and this editor cannot create files. Run objrefs review once.', loaded.reviewsUri),
  );
}

/**
 * The edit that records what edits of documents settle and leave open about reused numbers (`withMeanings`); undefined where
 * nothing changes. Refused as by `recordEdit`.
 *
 * @param edited documents by their URIs; those outside of the project have no reviews
 */
export async function meaningsEdit(
  edited: readonly { readonly uri: string; readonly meanings: readonly MeaningsAfter[] }[],
  project: Project,
  files: Parameters<typeof recordEdit>[2],
): Promise<Result<FileEdits | undefined>> {
  const root = project.uri;
  const inProject = edited.flatMap(({ uri, meanings }) => {
    const document = root === null ? undefined : relativePath(root, normalise(uri));
    return document === undefined ? [] : [{ document, meanings }];
  });
  const all = inProject.flatMap(({ meanings }) => meanings);
  const hasRecord = (project.state.loaded.reviews ?? []).length > 0;
  if (all.length === 0 || !(hasRecord || all.some(({ reviews }) => reviews.length > 0))) return undefined;
  return recordEdit((before) => withMeanings(before, inProject), project, files);
}

/** The edit that changes the record of a project; undefined where nothing changes, or where it cannot be rewritten. */
export async function recordWith(
  change: (record: ReviewRecord) => ReviewRecord,
  project: Project,
  { documents, fileSystem }: Files,
): Promise<FileEdits | undefined> {
  if (!project.state.loaded.reviews) return undefined;
  const edit = await recordEdit(change, project, { documents, fileSystem, support: { createFiles: false } });
  return isRefusal(edit) ? undefined : edit;
}

/** The edit by which documents that move within a project keep their reviews; undefined where none has any. */
export async function recordAfterMoves(
  moves: readonly Move[],
  project: Project,
  files: Files,
): ReturnType<typeof recordWith> {
  const {
    uri: folder,
    state: { loaded },
  } = project;
  if (folder === null || !loaded.reviews) return undefined;
  // A document that moves together with the folder keeps its path in it.
  const within = moves.filter(({ from }) => relativePath(from, folder) === undefined);
  const renames = new Map<string, string>();
  for (const document of new Set(loaded.reviews.map((review) => review.document))) {
    const to = movedUri(join(folder, document), within);
    const path = to === undefined ? undefined : relativePath(folder, to);
    if (path !== undefined) renames.set(document, path);
  }
  return renames.size === 0 ? undefined : recordWith((record) => withRenames(record, renames), project, files);
}
