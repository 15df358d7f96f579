import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CodeAction, CodeActionRequest, type TextEdit } from 'vscode-languageserver';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { CATALOG, objrefs } from '../unit/cli/objrefs.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const FOLDER = '/project/plans';
const FIX_ALL = 'source.fixAll.objectiveReferences';

/** The editor's text of a document after fixes on save; the same text if there are none. */
async function fixedByEditor(files: Record<string, string>, name: string): Promise<string> {
  const paths = Object.entries(files).map(([path, text]) => [`${FOLDER}/${path}`, text] as const);
  const memory = new MemoryFiles(Object.fromEntries(paths));
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: [FOLDER] }, memory);
  const text = files[name]!;
  await client.open(`${FOLDER}/${name}`, text);
  const start = { line: 0, character: 0 };
  const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: `file://${FOLDER}/${encodeURI(name)}` },
    range: { start, end: start },
    context: { diagnostics: [], only: [FIX_ALL] },
  })) as CodeAction[];
  expect(actions.length).toBeLessThanOrEqual(1);
  const [change] = actions[0]?.edit?.documentChanges ?? [];
  return change && 'edits' in change ? applyEdits(text, change.edits as TextEdit[]) : text;
}

async function fixedByCommandLine(files: Record<string, string>, name: string): Promise<string> {
  const folder = temporaryFolder({ '.git/HEAD': '', ...files });
  await objrefs(folder, ['fix']);
  return readFileSync(folder.at(name), 'utf8');
}

describe('editor and command line write the same bytes', () => {
  it.each([
    ['lists', 'As ACME 2.1, 1.2 and 1.3 say, and ACME [1.2](x), 1.1\r\nor ACME 1.2.'],
    ['ranges', 'ACME 1.3-1.1; ACME 1.1–1.2'],
    [
      'what is ignored',
      '<!-- objrefs-ignore-next-line -->\nACME 1.2\nACME 1.2 <!-- objrefs-ignore-file unknown-edition -->',
    ],
    ['pins and spellings', 'acme 1.2 ACME:2020 1.2 ACNE 1.2'],
    ['nothing', 'ACME 1.1, 1.3 and 9.9'],
  ])('of %s', async (_, text) => {
    const files = { 'acme.objectives.yaml': CATALOG, 'a.md': text };
    const byEditor = await fixedByEditor(files, 'a.md');
    expect(byEditor).toBe(await fixedByCommandLine(files, 'a.md'));
  });

  it.each([
    ['a catalog', 'acme.objectives.yaml', { 'acme.objectives.yaml': `# ACME 1.2\n${CATALOG}` }],
    ['an excluded file', 'old/a.md', { 'objrefs.yaml': 'exclude: [old/**]', 'old/a.md': 'ACME 1.2' }],
    ['a baseline', 'objrefs.baseline.yaml', { 'objrefs.baseline.yaml': '# ACME 1.2\n' }],
  ])('and leave %s unchanged', async (_, name, more) => {
    const files: Record<string, string> = { 'acme.objectives.yaml': CATALOG, ...more };
    expect(await fixedByEditor(files, name)).toBe(files[name]);
    expect(await fixedByCommandLine(files, name)).toBe(files[name]);
  });
});
