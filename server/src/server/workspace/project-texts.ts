import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import { linesOf } from '../../core/model/text.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { type AnalysisInputs, metadataOf } from '../../loader/document-metadata.ts';
import { walkDocuments } from '../../loader/documents.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import type { Work } from '../progress/work.ts';
import type { Documents } from './documents.ts';
import type { Project } from './project.ts';
import type { ProjectState } from './project-state.ts';
import type { Workspace } from './workspace.ts';

export interface ProjectTextsOptions {
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  /** Something could not be read: a sentence. */
  readonly warn: (message: string) => void;
}

/**
 * Examines every text of a root that may be mended as a whole: what the command line reads of the folder, and all open
 * documents of the root as they are in the editor. No catalogs, no configuration, no baseline. All are judged by one
 * scope, and all open ones after the last wait, so that what is found fits them when the promise resolves.
 *
 * @param examine gives null for what does not matter
 * @returns what was found, by the files in the order of their paths. Rejects when the signal is aborted.
 */
export async function examineTexts<T>(
  project: Project<ProjectState>,
  options: ProjectTextsOptions,
  { lookedAt, signal }: Work,
  examine: (document: FeatureDocument, scope: Scope) => T | null,
): Promise<readonly T[]> {
  for (;;) {
    // Nobody may have told of what changed on disk.
    project.reload('texts', 0);
    await project.settled();
    const { state } = project;
    const { scope } = state;
    const found = new Map<string, T>();
    const keep = (uri: string, document: FeatureDocument) => {
      const examined = examine(document, scope);
      if (examined !== null) found.set(uri, examined);
    };
    const slice = new TimeSlice();
    let files = 0;
    for await (const { uri, text } of closedTexts(project, options, signal)) {
      keep(uri, { uri, version: null, ...analysed(text, state, uri) });
      lookedAt(++files);
      await slice.pause();
      signal.throwIfAborted();
    }
    signal.throwIfAborted();
    // While files were read, somebody worked on a catalog or the record: what was found holds no longer.
    if (project.state.scope !== scope || project.state.reviewsOf !== state.reviewsOf) continue;
    for (const { uri, document } of openTexts(project, options)) {
      found.delete(uri);
      if (document) keep(uri, options.documents.analyse(document, state));
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, examined]) => examined);
  }
}

function analysed(text: string, state: AnalysisInputs, uri: string): Pick<FeatureDocument, 'lines' | 'analysis'> {
  const lines = linesOf(text);
  return { lines, analysis: new DocumentAnalysis(lines, state.scope, uri, metadataOf(uri, state)) };
}

/** The text files on disk that are not open. */
async function* closedTexts(project: Project<ProjectState>, options: ProjectTextsOptions, signal: AbortSignal) {
  const { workspace, documents, fileSystem, warn } = options;
  const folder = project.uri;
  if (folder === null) return;
  const { exclude, limits } = project.state.policy;
  const found = walkDocuments(fileSystem, folder, [folder], {
    exclude,
    maxFileSize: limits.fileSize,
    only: (uri) => workspace.projectOf(uri) === project && !documents.get(uri) && !isOurs(uri, workspace),
    signal,
  });
  for await (const one of found) {
    if (one.kind === 'text' && isFaithful(one.text)) yield one;
    else if (one.kind === 'text') warn(l10n.t('{0} was skipped because it is not encoded in UTF-8.', one.uri));
    else if (one.kind === 'unreadable') warn(l10n.t('{0} cannot be read: {1}.', one.uri, one.reason));
  }
}

/** Bytes of other encodings became U+FFFD. An editor that takes the file for UTF-8 as well would save them as that. */
const isFaithful = (text: string): boolean => !text.includes('\uFFFD');

/** All open documents by their normalised URIs; those that may not be changed without their text. */
function openTexts(project: Project<ProjectState>, { workspace, documents }: ProjectTextsOptions) {
  return documents.all().map((document) => {
    const uri = normalise(document.uri);
    const isMeant = workspace.projectOf(uri) === project && !isOurs(uri, workspace) && !workspace.isExcluded(uri);
    return { uri, document: isMeant ? document : null };
  });
}

/** Catalogs and the configuration say what they say, and records cite what was found. */
export function isOurs(uri: string, workspace: Workspace): boolean {
  return isRecordFile(nameOf(uri)) || workspace.readersOf(uri).length > 0;
}
