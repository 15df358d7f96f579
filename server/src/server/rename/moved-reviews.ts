import { withRenames } from '../../core/reviews/stamp.ts';
import type { FileEdits } from '../../features/workspace-edit.ts';
import { type Move, movedUri } from '../../loader/moved-catalogs.ts';
import { join, relativePath } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { recordWith } from './review-record.ts';

/** The edits by which documents that move within a root keep their reviews; undefined where none has any. */
export async function movedReviews(
  session: Session,
  project: Project<ProjectState>,
  moves: readonly Move[],
): Promise<FileEdits | undefined> {
  const {
    uri: folder,
    state: { loaded },
  } = project;
  if (folder === null || !loaded.reviews) return undefined;
  // What moves with its root has the same path in it.
  const within = moves.filter(({ from }) => relativePath(from, folder) === undefined);
  const renames = new Map<string, string>();
  for (const document of new Set(loaded.reviews.map((review) => review.document))) {
    const to = movedUri(join(folder, document), within);
    const path = to === undefined ? undefined : relativePath(folder, to);
    if (path !== undefined) renames.set(document, path);
  }
  if (renames.size === 0) return undefined;
  const moved = await recordWith((record) => withRenames(record, renames), project, session.texts);
  if (!moved) return undefined;
  const { uri, version, edits } = moved;
  return { document: { uri: session.clientUri(uri), version }, edits };
}
