import { shippedCatalogs } from '../../server/src/catalog/reading/shipped.ts';
import { packReferences } from '../../server/src/core/index/packed-references.ts';
import { ReferenceIndex } from '../../server/src/core/index/reference-index.ts';
import { TextScan } from '../../server/src/core/matching/scanner.ts';
import { linesOf } from '../../server/src/core/model/text.ts';
import { nodeFileSystem } from '../../server/src/node/files.ts';
import { WorkspaceIndex } from '../../server/src/server/index/workspace-index.ts';
import { QUIETLY, type Work } from '../../server/src/server/progress/with-progress.ts';
import { Documents } from '../../server/src/server/workspace/documents.ts';
import { Workspace } from '../../server/src/server/workspace/workspace.ts';
import { fromPath } from '../../server/src/uri/uris.ts';

/** A root and its index as in the server, without a server. */
export function openIndex(folder: string) {
  const documents = new Documents();
  const failed = (error: unknown) => console.error(error);
  const workspace = new Workspace({
    shipped: shippedCatalogs,
    fileSystem: nodeFileSystem,
    watched: true,
    openUris: () => [],
    openText: () => undefined,
    isTrusted: () => true,
    settingsFor: async () => null,
    changed() {},
    failed,
  });
  workspace.setFolders([fromPath(folder)]);
  workspace.reload();
  const withProgress = (search: (work: Work) => Promise<void>) => search(QUIETLY);
  return {
    workspace,
    texts: { workspace, documents, fileSystem: nodeFileSystem, warn: failed },
    index: new WorkspaceIndex({ workspace, documents, fileSystem: nodeFileSystem, warn: failed, withProgress }),
  };
}

/**
 * Watches how late a timer is that is due immediately; the returned function gives the longest delay, in milliseconds.
 */
export function watchLoop(): () => number {
  let longest = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - before - 1);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Bytes of memory for each reference, among a million; needs `--expose-gc`. */
export async function bytesOfReference(folder: string): Promise<number> {
  const count = 1_000_000;
  const { workspace } = openIndex(folder);
  const { matcher } = workspace.projects.at(-1)!.state.scope.set;
  const text = linesOf('INTERPOL-SP 3.4 and 3.2\n'.repeat(500));
  const scan = new TextScan(text, matcher);
  scan.run(() => false);
  const index = new ReferenceIndex();
  const before = await settledMemory();
  for (let file = 0; file < count / 1000; file++) {
    index.set(`file:///folder/plan-${file}.md`, packReferences(scan.groups, index.keys, false));
  }
  return ((await settledMemory()) - before) / index.count;
}

/** Bytes in use after garbage collection; buffers are released some time after their objects. */
async function settledMemory(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
