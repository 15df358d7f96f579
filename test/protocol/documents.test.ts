import { expect, it } from 'vitest';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const AT = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

it('a change of an outdated version is not applied', async () => {
  const { client } = await startInProcess({ capabilities: RICH_CLIENT });
  await client.open(PLAN, 'INTERPOL-SP 3.1');
  await client.change(PLAN, [{ text: 'INTERPOL-SP 3.4' }], 5);
  await client.change(PLAN, [{ text: 'nothing' }], 4);
  expect(await client.hoverText(PLAN, 0, 3)).toContain('INTERPOL-SP 3.4');
});

it('changes with ranges beyond the end of lines and of the text are applied within it', async () => {
  const { client } = await startInProcess({ capabilities: RICH_CLIENT });
  await client.open(PLAN, 'INTERPOL-SP 3');
  await client.change(PLAN, [{ range: AT(0, 999, 9999), text: '.4' }]);
  await client.change(PLAN, [{ range: AT(77, 0, 0), text: '\nINTERPOL-SP 3.1' }]);
  expect(await client.hoverText(PLAN, 0, 3)).toContain('INTERPOL-SP 3.4');
  expect(await client.hoverText(PLAN, 1, 3)).toContain('INTERPOL-SP 3.1');
});

it.each([
  'untitled:Untitled-1',
  'vscode-notebook-cell:/project/a.ipynb#W0',
  'vscode-scm:git/scm0/input',
  '/else/x.txt',
])('any document has hovers and diagnostics: %s', async (uri) => {
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] });
  await client.open(uri, 'INTERPOL-SP 3.4 and INTERPOL-SP 9', 'plaintext');
  expect(await client.hoverText(uri, 0, 3)).toContain('cybercrime');
  expect(await client.diagnostics(uri)).toHaveLength(1);
});

it('a client gets its own spelling of a URI back', async () => {
  const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT });
  const uri = 'file:///c:/My Plans/a (1).md';
  await client.open(uri, 'INTERPOL-SP 9');
  expect(await client.diagnostics(uri)).toHaveLength(1);
});

it('diagnostics that stay the same are not sent again', async () => {
  const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT });
  await client.open(PLAN, 'INTERPOL-SP 9');
  await client.diagnostics(PLAN);
  await client.change(PLAN, [{ range: AT(0, 13, 13), text: ' is' }]);
  await client.change(PLAN, [{ range: AT(0, 0, 0), text: 'x ' }]);
  await client.diagnostics(PLAN, ([first]) => first?.range.start.character === 2);
  expect(client.publishedCount(PLAN)).toBe(2);
});

it('a client can pull diagnostics instead of having them pushed', async () => {
  const { client, result } = await startInProcess({
    capabilities: RICH_CLIENT,
    initializationOptions: { diagnostics: 'pull' },
  });
  expect(result.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  await client.open(PLAN, 'INTERPOL-SP 9');
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri: uriOf(PLAN) },
  });
  expect(report).toMatchObject({ kind: 'full', items: [{ code: 'unknown-objective' }] });
  expect(client.published).toEqual([]);
});

it('requests before the first load wait for it', async () => {
  const files = new MemoryFiles({
    '/project/a.objectives.yaml': 'prefix: ACME\nedition: "2020"\nobjectives: [1 One]\n',
  });
  const open = files.close();
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files);
  await client.open(PLAN, 'ACME 1');
  const hover = client.hoverText(PLAN, 0, 0);
  open();
  expect(await hover).toContain('**ACME 1**');
});

it('a cancelled request is answered as cancelled', async () => {
  const files = new MemoryFiles({});
  const open = files.close();
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files);
  await client.open(PLAN, 'INTERPOL-SP 3.4');
  const cancelled = client.cancelledHover(PLAN, { line: 0, character: 0 });
  open();
  await expect(cancelled).rejects.toMatchObject({ code: -32800 });
});
