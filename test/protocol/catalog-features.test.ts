import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { DocumentSymbol, LocationLink, Position } from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/project/acme.objectives.yaml';
const TEXT = `prefix: ACME
editions:
  - edition: "2020"
    objectives:
      - {number: 1, title: Sell, replacedBy: [20]}
  - edition: "2024"
    objectives:
      - 20 Sell more, as INTERPOL-SP 3.4 says
      - 21 Buy
`;
const SUCCESSOR = placeOf('20]}');
const NUMBER = placeOf('20 Sell');

function placeOf(part: string): Position {
  const before = TEXT.slice(0, TEXT.indexOf(part)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const start = (files: Record<string, string> = { [CATALOG]: TEXT }) =>
  startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/project'], initializationOptions: { shippedCatalogScheme: true } },
    new MemoryFiles(files),
  );

it('a catalog has hover, definition, references, symbols and completion of its own', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  expect(await client.hoverText(CATALOG, SUCCESSOR.line, SUCCESSOR.character)).toContain('Sell more');
  const [link] = (await client.definition(CATALOG, SUCCESSOR)) as LocationLink[];
  expect(link).toMatchObject({ targetUri: uriOf(CATALOG), targetSelectionRange: { start: NUMBER } });
  const found = await client.references(CATALOG, NUMBER, false);
  expect(found).toMatchObject([{ uri: uriOf(CATALOG), range: { start: SUCCESSOR } }]);
  const [framework] = (await client.documentSymbols(CATALOG)) as DocumentSymbol[];
  expect(framework?.children?.map(({ name }) => name)).toEqual(['2020', '2024']);
  const list = await client.completion(CATALOG, SUCCESSOR);
  expect(list).toMatchObject({ items: [{ label: '20' }, { label: '21' }] });
});

it('the references in its titles have hover, definition and completion', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  const place = placeOf('3.4 says');
  expect(await client.hoverText(CATALOG, place.line, place.character)).toContain('cybercrime');
  const [link] = (await client.definition(CATALOG, place)) as LocationLink[];
  expect(link?.targetUri).toMatch(/interpol-sp/);
});

it('answers for the present text right after an edit', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  await client.documentSymbols(CATALOG);
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await client.change(CATALOG, [{ range: top, text: '# One\n# Two\n' }]);
  expect(await client.hoverText(CATALOG, SUCCESSOR.line + 2, SUCCESSOR.character)).toContain('Sell more');
});

it('answers for a catalog that was never saved, right after it was opened', async () => {
  const { client } = await start({});
  await client.open('/project/plan.md', 'ACME 20');
  await client.diagnostics('/project/plan.md');
  await client.open(CATALOG, TEXT, 'yaml');
  const [framework] = ((await client.documentSymbols(CATALOG)) ?? []) as DocumentSymbol[];
  expect(framework?.name).toBe('ACME');
});

it('its open text counts in other documents right after an edit, and the one on disk right after it is closed', async () => {
  const plan = '/project/plan.md';
  const { client } = await start();
  await client.open(plan, 'ACME 21');
  await client.diagnostics(plan);
  await client.open(CATALOG, TEXT, 'yaml');
  await client.change(CATALOG, [{ text: TEXT.replace('Buy', 'Barter') }]);
  expect(await client.hoverText(plan, 0, 5)).toContain('Barter');
  await client.close(CATALOG);
  expect(await client.hoverText(plan, 0, 5)).toContain('Buy');
});

it('answers while the catalog has errors', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  await client.diagnostics(CATALOG);
  const broken = TEXT.replace('[20]}', '[2').replace('prefix: ACME', 'title: [\nprefix: ACME');
  await client.change(CATALOG, [{ text: broken }]);
  await client.diagnostics(CATALOG, (found) => found.length > 0);
  const list = await client.completion(CATALOG, { line: SUCCESSOR.line + 1, character: SUCCESSOR.character });
  expect(list).toMatchObject({ items: [{ label: '20' }, { label: '21' }] });
});

it('a document that is not a catalog has none of these', async () => {
  const { client } = await start();
  await client.open('/project/plan.txt', TEXT, 'plaintext');
  expect(await client.documentSymbols('/project/plan.txt')).toMatchObject([{ name: 'INTERPOL-SP' }]);
  expect(await client.hoverText('/project/plan.txt', SUCCESSOR.line, SUCCESSOR.character)).toBeNull();
});

it.each([
  'objective-references:/seeds/nist-csf.objectives.yaml',
  'file:///opt/objective-references/seeds/nist-csf.objectives.yaml',
])('a built-in catalog can be read like others, even if it is disabled: %s', async (uri) => {
  const { client } = await start();
  const text = readFileSync(fileURLToPath(new URL('../../seeds/nist-csf.objectives.yaml', import.meta.url)), 'utf8');
  await client.open(uri, text, 'yaml');
  const line = text.split('\n').findIndex((each) => /replace[ds]\w*: \[/.test(each));
  const character = text.split('\n')[line]!.search(/(?<=replace[ds]\w*: \[)/);
  const links = (await client.definition(uri, { line, character })) as LocationLink[];
  expect(links).toMatchObject([{ targetUri: 'objective-references:/seeds/nist-csf.objectives.yaml' }]);
});
