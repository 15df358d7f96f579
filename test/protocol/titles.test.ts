import { expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const CATALOG = `prefix: ACME
editions:
  - {edition: "2020", objectives: [1.1 Weave large baskets, 1.2 Sell the nets]}
  - {edition: "2024", objectives: [1.1 Weave small baskets, 1.2 Sell the nets]}
`;

const start = (settings?: unknown) =>
  startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/project'], settings },
    new MemoryFiles({ '/project/acme.objectives.yaml': CATALOG }),
  );

it('a title of another edition is reported, and fixed anywhere in it', async () => {
  const { client } = await start();
  const text = 'See ACME 1.1 (Weave large baskets).';
  await client.open(PLAN, text);
  const [found] = await client.diagnostics(PLAN, (all) => all.length > 0);
  expect(found).toMatchObject({
    code: 'title-mismatch',
    severity: 2,
    range: { start: { line: 0, character: 4 }, end: { line: 0, character: 34 } },
    message: 'This title is from ACME 2020. In ACME 2024, 1.1 is titled “Weave small baskets”.',
  });
  const position = { line: 0, character: 20 };
  const actions = (await client.codeActions(PLAN, { range: { start: position, end: position } }, [
    found!,
  ])) as CodeAction[];
  const [action] = actions;
  expect(action).toMatchObject({ title: 'Use the title of 1.1 Weave small baskets', isPreferred: true });
  const [change] = action!.edit!.documentChanges as { edits: TextEdit[] }[];
  const fixed = applyEdits(text, change!.edits);
  expect(fixed).toBe('See ACME 1.1 (Weave small baskets).');
  await client.open('/project/mended.md', fixed);
  expect(await client.diagnostics('/project/mended.md')).toEqual([]);
});

it('a completed number includes its title if the setting says so', async () => {
  const { client } = await start({ completion: { insert: 'number and title' } });
  const text = 'See ACME baskets';
  await client.open(PLAN, text);
  const list = await client.completion(PLAN, { line: 0, character: text.length });
  const items = list && 'items' in list ? list.items : [];
  expect(items).toHaveLength(1);
  expect(applyEdits(text, [items[0]?.textEdit as TextEdit])).toBe('See ACME 1.1 (Weave small baskets)');
});
