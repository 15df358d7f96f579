// A built-in framework that a document cites and that is not enabled.
import { expect, it, vi } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  ExecuteCommandRequest,
} from 'vscode-languageserver/node';
import { CATALOG_REQUESTS, type ShippedCatalogInfo } from '../../server/src/protocol/index.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/w/plan.md';
const TEXT = 'See NIST CSF PR.AA-01.';
const AT = { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } };

async function start(files: Record<string, string> = {}, capabilities = RICH_CLIENT) {
  const { client } = await startInProcess({ capabilities, folders: ['/w'] }, new MemoryFiles(files));
  const edits: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    edits.push(params);
    return { applied: true };
  });
  await client.open(PLAN, TEXT);
  return { client, edits };
}

it('is a hint, with a quick fix that enables it in a new objrefs.yaml', async () => {
  const { client, edits } = await start();
  const [hint] = await client.diagnostics(PLAN, ({ length }) => length === 1);
  expect(hint).toMatchObject({ code: 'disabled-framework', severity: 4 });
  const actions = (await client.codeActions(PLAN, { range: AT }, [hint!])) ?? [];
  const [enable] = actions.filter(({ title }) => title === 'Enable NIST CSF in this folder');
  await client.connection.sendRequest(ExecuteCommandRequest.type, enable!.command as never);
  await vi.waitFor(() => expect(edits).toHaveLength(1));
  const text = 'format: 1\nframeworks:\n  NIST CSF: on\n';
  const uri = 'file:///w/objrefs.yaml';
  expect(edits[0]?.edit.documentChanges).toMatchObject([
    { kind: 'create', uri },
    { textDocument: { uri, version: null }, edits: [{ newText: text }] },
  ]);
  await client.open('/w/objrefs.yaml', text, 'yaml');
  await client.diagnostics(PLAN, ({ length }) => length === 0);
  expect(await client.hoverText(PLAN, 0, 6)).toContain('Identities and credentials');
});

it('is edited into an objrefs.yaml that there is', async () => {
  const { client, edits } = await start({ '/w/objrefs.yaml': 'frameworks: {INTERPOL-SP: off}\n' });
  await client.diagnostics(PLAN, ({ length }) => length === 1);
  const argument = { uri: 'file:///w/plan.md', prefix: 'NIST CSF' };
  await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: 'objectiveReferences.enableFramework',
    arguments: [argument],
  });
  expect(edits[0]?.edit.documentChanges).toMatchObject([
    { edits: [{ newText: 'frameworks: {NIST CSF: on, INTERPOL-SP: off}\n' }] },
  ]);
});

it('is in a list of all that are built in, each of which can be disabled', async () => {
  const { client, edits } = await start();
  const listed = async () => {
    const shipped = await client.connection.sendRequest<ShippedCatalogInfo[]>(CATALOG_REQUESTS.shipped, {
      uri: 'file:///w',
    });
    return shipped.map(({ prefix, enabled }) => [prefix, enabled]);
  };
  expect(await listed()).toEqual(
    expect.arrayContaining([
      ['INTERPOL-SP', true],
      ['NIST CSF', false],
    ]),
  );
  const argument = { uri: 'file:///w', prefix: 'INTERPOL-SP', enabled: false };
  await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: 'objectiveReferences.enableFramework',
    arguments: [argument],
  });
  const text = 'format: 1\nframeworks:\n  INTERPOL-SP: off\n';
  expect(edits[0]?.edit.documentChanges).toMatchObject([{ kind: 'create' }, { edits: [{ newText: text }] }]);
  await client.open('/w/objrefs.yaml', text, 'yaml');
  await vi.waitFor(async () => expect(await listed()).toContainEqual(['INTERPOL-SP', false]));
});

it('is not mentioned where objrefs.yaml or the settings disable it', async () => {
  const { client } = await start({ '/w/objrefs.yaml': 'frameworks: {NIST CSF: off}\n' });
  await client.open('/w/other.md', 'INTERPOL-SP 9.9');
  await client.diagnostics('/w/other.md', ({ length }) => length === 1);
  expect(await client.diagnostics(PLAN)).toEqual([]);
});

it('has no quick fix in an editor that cannot create files', async () => {
  const { client } = await start({}, MINIMAL_CLIENT);
  await client.diagnostics(PLAN, ({ length }) => length === 1);
  expect(JSON.stringify(await client.codeActions(PLAN, { range: AT }))).not.toContain('Enable');
});
