// Catalogs of installed npm packages.
import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PrepareRenameRequest, ReferencesRequest, RenameRequest } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../../server/src/node/files.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const FOLDER = '/project/node_modules/@acme/frameworks';
const DOCUMENT = '/project/plan.md';
const CONFIGURATION = '/project/objrefs.yaml';
const CATALOG = 'prefix: NPP\nedition: "2025"\nobjectives: [1.1 Grow trees, 1.2 Sell pears]\n';
const PACKAGE = {
  [`${FOLDER}/package.json`]: '{"name": "@acme/frameworks", "version": "1.2.0"}',
  [`${FOLDER}/npp.objectives.yaml`]: CATALOG,
};
const start = async (files: Readonly<Record<string, string>> = PACKAGE) => {
  const memory = new MemoryFiles({ [CONFIGURATION]: 'packages: ["@acme/frameworks"]\n', ...files });
  return {
    memory,
    ...(await startInProcess(
      { capabilities: RICH_CLIENT, folders: ['/project'], initializationOptions: { closedFiles: true } },
      memory,
    )),
  };
};
const at = (character: number) => ({ textDocument: { uri: uriOf(DOCUMENT) }, position: { line: 0, character } });

it('hover names package and version; definitions and references lead into the package', async () => {
  const { client } = await start();
  await client.open(DOCUMENT, 'NPP 1.2 and NPP 1.2');
  expect(await client.hoverText(DOCUMENT, 0, 5)).toMatch(/From package &#64;acme\/frameworks 1\.2\.0/);
  expect(await client.definition(DOCUMENT, at(5).position)).toMatchObject([
    { targetUri: uriOf(`${FOLDER}/npp.objectives.yaml`), targetSelectionRange: { start: { line: 2, character: 29 } } },
  ]);
  const found = await client.connection.sendRequest(ReferencesRequest.type, {
    ...at(5),
    context: { includeDeclaration: true },
  });
  expect(found?.map(({ uri }) => uri)).toContain(uriOf(`${FOLDER}/npp.objectives.yaml`));
  expect(found).toHaveLength(3);
});

it('a catalog of an installed package is neither renamed nor added to', async () => {
  const { client } = await start();
  await client.open(DOCUMENT, 'NPP 1.2 and NPP 1.3');
  const refusal =
    'The catalog of NPP is in package @acme/frameworks, which is installed. Change it where the package is made.';
  for (const [character, newName] of [
    [1, 'NEW'],
    [5, '1.9'],
  ] as const) {
    await expect(client.connection.sendRequest(PrepareRenameRequest.type, at(character))).rejects.toThrow(refusal);
    const request = client.connection.sendRequest(RenameRequest.type, { ...at(character), newName });
    await expect(request).rejects.toThrow(refusal);
  }
  const range = { start: { line: 0, character: 12 }, end: { line: 0, character: 19 } };
  const actions = (await client.codeActions(DOCUMENT, { range })) ?? [];
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.map(({ title }) => title).filter((title) => title.startsWith('Add '))).toEqual([]);
});

it('a package counts with the next request after it was installed, and after each of its versions', async () => {
  const { client, memory } = await start({});
  await client.open(DOCUMENT, 'NPP 1.2');
  expect(await client.diagnostics(CONFIGURATION)).toMatchObject([
    { code: 'config-missing-catalog', range: { start: { character: 12 }, end: { character: 28 } } },
  ]);
  expect(await client.hoverText(DOCUMENT, 0, 5)).toBeNull();
  for (const [path, text] of Object.entries(PACKAGE)) memory.write(path, text);
  await expect.poll(() => client.hoverText(DOCUMENT, 0, 5), { timeout: 10_000 }).toContain('1.2.0');
  expect(await client.diagnostics(CONFIGURATION, (found) => found.length === 0)).toEqual([]);
  memory.write(`${FOLDER}/package.json`, '{"name": "@acme/frameworks", "version": "1.30.0"}');
  await expect.poll(() => client.hoverText(DOCUMENT, 0, 5), { timeout: 10_000 }).toContain('1.30.0');
});

it('a package of the workspace is renamed where it is made', async () => {
  const folder = temporaryFolder({
    'objrefs.yaml': 'packages: [frameworks]\n',
    'packages/frameworks/package.json': '{"version": "1.2.0"}',
    'packages/frameworks/npp.objectives.yaml': CATALOG,
    'plan.md': 'NPP 1.2',
  });
  mkdirSync(folder.at('node_modules'));
  symlinkSync(folder.at('packages/frameworks'), folder.at('node_modules/frameworks'), 'dir');
  const { client } = await startInProcess(
    { capabilities: RICH_CLIENT, folders: [folder.path] },
    // On the real disk, which has links.
    Object.assign(new MemoryFiles({}), nodeFileSystem),
  );
  await client.open(folder.at('plan.md'), 'NPP 1.2');
  expect(await client.hoverText(folder.at('plan.md'), 0, 5)).toContain('From package frameworks 1.2.0');
  const edit = await client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri: uriOf(folder.at('plan.md')) },
    position: { line: 0, character: 5 },
    newName: '1.3',
  });
  expect(JSON.stringify(edit)).toContain('packages/frameworks/npp.objectives.yaml');
});
