// The day a framework is revised, from the published document to an empty list, as a client takes the steps.
import { expect, it } from 'vitest';
import { ApplyWorkspaceEditRequest, CreateFile, TextDocumentEdit, type TextEdit } from 'vscode-languageserver/node';
import {
  type DecisionInFile,
  EDITION_REQUESTS,
  MIGRATION_REQUESTS,
  type MigrationOutcome,
  type MigrationPlan,
  REVISION_REQUESTS,
  type Revision,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { CATALOG, MEANT, MIGRATED, PLAN, SECOND_AS_MARKDOWN } from '../support/revised-framework.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const FRAMEWORK = { folder: 'file:///w', prefix: 'NPS', older: '2023-2027', file: 'file:///elsewhere/second.md' };
const TARGET = { folder: 'file:///w', prefix: 'NPS', edition: '2028-2032', choices: [] };

async function start() {
  const texts: Record<string, string> = {
    '/w/nps.objectives.yaml': CATALOG,
    '/w/plan.md': PLAN,
    '/elsewhere/second.md': SECOND_AS_MARKDOWN,
  };
  const files = new MemoryFiles(texts);
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    for (const change of edit.documentChanges ?? []) {
      if (CreateFile.is(change)) continue;
      if (!TextDocumentEdit.is(change)) return { applied: false };
      const path = change.textDocument.uri.replace('file://', '');
      texts[path] = applyEdits(texts[path] ?? '', change.edits as TextEdit[]);
      files.write(path, texts[path]);
    }
    return { applied: true };
  });
  const send = <R>(request: string, params: object = {}): Promise<R> => client.connection.sendRequest(request, params);
  return { texts, send };
}

it('every one of the 19 citations ends as what its author meant', async () => {
  const { texts, send } = await start();
  const { proposals } = await send<Revision>(REVISION_REQUESTS.compare, FRAMEWORK);
  expect(proposals.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
    '1.2 moved',
    '1.3 moved',
    '1.4 withdrawn',
    '2.2 moved',
    '2.3 moved',
    '3.2 split',
    '3.4 merged',
  ]);
  const accepted = proposals.map(({ number }) => number);
  await send(REVISION_REQUESTS.record, { ...FRAMEWORK, accepted });
  expect(texts['/w/nps.objectives.yaml']).toContain('# until the cameras are installed');

  const planned = await send<MigrationPlan>(MIGRATION_REQUESTS.plan, TARGET);
  expect(planned.references).toBe(19);
  // The notification, the preview and the list have one definition of affected.
  expect(planned.affected).toBe(planned.rewritten + planned.decisions.length);
  expect(await send(EDITION_REQUESTS.affected, { ...FRAMEWORK, since: '2023-2027' })).toBe(planned.affected);
  const { plan } = await send<MigrationOutcome>(MIGRATION_REQUESTS.migrate, { ...TARGET, preview: false });
  expect(plan.decisions).toHaveLength(plan.toChoose + plan.left);

  const list = async (): Promise<readonly DecisionInFile[]> =>
    (await send<MigrationPlan>(MIGRATION_REQUESTS.plan, TARGET)).decisions;
  for (let left = await list(); left.length > 0; ) {
    const [row] = left;
    const meant = MEANT.find(({ title }) => title === row!.meant?.title);
    expect(row!.excerpt.text.slice(...row!.excerpt.span)).toBe(row!.text);
    const { number, candidates, keep } = row!;
    const chosen = candidates.find((one) => `NPS ${one.number}` === meant?.answer);
    expect(chosen ?? `Keep edition ${keep}`, JSON.stringify(row)).toEqual(chosen ?? meant?.answer);
    const decision = chosen ? { kind: 'choose', numbers: [chosen.number] } : { kind: 'keep' };
    const same = left.filter((one) => one.number === number);
    const decisions = same.map(({ uri, range }) => ({ uri, range, number, decision }));
    const outcome = await send<MigrationOutcome>(MIGRATION_REQUESTS.migrate, { ...TARGET, decisions, preview: false });
    expect(outcome.applied).toBe(true);
    const next = await list();
    expect(next).toHaveLength(left.length - same.length);
    left = next;
  }
  // Where the number that a citation gets is cited with its other meaning, not decided yet, it names its edition.
  expect(texts['/w/plan.md']?.replaceAll(':2028-2032', '')).toBe(MIGRATED);
});
