import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import { walkDocuments } from '../../loader/documents.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { isRecordFile } from '../../loader/root.ts';
import { fileBehind, nameOf, normalise, officeFileOf } from '../../uri/uris.ts';
import { BackgroundSlice } from '../progress/time-slice.ts';
import type { Work } from '../progress/with-progress.ts';
import type { Documents } from './documents.ts';
import type { Project } from './project.ts';
import type { Workspace } from './workspace.ts';

/**
 * The open documents of a project. A notebook is one document, its cells: its file does not count beside them, nor does an
 * office file beside its text.
 */
interface OpenTexts {
  /** Those that are not excluded, in the order in which they were opened. */
  readonly documents: readonly LineDocument[];
  /** Normalised URIs of all open documents, and of the files behind them: what is on disk there does not count. */
  readonly files: ReadonlySet<string>;
}

export function openTexts(
  project: Project,
  { documents, workspace }: { readonly documents: Documents; readonly workspace: Workspace },
): OpenTexts {
  const uris = documents.uris();
  const behind = new Set(uris.flatMap((uri) => fileBehind(uri, project.uri) ?? []));
  const isOpen = ({ uri: own }: LineDocument): boolean => {
    const uri = normalise(own);
    return workspace.projectOf(uri) === project && !workspace.isExcluded(uri) && !behind.has(uri);
  };
  return { documents: documents.all().filter(isOpen), files: new Set([...uris, ...behind]) };
}

interface ProjectTextsOptions {
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  /** When lines of a text that is not open were written, where that matters. */
  readonly lineDates?: { date(analysis: DocumentAnalysis, text: string): Promise<DocumentAnalysis> };
  /** Logs what could not be read, in a sentence. */
  readonly warn: (message: string) => void;
}

/**
 * Examines every text of a project that edits of many files may change: the files that the command line reads in the
 * folder, and all open documents of the project as they are in the editor, but not catalogs, configuration or baseline.
 * All are analysed in one scope, and open documents after the last wait, so that results fit them when the promise
 * resolves.
 *
 * @param examine returns null to leave a document out
 * @returns the results in the order of the files' paths. Rejects when the signal is aborted.
 */
export async function examineTexts<T>(
  project: Project,
  options: ProjectTextsOptions,
  { lookedAt, signal }: Work,
  examine: (document: FeatureDocument, scope: Scope) => T | null,
): Promise<readonly T[]> {
  for (;;) {
    // Files may have changed on disk without an event.
    project.reload('texts', 0);
    await project.settled();
    const { state } = project;
    const { scope } = state;
    const found = new Map<string, T>();
    const keep = (uri: string, document: FeatureDocument) => {
      const examined = examine(document, scope);
      if (examined !== null) found.set(uri, examined);
    };
    const slice = new BackgroundSlice();
    let files = 0;
    for await (const { uri, text } of closedTexts(project, options, signal)) {
      const lines = linesOfFile(nameOf(uri), text);
      const analysis = new DocumentAnalysis(lines, scope, uri, metadataOf(uri, state));
      const dated = (await options.lineDates?.date(analysis, text)) ?? analysis;
      keep(uri, { uri, version: null, lines, analysis: dated });
      lookedAt(++files);
      await slice.pause();
      signal.throwIfAborted();
    }
    signal.throwIfAborted();
    // A catalog or the review record has changed while files were read: the results are out of date.
    if (project.state.scope !== scope || project.state.reviewsOf !== state.reviewsOf) continue;
    const open = openTexts(project, options);
    for (const uri of open.files) found.delete(uri);
    for (const document of open.documents) {
      const uri = normalise(document.uri);
      if (!isOurs(uri, options.workspace) && officeFileOf(uri) === undefined)
        keep(uri, options.documents.analyse(document, state));
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, examined]) => examined);
  }
}

/** The text files on disk that are not open. */
async function* closedTexts(project: Project, options: ProjectTextsOptions, signal: AbortSignal) {
  const { workspace, documents, fileSystem, warn } = options;
  const folder = project.uri;
  if (folder === null) return;
  const { exclude, limits } = project.state.policy;
  const found = walkDocuments(fileSystem, folder, [folder], {
    exclude,
    maxFileSize: limits.fileSize,
    isBarred: project.state.loaded.isBarred,
    only: (uri) => workspace.projectOf(uri) === project && !documents.get(uri) && !isOurs(uri, workspace),
    signal,
  });
  for await (const one of found) {
    if (one.kind === 'text' && isFaithful(one.text)) yield one;
    else if (one.kind === 'text') warn(l10n.t('{0} was skipped because it is not encoded in UTF-8.', one.uri));
    else if (one.kind === 'unreadable') warn(l10n.t('{0} cannot be read: {1}.', one.uri, one.reason));
  }
}

/** Bytes that are not UTF-8 have become U+FFFD, and an editor that reads the file in the same way would save that. */
const isFaithful = (text: string): boolean => !text.includes('\uFFFD');

/** Catalogs and configuration define objectives, and records list findings: neither cites anything. */
export function isOurs(uri: string, workspace: Workspace): boolean {
  return isRecordFile(nameOf(uri)) || workspace.readersOf(uri).length > 0;
}
