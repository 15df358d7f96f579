import { expect, test } from 'vitest';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import {
  COVERAGE_REQUESTS,
  EDITION_REQUESTS,
  INSERTION_REQUESTS,
  MIGRATION_REQUESTS,
  OBJECTIVES_REQUESTS,
  type ObjectivesNode,
  type ObjectivesPage,
  type ObjectivesPlace,
  STATUS_REQUEST,
  TOOL_REQUEST,
  WHAT_CHANGED_REQUEST,
} from '../../../server/src/protocol/index.ts';
import { TOOLS } from '../../../server/src/tools/tools.ts';
import { uriOf } from '../../protocol/support/client.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { startInProcess } from '../../protocol/support/servers.ts';
import { RICH_CLIENT } from '../../support/clients.ts';
import { controlsIn, HOSTILE_TEXTS, harmsOf, hostileFolder } from '../support/hostile-folder.ts';

/** Keys whose values identify something, or are the text of a document, and are not shown. */
const NOT_SHOWN = new Set([
  ...['uri', 'uris', 'targetUri', 'href', 'data', 'edit', 'textEdit', 'filterText', 'sortText', 'arguments', 'place'],
  ...['folder', 'framework', 'edition', 'prefix', 'number', 'insertText', 'aliases', 'older', 'newer', 'editions'],
]);

/** Those that a tool does not take are refused. */
const TOOL_INPUTS: readonly object[] = [
  { words: '' },
  { words: '', framework: 'ACME', edition: '2024' },
  { framework: 'ACME', from: '2020', to: '2024' },
  { reference: 'ACME 1.2' },
  { text: 'ACME 1.1, ACME:2020 1.3 and ACME 9.9' },
];

/** All texts in an answer that an editor shows. */
function* shownIn(answer: unknown): Iterable<string> {
  if (typeof answer === 'string') yield answer;
  if (typeof answer !== 'object' || answer === null) return;
  for (const [key, value] of Object.entries(answer)) if (!NOT_SHOWN.has(key)) yield* shownIn(value);
}

/** Answers of every request that shows texts of catalogs and documents, and what the server has sent by itself. */
async function answers(text: string): Promise<ReadonlyMap<string, unknown>> {
  const files = Object.fromEntries(
    Object.entries(hostileFolder(text)).map(([name, content]) => [`/w/${name}`, content]),
  );
  const { client } = await startInProcess(
    {
      capabilities: RICH_CLIENT,
      folders: ['/w'],
      initializationOptions: { objectives: true, closedFiles: true, settingsReports: false, colours: true },
      settings: { severity: { [`key${text}`]: text, 'unknown-objective': text }, [`x${text}`]: 1 },
    },
    new MemoryFiles(files),
  );
  const { connection } = client;
  const found = new Map<string, unknown>();
  const ask = async (method: string, params: object): Promise<unknown> => {
    // An error is shown, too.
    const answer = await connection.sendRequest(method, params).catch((error: Error) => error.message);
    found.set(`${method} ${JSON.stringify(params).slice(0, 60)}`, answer);
    return answer;
  };
  for (const name of ['a.md', 'acme.objectives.yaml', 'objrefs.yaml']) {
    await client.open(`/w/${name}`, files[`/w/${name}`]!, name.endsWith('.md') ? 'markdown' : 'yaml');
    await askAbout(ask, uriOf(`/w/${name}`), files[`/w/${name}`]!);
  }
  await ask('workspace/symbol', { query: '' });
  await askTree(connection, ask, {});
  const folder = uriOf('/w');
  const uri = uriOf('/w/a.md');
  await ask(EDITION_REQUESTS.current, {});
  await ask(MIGRATION_REQUESTS.frameworks, {});
  await ask(MIGRATION_REQUESTS.plan, { folder, prefix: 'ACME', edition: '2024', choices: [] });
  await ask(COVERAGE_REQUESTS.view, { folder, look: true });
  await ask(COVERAGE_REQUESTS.places, { folder, framework: 'ACME', number: '1.1' });
  for (const format of ['html', 'markdown', 'csv', 'json']) {
    await ask(COVERAGE_REQUESTS.report, { folder, format, uri: uriOf('/w/report') });
  }
  await ask(INSERTION_REQUESTS.find, { uri, query: '', gone: true, recent: [] });
  const references = ['1', '1.1', '2.1'].map((number) => ({ prefix: 'ACME', number }));
  await ask(INSERTION_REQUESTS.write, { uri, ranges: [], references, titles: true, pinned: true });
  await ask(WHAT_CHANGED_REQUEST, { uri, position: { line: 0, character: 0 } });
  // Models read the JSON as it is.
  const hostile = { words: text, text, reference: text, framework: text, from: text, to: text, path: text };
  for (const { name, inputSchema } of TOOLS) {
    const fields = Object.keys(inputSchema.properties as object);
    const own = Object.fromEntries(Object.entries(hostile).filter(([field]) => fields.includes(field)));
    for (const input of [own, { [text]: text }, ...TOOL_INPUTS]) await ask(TOOL_REQUEST, { name, input });
  }
  found.set(
    'diagnostics',
    client.published.map(({ diagnostics }) => diagnostics),
  );
  found.set('log', client.log);
  found.set('messages', client.shown);
  return found;
}

/** Every request about places of a document. */
async function askAbout(ask: (method: string, params: object) => Promise<unknown>, uri: string, text: string) {
  const textDocument = { uri };
  const lines = text.split(/\r\n|\n|\r/);
  const all = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  await ask('textDocument/documentSymbol', { textDocument });
  await ask('textDocument/foldingRange', { textDocument });
  await ask('textDocument/inlayHint', { textDocument, range: all });
  await ask('textDocument/codeAction', { textDocument, range: all, context: { diagnostics: [] } });
  await ask(STATUS_REQUEST, { uri });
  await ask(OBJECTIVES_REQUESTS.citedHere, { uri });
  for (const lens of ((await ask('textDocument/codeLens', { textDocument })) as object[]) ?? []) {
    await ask('codeLens/resolve', lens);
  }
  for (const [line, content] of lines.entries()) {
    for (const { index } of content.matchAll(/ACME|\d\.\d|: /g)) {
      const at = { textDocument, position: { line, character: index + 1 } };
      await ask('textDocument/hover', at);
      await ask('textDocument/prepareRename', at);
      const behind = { textDocument, position: { line, character: index + 5 } };
      const offered = (await ask('textDocument/completion', behind)) as { items?: object[] } | object[] | null;
      const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
      for (const item of items.slice(0, 3)) await ask('completionItem/resolve', item);
    }
  }
}

async function askTree(
  connection: ProtocolConnection,
  ask: (method: string, params: object) => Promise<unknown>,
  place: ObjectivesPlace,
): Promise<void> {
  const filter = { text: '', only: 'all', order: 'catalog' };
  const page = (await ask(OBJECTIVES_REQUESTS.children, { place, filter, limit: 100 })) as ObjectivesPage;
  for (const node of page.nodes as ObjectivesNode[]) {
    await ask(OBJECTIVES_REQUESTS.describe, node.place);
    await ask(OBJECTIVES_REQUESTS.cite, { place: node.place, withTitle: true });
    if (node.hasChildren) await askTree(connection, ask, node.place);
  }
}

test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text]))(
  'nothing harmful is shown of %s',
  async (_, text) => {
    const harmful = [...(await answers(text!))].flatMap(([request, answer]) => {
      // The log may be printed to a terminal, or by a job.
      const harmsIn = request === 'log' ? harmsOf : controlsIn;
      return [...shownIn(answer)].flatMap((shown) => harmsIn(shown).map((harm) => `${request}: ${harm}`));
    });
    expect(harmful).toEqual([]);
  },
);
