// What lies outside of the folders, and folders that take long to search.
import { symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ReferencesRequest } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../../server/src/node/files.ts';
import { TRUSTED_NOTIFICATION } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CONFIGURATION = '/project/objrefs.yaml';
const FILES = {
  [CONFIGURATION]: 'catalogs: [../shared/acme.yaml]\n',
  '/shared/acme.yaml': 'prefix: ACME\nobjectives: [1.1 Sell]\n',
};

it('catalogs outside of the folder are read once the user trusts it', async () => {
  const initializationOptions = { trusted: false, closedFiles: true };
  const { client } = await startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/project'], initializationOptions },
    new MemoryFiles(FILES),
  );
  await client.open('/project/plan.md', 'ACME 1.1');
  expect(await client.hoverText('/project/plan.md', 0, 3)).toBeNull();
  expect(await client.diagnostics(CONFIGURATION)).toMatchObject([
    { code: 'config-outside-root', range: { start: { character: 11 }, end: { character: 30 } } },
  ]);
  await client.connection.sendNotification(TRUSTED_NOTIFICATION);
  expect(await client.diagnostics(CONFIGURATION, (found) => found.length === 0)).toEqual([]);
  expect(await client.hoverText('/project/plan.md', 0, 3)).toContain('Sell');
});

/** A folder that is being searched until the test ends. */
class EndlessFiles extends MemoryFiles {
  override readDirectory(): Promise<never> {
    return new Promise(() => {});
  }
}

it('requests are answered while the folder is searched', async () => {
  const { client } = await startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/project'] },
    new EndlessFiles({ '/project/a.objectives.yaml': 'prefix: ACME\nobjectives: [1.1 Sell]\n' }),
  );
  await client.open('/project/plan.md', 'INTERPOL-SP 3.4, INTERPOL-SP 9.9');
  const before = performance.now();
  expect(await client.hoverText('/project/plan.md', 0, 3)).toContain('INTERPOL');
  expect(await client.diagnostics('/project/plan.md')).toMatchObject([{ code: 'unknown-objective' }]);
  expect(await client.hoverText('/project/a.objectives.yaml', 0, 9)).toBeNull();
  expect(performance.now() - before).toBeLessThan(10_000);
});

it.each([false, true])(
  'closed files that links lead to outside are searched if the folder is trusted: %s',
  async (trusted) => {
    const outside = temporaryFolder({ 'a.md': 'INTERPOL-SP 3.4' });
    const folder = temporaryFolder({ 'real.md': 'INTERPOL-SP 3.4' });
    symlinkSync(outside.at('a.md'), folder.at('out.md'));
    symlinkSync('real.md', folder.at('in.md'));
    const { client } = await startInProcess(
      { capabilities: RICH_CLIENT, folders: [folder.path], initializationOptions: { trusted } },
      // On the real disk, which has links.
      Object.assign(new MemoryFiles({}), nodeFileSystem),
    );
    await client.open(folder.at('plan.md'), 'INTERPOL-SP 3.4');
    const found = await client.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: uriOf(folder.at('plan.md')) },
      position: { line: 0, character: 13 },
      context: { includeDeclaration: false },
    });
    const names = found?.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)).sort();
    expect(names).toEqual(['in.md', ...(trusted ? ['out.md'] : []), 'plan.md', 'real.md']);
  },
);
