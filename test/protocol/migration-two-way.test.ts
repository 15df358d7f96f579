import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, type TextEdit } from 'vscode-languageserver/node';
import { shippedCatalogs } from '../../server/src/catalog/reading/shipped.ts';
import {
  MIGRATION_REQUESTS,
  type MigrationOutcome,
  type MigrationPlan,
  type ReferenceDecision,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { revision } from '../support/random-revision.ts';
import { objrefs } from '../unit/cli/objrefs.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const { catalog: csf } = shippedCatalogs.find(({ file }) => file === 'nist-csf.objectives.yaml')!;
const CSF = csf.editions[0]!.objectives.map(({ number }) => number);

/** Every number means what the one before it meant. */
const SHIFTED = `prefix: ACME
editions:
  - edition: "2020"
    objectives: [1.1 Apples in autumn, 1.2 Bridges of stone, 1.3 Cables below the sea, 1.4 Deserts in bloom]
  - edition: "2024"
    objectives: [1.1 Engines without noise, 1.2 Apples in autumn, 1.3 Bridges of stone, 1.4 Cables below the sea]
`;
const ACME = 'ACME 1.1, then ACME 1.2\r\n\r\n- ACME:2020 1.3 and ACME 1.4\n- ACME 1.2–1.3, ACME 1.1, 1.4\n';

it.each([
  [
    'NIST CSF',
    '2.0',
    {
      'objrefs.yaml': 'frameworks: {NIST CSF: on}\n',
      'a/all.md': CSF.map((number) => `- NIST CSF ${number}\n`).join(''),
    },
  ],
  [
    'NIST CSF',
    '2.0',
    { 'objrefs.yaml': 'frameworks: {NIST CSF: on}\n', 'list.md': `CSF ${CSF.slice(30, 60).join(', ')}` },
  ],
  ['ACME', '2024', { 'acme.objectives.yaml': SHIFTED, 'plan.md': ACME, 'b/other.txt': 'ACME 1.1\nACME:2024 1.1\n' }],
])('the command line and the server migrate %s to %s alike', migrateBothWays);

const NUMBERS = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '8.1', '9.1', '9.9'];
const number = fc.constantFrom(...NUMBERS);
const citation = fc.tuple(
  fc.constantFrom('ACME ', 'ACME ', 'ACME:old ', 'ACME:new ', 'ACME (old) ', 'acme '),
  fc.array(fc.oneof(number, number, fc.constantFrom('1.1–1.3', '1.2-1.4', '1.3 to 2.1')), {
    minLength: 1,
    maxLength: 4,
  }),
  fc.constantFrom(', ', ' and ', '; ', ' or '),
  fc.constantFrom('.', ',', '.\n\n', '\r\n', ' <!-- objrefs-ignore-line -- agreed -->\n', ' stays: '),
);
const document = fc
  .tuple(
    fc.constantFrom('', '', '---\nobjectives: ACME:old\n---\n', '---\ndate: 2021-05-05\n---\n'),
    fc.array(citation, { maxLength: 8 }),
  )
  .map(([head, parts]) => head + parts.map(([lead, all, joined, end]) => lead + all.join(joined) + end).join(' '));

it('the command line and the server migrate random documents between random editions alike', async () => {
  await fc.assert(
    fc.asyncProperty(revision, fc.array(document, { minLength: 1, maxLength: 3 }), async ({ yaml }, documents) => {
      const texts = Object.fromEntries(documents.map((text, index) => [`d${index % 2}/${index}.md`, text]));
      await migrateBothWays('ACME', 'new', { 'acme.objectives.yaml': yaml, ...texts });
    }),
    { numRuns: 40 },
  );
}, 120_000);

async function migrateBothWays(prefix: string, edition: string, files: Record<string, string>): Promise<void> {
  const memory = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/w/${name}`, text]));
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, new MemoryFiles(memory));
  const requests: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    requests.push(params);
    return { applied: true };
  });
  const target = { folder: 'file:///w', prefix, edition, choices: [] };
  const plan = await client.connection.sendRequest<MigrationPlan>(MIGRATION_REQUESTS.plan, target);
  const migrate = { ...target, preview: false };
  await client.connection.sendRequest<MigrationOutcome>(MIGRATION_REQUESTS.migrate, migrate);

  const folder = temporaryFolder({ ...files, '.git/HEAD': '' });
  const { stdout } = await objrefs(folder, ['migrate', prefix, '--to', edition, '--no-git', '--format', 'json']);
  const { results, ...head } = JSON.parse(stdout);
  const left = results.filter(({ kind }: { kind: string }) => kind === 'left');
  expect([plan.references, plan.rewritten, plan.affected, plan.settled]).toEqual([
    head.references,
    head.rewritten,
    head.affected,
    head.recorded,
  ]);
  expect(
    plan.decisions.map(({ uri, range, citation: _, excerpt, ...row }) => ({
      ...row,
      file: uri.slice('file:///w/'.length),
      line: range.start.line + 1,
    })),
  ).toEqual(left.map(({ kind, column, endLine, endColumn, ...row }: Record<string, unknown>) => row));
  const edited = new Map(
    requests.flatMap(({ edit }) =>
      (edit.documentChanges ?? []).flatMap((change) =>
        'edits' in change
          ? [[change.textDocument.uri.slice('file:///w/'.length), change.edits as TextEdit[]] as const]
          : [],
      ),
    ),
  );
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(folder.at(name), 'utf8')).toBe(applyEdits(text, edited.get(name) ?? []));
  }
  const record = 'objrefs.reviews.yaml';
  const written = readdirSync(folder.at('.')).includes(record) ? readFileSync(folder.at(record), 'utf8') : '';
  expect(written).toBe(applyEdits('', edited.get(record) ?? []));
}

it('decisions about single references are one edit with the review record', async () => {
  const files = { '/w/acme.objectives.yaml': SHIFTED, '/w/plan.md': 'ACME 1.1\nACME 1.2\nACME 1.3\nACME 1.4\n' };
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, new MemoryFiles(files));
  const requests: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    requests.push(params);
    return { applied: true };
  });
  const target = { folder: 'file:///w', prefix: 'ACME', edition: '2024', choices: [] };
  const { decisions } = await client.connection.sendRequest<MigrationPlan>(MIGRATION_REQUESTS.plan, target);
  expect(decisions.map(({ number, keep, meant }) => [number, keep, meant?.title])).toEqual([
    ['1.1', '2020', 'Apples in autumn'],
    ['1.2', '2020', 'Bridges of stone'],
    ['1.3', '2020', 'Cables below the sea'],
    ['1.4', '2020', 'Deserts in bloom'],
  ]);
  const made = [
    { kind: 'choose', numbers: ['1.2'] },
    { kind: 'choose', numbers: ['1.2'] },
    { kind: 'keep' },
    { kind: 'ignore', reason: 'not pursued' },
  ] as const;
  const params = {
    ...target,
    preview: false,
    decisions: decisions.map(({ uri, range, number }, index) => ({ uri, range, number, decision: made[index]! })),
  };
  const outcome = await client.connection.sendRequest<MigrationOutcome>(MIGRATION_REQUESTS.migrate, params);
  expect(outcome.plan.decisions).toEqual([]);
  const [{ edit }] = requests as [ApplyWorkspaceEditParams];
  const texts = (edit.documentChanges ?? []).map((change) =>
    'edits' in change
      ? applyEdits(files[change.textDocument.uri.slice(7) as keyof typeof files] ?? '', change.edits as TextEdit[])
      : change.kind,
  );
  expect(texts[0]).toBe(
    'ACME 1.2\nACME 1.2\nACME:2020 1.3\nACME 1.4 <!-- objrefs-ignore-line reused-number — not pursued -->\n',
  );
  expect(texts[1]).toBe('create');
  expect(texts[2]).toContain('number: "1.2", fingerprint');
  expect(texts[2]).toContain('edition: "2020", number: "1.3"');
  expect(texts[2]).not.toContain('number: "1.4"');
});

it('a list of reused numbers is written as was decided about each of them, and only then', async () => {
  const plan = 'ACME 1.1, 1.2 and 1.3\n\nACME 1.4\n';
  const texts: Record<string, string> = { '/w/acme.objectives.yaml': SHIFTED, '/w/plan.md': plan };
  const files = new MemoryFiles(texts);
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    for (const change of edit.documentChanges ?? []) {
      if (!('edits' in change)) continue;
      const path = change.textDocument.uri.slice('file://'.length);
      texts[path] = applyEdits(texts[path] ?? '', change.edits as TextEdit[]);
      files.write(path, texts[path]);
    }
    return { applied: true };
  });
  const target = { folder: 'file:///w', prefix: 'ACME', edition: '2024', choices: [] };
  const list = async () =>
    (await client.connection.sendRequest<MigrationPlan>(MIGRATION_REQUESTS.plan, target)).decisions;
  const decide = async (made: Readonly<Record<string, ReferenceDecision['decision']>>) => {
    const decisions = (await list()).flatMap(({ uri, range, number }) =>
      made[number] ? [{ uri, range, number, decision: made[number] }] : [],
    );
    const params = { ...target, preview: false, decisions };
    await client.connection.sendRequest<MigrationOutcome>(MIGRATION_REQUESTS.migrate, params);
    return texts['/w/plan.md'];
  };
  const rows = await list();
  // A client knows which rows are of one list.
  expect(rows.map(({ citation, range }) => [citation.start.line, citation.end.character, range.end.character])).toEqual(
    [
      [0, 21, 8],
      [0, 21, 13],
      [0, 21, 21],
      [2, 8, 8],
    ],
  );
  const moved: ReferenceDecision['decision'] = { kind: 'choose', numbers: ['1.2'] };
  expect(await decide({ '1.1': moved })).toBe(plan);
  expect(await list()).toHaveLength(4);
  expect(await decide({ '1.1': moved, '1.2': { kind: 'keep' }, '1.3': { kind: 'choose', numbers: ['1.3'] } })).toBe(
    'ACME:2024 1.2, ACME:2020 1.2 and ACME:2024 1.3\n\nACME 1.4\n',
  );
  expect((await list()).map(({ number }) => number)).toEqual(['1.4']);
});
