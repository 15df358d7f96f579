import { expect, it } from 'vitest';
import { TextDocumentEdit, type TextEdit, WillRenameFilesRequest } from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const catalog = (prefix: string) => `prefix: ${prefix}\nobjectives: [1.1 One]\n`;
const FILES = {
  '/w/frameworks/acme.objectives.yaml': catalog('ACME'),
  '/w/frameworks/beta.objectives.yaml': catalog('BETA'),
  '/w/odd/gamma.yaml': catalog('GAMMA'),
  '/shared/delta.objectives.yaml': catalog('DELTA'),
  '/w/a.md': 'ACME 1.1',
};

/** The text of `objrefs.yaml` after files are renamed; null if it does not change. */
async function afterRename(configuration: string, moves: Record<string, string>, capabilities = RICH_CLIENT) {
  const files = new MemoryFiles({ ...FILES, '/w/objrefs.yaml': configuration });
  const { client } = await startInProcess({ capabilities, folders: ['/w'] }, files);
  const renames = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
  const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, { files: renames });
  if (!edit) return null;
  const edits: TextEdit[] = edit.changes?.['file:///w/objrefs.yaml'] ?? [];
  for (const change of edit.documentChanges ?? []) {
    if (TextDocumentEdit.is(change)) edits.push(...(change.edits as TextEdit[]));
  }
  return applyEdits(configuration, edits);
}

const CATALOG = '/w/frameworks/acme.objectives.yaml';

it.each([
  [
    'a path',
    'catalogs: [frameworks/acme.objectives.yaml, odd/gamma.yaml]\n',
    { [CATALOG]: '/w/standards/plan.yaml' },
    'catalogs: [standards/plan.yaml, odd/gamma.yaml]\n',
  ],
  [
    'a quoted path, to a name that needs quotes',
    "catalogs:\n  - 'odd/gamma.yaml' # odd\n",
    { '/w/odd/gamma.yaml': "/w/it's/[odd].yaml" },
    "catalogs:\n  - 'it''s/[odd].yaml' # odd\n",
  ],
  [
    'a path through a folder',
    'catalogs: [odd/gamma.yaml]\n',
    { '/w/odd': '/w/even/more' },
    'catalogs: [even/more/gamma.yaml]\n',
  ],
  [
    'a path out of the folder',
    'catalogs: [../shared/delta.objectives.yaml]\n',
    { '/shared': '/common/shared' },
    'catalogs: ["../common/shared/delta.objectives.yaml"]\n',
  ],
  [
    'a glob of a folder',
    'catalogs: ["frameworks/*.objectives.yaml"]\n',
    { '/w/frameworks': '/w/standards' },
    'catalogs: ["standards/*.objectives.yaml"]\n',
  ],
  [
    'a catalog that a glob matches no longer',
    'catalogs:\n  - frameworks/*.objectives.yaml\nexclude: [x]\n',
    { [CATALOG]: '/w/standards/acme.objectives.yaml' },
    'catalogs:\n  - frameworks/*.objectives.yaml\n  - standards/acme.objectives.yaml\nexclude: [x]\n',
  ],
  [
    'the same in a list in brackets',
    'catalogs: ["frameworks/a*.yaml"] # ours\n',
    { [CATALOG]: '/w/frameworks/plan.objectives.yaml' },
    'catalogs: ["frameworks/a*.yaml", frameworks/plan.objectives.yaml] # ours\n',
  ],
])('follows %s', async (_, before, moves, after) => {
  expect(await afterRename(before, moves as Record<string, string>)).toBe(after);
});

it.each([
  ['a catalog that the glob still matches', 'catalogs: [frameworks/*.yaml]', { [CATALOG]: '/w/frameworks/b.yaml' }],
  ['other files', 'catalogs: [frameworks/*.yaml]', { '/w/a.md': '/w/b.md' }],
  ['a folder with its configuration', 'catalogs: [odd/gamma.yaml]', { '/w': '/v' }],
  ['paths that are not listed', 'exclude: [odd]', { [CATALOG]: '/w/b.objectives.yaml' }],
])('changes nothing for %s', async (_, configuration, moves) => {
  expect(await afterRename(configuration, moves as Record<string, string>)).toBeNull();
});

it('answers clients without versions', async () => {
  const capabilities = { ...MINIMAL_CLIENT, workspace: { fileOperations: { willRename: true } } };
  const moves = { '/w/odd': '/w/even' };
  expect(await afterRename('catalogs: [odd/gamma.yaml]\n', moves, capabilities)).toBe('catalogs: [even/gamma.yaml]\n');
});

it('is announced to clients that request edits before they rename', async () => {
  const { result } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] });
  expect(result.capabilities.workspace?.fileOperations).toEqual({
    willRename: { filters: [{ pattern: { glob: '**' } }] },
  });
  const { result: minimal } = await startInProcess({ capabilities: MINIMAL_CLIENT, folders: ['/w'] });
  expect(minimal.capabilities.workspace?.fileOperations).toBeUndefined();
});
