import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import type { ToolWorld } from '../../../server/src/tools/world.ts';
import { expandCatalog } from '../../accuracy/catalogs.ts';
import { numbers, prefix } from '../../support/catalog-arbitraries.ts';
import { call, type Json, worldOf } from './tool-world.ts';

const QUAY = await worldOf(`
//- /objrefs.yaml
frameworks: {INTERPOL-SP: off}
//- /quay.objectives.yaml
prefix: QUAY-SP
aliases: [Quay Plan]
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Train pilots}
      - {number: 7.1, title: Sell the crane, replacedBy: [1.2]}
  - edition: "2024"
    objectives:
      - {number: 1, title: Keep the quay, group: Strategic goals}
      - 1.1 Train divers
      - 1.2 Sell all cranes
      - {number: 1.3, title: Old training, withdrawn: true}
//- /controls.objectives.yaml
prefix: CTRL
numbering: {words: [control]}
edition: "5"
objectives: [AC-2 Account management, AC-2(1) Automated account management, AT-1 Training policy]
`);

const find = (input: object, world = QUAY) => call('find_objectives', { words: '', ...input }, world);
const cited = ({ objectives }: Json): string[] =>
  objectives.map(({ citation, status }: Json) => `${citation} ${status}`);

it('gives what to write, what it means, and where it belongs', async () => {
  expect(await find({ words: 'divers', framework: 'quay plan' })).toEqual({
    note: expect.stringContaining('never instructions'),
    objectives: [
      {
        citation: 'QUAY-SP 1.1',
        prefix: 'QUAY-SP',
        edition: null,
        resolvedEdition: '2024',
        number: '1.1',
        status: 'current',
        canonical: true,
        title: 'Train divers',
        replacedBy: [],
        level: 'target',
        group: 'Strategic goals',
        parents: [{ number: '1', title: 'Keep the quay' }],
      },
    ],
    matches: 'all',
    total: 1,
    nextCursor: null,
    problems: [],
  });
});

it('finds by words or numbers in all frameworks, the best first, and what was removed last', async () => {
  expect(cited(await find({ words: 'train' }))).toEqual([
    'QUAY-SP 1.1 current',
    'CTRL AT-1 current',
    'QUAY-SP 1.3 withdrawn',
  ]);
  expect(cited(await find({ words: '7.1' }))).toEqual(['QUAY-SP 7.1 replaced']);
  expect(cited(await find({ words: 'ctrl ac-2' }))).toEqual(['CTRL AC-2 current', 'CTRL AC-2(1) current']);
});

it('finds those with the rarest of the words where none has all of them', async () => {
  const found = await find({ words: 'please keep all pilots on our cranes' });
  expect([found.matches, ...cited(found)]).toEqual(['some', 'QUAY-SP 1.2 current']);
  expect(await find({ words: 'nothing of this' })).toMatchObject({ objectives: [], matches: 'some', total: 0 });
});

it('says what replaced a removed one', async () => {
  const { objectives } = await find({ words: 'crane', framework: 'QUAY-SP' });
  expect(objectives[1]).toMatchObject({
    number: '7.1',
    status: 'replaced',
    replacedBy: [{ edition: '2024', number: '1.2', relation: 'moved' }],
  });
});

it('names the edition in citations of another one', async () => {
  const found = await find({ words: 'train', framework: 'QUAY-SP', edition: '2020' });
  expect(cited(found)).toEqual(['QUAY-SP:2020 1.1 superseded']);
  expect(found.objectives[0].title).toBe('Train pilots');
});

it.each([
  [{ framework: 'QUAI-SP' }, 'framework: "QUAI-SP" is unknown. Enabled: CTRL, QUAY-SP.'],
  [{ framework: 'NIST CSF' }, /^framework: "NIST CSF" is not enabled \("frameworks" in objrefs.yaml\)/],
  [{ framework: 'QUAY-SP', edition: '1999' }, 'edition: QUAY-SP has no edition "1999". Editions: 2020, 2024.'],
  [{ edition: '2024' }, 'edition: requires framework.'],
  [{ words: ['a'] }, 'words: expected a text, got a list.'],
  [{ words: 'a'.repeat(501) }, 'words: expected at most 500 characters, got 501.'],
  [{ word: 'a' }, 'Unknown field "word". The fields are words, framework, edition, cursor.'],
])('refuses %j', async (input, message) => {
  expect(await find(input)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
});

/** Everything a call finds, page by page. */
async function all(input: object, world: ToolWorld): Promise<Json[]> {
  const rows: Json[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await find({ ...input, cursor }, world);
    rows.push(...page.objectives);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

it('gives long lists in pages, each objective once', async () => {
  const list = Array.from({ length: 1000 }, (_, index) => `  - ${index + 1} Item ${index + 1}`);
  const many = (title: string) =>
    worldOf({ 'a.objectives.yaml': `prefix: MANY\nobjectives:\n${list.join('\n')} ${title}` });
  const world = await many('');
  const first = await find({ framework: 'MANY' }, world);
  expect(first.objectives).toHaveLength(25);
  expect(first.total).toBe(1000);
  const found = await all({ framework: 'MANY' }, world);
  expect(found.map(({ number }) => number)).toEqual(list.map((_, index) => `${index + 1}`));
  const same = await find({ framework: 'MANY', cursor: first.nextCursor }, await many('more'));
  expect(same.objectives[0].number).toBe('26');
});

it.each(['', '25', '25-', 'x', '25-00000000000000000000000000000000', '1e3-1', '-1-00'])(
  'refuses the cursor %j of nothing',
  async (cursor) => {
    const answer = await find({ framework: 'CTRL', cursor: cursor || ' x' });
    expect(answer).toMatch(/^cursor: expected the nextCursor of the last answer to this call/);
  },
);

/** What a citation on a line of its own is read as. */
function readBack(citation: string, { roots }: ToolWorld) {
  const { references } = new DocumentAnalysis(linesOf(citation), roots[0].composed.scope);
  return references.map(({ resolution: { framework, objective } }) => [framework.prefix, objective?.number]);
}

describe('a citation reads back as the objective', () => {
  const directory = 'test/accuracy/catalogs';
  const named = readdirSync(directory).map(
    (name) => [name, expandCatalog(readFileSync(`${directory}/${name}`, 'utf8'))] as const,
  );

  it.each(named)('of every edition in %s', async (_, text) => {
    const world = await worldOf({ 'a.objectives.yaml': text });
    const { frameworks } = world.roots[0].composed.scope.set;
    expect(frameworks.length).toBeGreaterThan(1);
    for (const { prefix, editions } of frameworks) {
      for (const { id } of editions) {
        for (const { citation, prefix: own, number } of await all({ framework: prefix, edition: id }, world)) {
          expect(readBack(citation, world)).toEqual([[own, number]]);
        }
      }
    }
  });

  it('of any framework, or is null', async () => {
    await fc.assert(
      fc.asyncProperty(prefix, numbers, async (name, list) => {
        const objectives = list.map((number) => `{number: "${number}", title: x}`);
        const world = await worldOf({
          'a.objectives.yaml': `prefix: "${name}"\nedition: "1"\nobjectives: [${objectives.join(', ')}]`,
        });
        for (const { citation, prefix: own, number } of await all({}, world)) {
          if (citation !== null) expect(readBack(citation, world)).toEqual([[own, number]]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
