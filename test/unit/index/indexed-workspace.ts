import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import type { Range } from '../../../server/src/core/model/text.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { WorkspaceIndex } from '../../../server/src/server/index/workspace-index.ts';
import type { IndexStore } from '../../../server/src/server/lsp/runtime.ts';
import { QUIETLY } from '../../../server/src/server/progress/with-progress.ts';
import { Workspace } from '../../../server/src/server/workspace/workspace.ts';
import { normalise } from '../../../server/src/uri/uris.ts';
import { OpenDocuments } from './open-documents.ts';

/** A workspace with its index, without a client. */
export class IndexedWorkspace {
  readonly open: OpenDocuments;
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly failures: string[] = [];

  /** @param store where indexes are kept: outside of all folders */
  constructor(files: FileSystem, folders: readonly string[], open = new OpenDocuments(), store?: IndexStore) {
    const { documents } = open;
    this.open = open;
    const failed = (error: unknown) => void this.failures.push(error instanceof Error ? `${error.stack}` : `${error}`);
    this.workspace = new Workspace({
      shipped: shippedCatalogs,
      fileSystem: files,
      watched: true,
      openUris: () => documents.all().map(({ uri }) => normalise(uri)),
      openText: (uri) => documents.get(uri)?.getText(),
      isTrusted: () => true,
      settingsFor: async () => null,
      changed() {},
      failed,
    });
    this.workspace.setFolders(folders.map((path) => normalise(`file://${path}`)));
    this.index = new WorkspaceIndex({
      workspace: this.workspace,
      documents,
      fileSystem: files,
      warn: failed,
      storage: store && { uri: 'file:///storage', open: async () => store },
      withProgress: (search) => search(QUIETLY),
    });
    this.workspace.reload();
  }

  /** Every reference of every root, sorted. */
  async references(): Promise<string[]> {
    const found: string[] = [];
    for (const project of this.workspace.projects) {
      for (const { uri, range, resolution } of await this.index.find(project, { one: () => true })) {
        found.push(shown(project.uri, uri, range, resolution.status));
      }
    }
    return found.sort();
  }

  dispose(): void {
    this.index.dispose();
    this.workspace.dispose();
  }
}

/** The expected contents of the index of a root, by an analysis of each text. */
export function analysed(project: string, scope: Scope, texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .flatMap(([path, text]) => {
      const uri = normalise(`file://${path}`);
      const { references } = new DocumentAnalysis(linesOf(text), scope, uri);
      return references.map(({ reference, resolution }) =>
        shown(`file://${project}`, uri, reference.range, resolution.status),
      );
    })
    .sort();
}

function shown(project: string | null, uri: string, { start, end }: Range, status: string): string {
  return `${project} ${uri} ${start.line}:${start.character}-${end.line}:${end.character} ${status}`;
}
