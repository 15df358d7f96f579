import type { LineDocument } from '../../core/text/line-document.ts';
import { fileBehind, normalise } from '../../uri/uris.ts';
import type { Documents } from './documents.ts';
import type { Project } from './project.ts';
import type { Workspace } from './workspace.ts';

/**
 * The open documents of a project. A notebook is one document, its cells: its file does not count beside them, nor does an
 * office file beside its text.
 */
export interface OpenTexts {
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
