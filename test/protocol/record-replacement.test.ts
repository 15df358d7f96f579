import { expect, it } from 'vitest';
import { type CodeAction, TextDocumentEdit, type TextEdit } from 'vscode-languageserver/node';
import { readCatalog } from '../../server/src/catalog/reading/catalog-reader.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/w/acme.objectives.yaml';
const catalogWith = (entry: string, newer = '4.1 Protect migrants from traffickers') =>
  `prefix: ACME
editions:
  - edition: "2020" # the first
    objectives:
${entry}      - 2.3 Grow apples # stays
  - edition: "2024"
    objectives: [2.3 Grow apples, ${newer}]
`;

/** The quick fixes on a citation that change the catalog, and the catalog after each. */
async function recorded(catalog: string) {
  const { client } = await startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/w'] },
    new MemoryFiles({ [CATALOG]: catalog }),
  );
  await client.open('/w/a.md', 'ACME 2.2');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } };
  const actions = (await client.codeActions('/w/a.md', { range })) as CodeAction[];
  return actions
    .filter(({ title }) => title.startsWith('Record in the catalog'))
    .map(({ title, edit, isPreferred }) => {
      const [change] = edit?.documentChanges ?? [];
      if (!change || !TextDocumentEdit.is(change)) throw new Error('Expected an edit');
      expect([change.textDocument.uri, isPreferred ?? false]).toEqual([`file://${CATALOG}`, false]);
      return { title, after: applyEdits(catalog, change.edits as TextEdit[]) };
    });
}

const RECORD = 'replacedBy: [4.1]';

it.each([
  [
    'in short form',
    '      - 2.2 Protect migrants from traffickers # old\n',
    `      - number: 2.2\n        title: Protect migrants from traffickers\n        ${RECORD} # old\n`,
  ],
  [
    'in braces',
    '      - {number: "2.2", title: Protect migrants from traffickers} # old\n',
    `      - {number: "2.2", title: Protect migrants from traffickers, ${RECORD}} # old\n`,
  ],
  [
    'on several lines',
    '      - number: 2.2 # old\n        title: >\n          Protect migrants from traffickers\n',
    `      - number: 2.2 # old\n        title: >\n          Protect migrants from traffickers\n        ${RECORD}\n`,
  ],
  [
    'with objectives below it, its number last',
    '      - title: Protect migrants from traffickers\n        number: 2.2\n        objectives: # parts\n          - 2.2.1 X\n',
    `      - title: Protect migrants from traffickers\n        number: 2.2\n        ${RECORD}\n        objectives: # parts\n          - 2.2.1 X\n`,
  ],
  [
    'that an import has commented',
    '      # ours\n      # Possibly moved: "X" (80% similar). If so, remove the "#" before replacedBy.\n' +
      '      - number: 2.2\n        title: Protect migrants from traffickers\n        # replacedBy: [4.2]\n        # mine\n',
    `      # ours\n      - number: 2.2\n        title: Protect migrants from traffickers\n        ${RECORD}\n        # mine\n`,
  ],
  [
    'that an import has commented, with objectives below it that have comments, too',
    '      # Apparently removed in 2024. If nothing replaces it, remove the "#" before replacedBy.\n' +
      '      - number: 2.2\n        title: Protect migrants from traffickers\n        # replacedBy: []\n        objectives:\n' +
      '          - number: 2.2.1\n            title: X\n            # replacedBy: []\n      # end\n',
    `      - number: 2.2\n        title: Protect migrants from traffickers\n        ${RECORD}\n        objectives:\n` +
      '          - number: 2.2.1\n            title: X\n            # replacedBy: []\n      # end\n',
  ],
])('an entry %s gets its replacement, and nothing else changes', async (_, entry, expected) => {
  const [fix, ...others] = await recorded(catalogWith(entry));
  expect(others).toEqual([]);
  expect(fix).toEqual({
    title: 'Record in the catalog: 2.2 was replaced by 4.1 Protect migrants from traffickers',
    after: catalogWith(expected),
  });
  const { catalog, problems } = readCatalog('', fix!.after);
  expect(problems).toEqual([]);
  const entries = catalog?.editions[0]?.objectives.find(({ number }) => number === '2.2');
  expect(entries?.replacedBy).toMatchObject([{ number: '4.1', relation: 'moved' }]);
});

it.each([
  ['no title is alike', catalogWith('      - 2.2 Protect migrants\n', '4.1 Sell pears')],
  ['two titles are', catalogWith('      - 2.2 Protect migrants\n', '4.1 Protect migrants, 4.2 Protect migrants')],
  [
    'the catalog says that nothing replaces it',
    catalogWith('      - {number: 2.2, title: A, replacedBy: []}\n', '4.1 A'),
  ],
])('none if %s', async (_, catalog) => {
  expect(await recorded(catalog)).toEqual([]);
});
