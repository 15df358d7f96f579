import { expect } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';
import { linesOf, type Position } from '../../../server/src/core/model/text.ts';
import {
  prefixAt,
  prefixInCatalog,
  targetAt,
  targetInCatalog,
} from '../../../server/src/features/objectives/target.ts';
import { numberRenaming } from '../../../server/src/server/rename/number-renaming.ts';
import { prefixRenaming } from '../../../server/src/server/rename/prefix-renaming.ts';
import { rename as renameFiles } from '../../../server/src/server/rename/rename.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { applyEdits } from '../../support/edits.ts';
import { parseFixture } from '../../support/fixture.ts';
import { IndexedWorkspace } from '../index/indexed-workspace.ts';

/** All texts of a workspace in the folder `/`, by path. */
export type Texts = Readonly<Record<string, string>>;

/** Renames at a position of a workspace. Returns the texts afterwards, or the message of the refusal. */
export async function rename(
  texts: Texts,
  at: { readonly path: string; readonly position: Position },
  newName: string,
): Promise<Texts | string> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/w${path}`, text])));
  const lived = new IndexedWorkspace(files, ['/w']);
  try {
    const [root] = lived.workspace.projects;
    await root?.settled();
    const { target, prefix } = pointedAt(lived, texts, at);
    if (!prefix && target?.kind !== 'objective') return 'nothing is cited';
    const { workspace, index } = lived;
    const { documents } = lived.open;
    const session = { workspace, index, documents, fileSystem: files };
    const renaming = prefix
      ? prefixRenaming(workspace, prefix.framework, newName)
      : target?.kind === 'objective'
        ? numberRenaming(workspace, target.framework, target.objective, newName)
        : null;
    const renamed = await renameFiles(session, renaming);
    if (isRefusal(renamed)) return renamed.message;
    const after: Record<string, string> = { ...texts };
    for (const { uri, edits } of renamed) {
      const path = uri.replace('file:///w', '');
      after[path] = applyEdits(texts[path] ?? '', edits);
    }
    expect(lived.failures).toEqual([]);
    return after;
  } finally {
    lived.dispose();
  }
}

function pointedAt({ workspace }: IndexedWorkspace, texts: Texts, { path, position }: Parameters<typeof rename>[1]) {
  const { state } = workspace.projects[0]!;
  const uri = `file:///w${path}`;
  const lines = linesOf(texts[path] ?? '');
  const catalog = state.loaded.files.catalogs.get(uri)?.parsed;
  const framework = state.scope.set.frameworks.find(({ catalogs }) => catalogs.some((other) => other === catalog));
  const catalogDocument = catalog && framework ? { uri, lines, catalog, framework } : null;
  const document = { uri, version: null, lines, analysis: new DocumentAnalysis(lines, state.scope, uri) };
  return {
    target: (catalogDocument && targetInCatalog(catalogDocument, position)) ?? targetAt(document, position),
    prefix: (catalogDocument && prefixInCatalog(catalogDocument, position)) ?? prefixAt(document, position),
  };
}

/** Asserts the files after a rename at `$0`. Only the files in `after` are compared; others stay. */
export async function checkRename(before: string, newName: string, after: string): Promise<void> {
  const { texts, cursor } = read(before);
  const renamed = await rename(texts, cursor, newName);
  expect(renamed).toEqual({ ...texts, ...read(after, false).texts });
}

/** Asserts that a rename at `$0` is refused with the message. */
export async function checkRefused(before: string, newName: string, reason: string): Promise<void> {
  const { texts, cursor } = read(before);
  expect(await rename(texts, cursor, newName)).toBe(reason);
}

function read(template: string, withCursor = true) {
  const { files, cursor } = parseFixture(template);
  if (withCursor && !cursor) throw new Error('The fixture needs a $0');
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  return { texts, cursor: cursor ?? { path: '', position: { line: 0, character: 0 } } };
}
