import { expect, it } from 'vitest';
import {
  isFrom,
  pairsOf,
  type RevisionServer,
  type RevisionUi,
  revise,
  rowOf,
} from '../../../client/src/revision/revision-flow.ts';
import type { ProposedReplacement, Revision } from '../../../server/src/protocol/index.ts';

const MOVED: ProposedReplacement = {
  kind: 'moved',
  number: '1.3',
  title: 'Count the birds',
  to: [{ number: '1.2', title: 'Count birds' }],
  likeness: 88,
  now: 'Harvest apples',
};
const GONE: ProposedReplacement = { kind: 'withdrawn', number: '1.4', title: 'Write letters', to: [] };
const REVISION: Revision = { newer: '2024', proposals: [MOVED, GONE], added: 3, dropped: [] };
const PARAMS = { folder: 'file:///w', prefix: 'ACME', older: '2020' };
const FILE = { ...PARAMS, file: 'file:///w/new.docx' };

/** Runs the flow; `accept` undefined cancels the review, `names` are the answers to the question for the edition. */
async function run(
  params: typeof PARAMS,
  options: {
    revisions?: readonly Revision[];
    accept?: readonly string[];
    names?: readonly string[];
    applied?: boolean;
  },
) {
  const { revisions = [REVISION], accept, names = [], applied = true } = options;
  const [sent, shown]: [unknown[], string[]] = [[], []];
  const [left, answers] = [[...revisions], [...names]];
  const server: RevisionServer = {
    compare: async (asked) => {
      sent.push(asked);
      return left.shift();
    },
    record: async (asked) => {
      sent.push(asked);
      return { applied, catalog: 'file:///w/acme.objectives.yaml' };
    },
  };
  const ui: RevisionUi = {
    askEdition: async (prompt) => {
      shown.push(prompt);
      return answers.shift();
    },
    review: async (title) => {
      shown.push(title);
      return accept;
    },
    inform: (message) => void shown.push(message),
    error: (message) => void shown.push(message),
  };
  return { outcome: await revise(server, ui, params), sent, shown };
}

it('shows the proposals, and records those that were accepted', async () => {
  const { outcome, sent, shown } = await run(FILE, { accept: ['1.3'] });
  expect(shown).toEqual(['ACME 2020 to 2024: 2 proposals, 3 new']);
  expect(sent).toEqual([FILE, { ...FILE, accepted: ['1.3'] }]);
  expect(outcome).toEqual({
    newer: '2024',
    catalog: 'file:///w/acme.objectives.yaml',
    replacements: 1,
    left: 1,
    dropped: [],
  });
});

it('asks for the name of the edition until it can be used', async () => {
  const refused = { ...REVISION, needsEdition: true, proposals: [] };
  const revisions = [{ ...refused, refusal: 'No name.' }, { ...refused, refusal: 'Taken.' }, REVISION];
  const { sent, shown } = await run(FILE, { revisions, names: ['2020', '2024'], accept: [] });
  expect(shown.slice(0, 2)).toEqual(['No name.', 'Taken.']);
  expect(sent.slice(1)).toEqual([
    { ...FILE, newer: '2020' },
    { ...FILE, newer: '2024' },
    { ...FILE, newer: '2024', accepted: [] },
  ]);
});

it.each([
  ['the review is canceled', {}, 1],
  ['the name is not given', { revisions: [{ ...REVISION, needsEdition: true, refusal: 'No name.' }] }, 1],
  ['the editions cannot be compared', { revisions: [{ ...REVISION, refusal: 'Broken.' }] }, 1],
])('changes nothing if %s', async (_, options, requests) => {
  const { outcome, sent } = await run(FILE, options);
  expect(outcome).toBeUndefined();
  expect(sent).toHaveLength(requests);
});

it('adds the edition of a file without any proposals, and says that there are none for two editions', async () => {
  const revisions = [{ ...REVISION, proposals: [] }];
  expect((await run(FILE, { revisions })).outcome?.replacements).toBe(0);
  const { sent, shown } = await run({ ...PARAMS }, { revisions });
  expect(sent).toHaveLength(1);
  expect(shown).toEqual(['All replacements between ACME 2020 and 2024 are recorded.']);
});

it('records nothing for two editions if nothing is accepted', async () => {
  expect((await run({ ...PARAMS }, { accept: [] })).sent).toHaveLength(1);
});

it('says so if the catalog has changed in the meantime', async () => {
  const { outcome, shown } = await run(FILE, { accept: ['1.3'], applied: false });
  expect(outcome).toBeUndefined();
  expect(shown.at(-1)).toContain('was edited in the meantime');
});

it('describes a proposal with both titles, its similarity, and what the number means now', () => {
  expect(rowOf(MOVED)).toEqual({
    label: '1.3 → 1.2',
    description: 'moved, 88% similar, number reused',
    detail: '“Count the birds” → “Count birds” · 1.3 is now “Harvest apples”',
  });
  expect(rowOf(GONE)).toEqual({
    label: '1.4',
    description: 'withdrawn, no replacement',
    detail: '“Write letters”',
  });
});

it('accepts what is similar at first, and never a withdrawal', () => {
  expect([MOVED, { ...MOVED, likeness: 60 }, GONE].map((one) => isFrom(undefined, one))).toEqual([true, false, false]);
  expect([100, 90, 75, 50].map((threshold) => isFrom(threshold, MOVED))).toEqual([false, false, true, true]);
});

it('offers pairs of consecutive editions, newest first', () => {
  const editions = ['a', 'b', 'c'].map((id) => ({ id, catalog: 'file:///w/x' }));
  expect(pairsOf({ folder: '', prefix: 'X', title: null, editions })).toEqual([
    { older: 'b', newer: 'c' },
    { older: 'a', newer: 'b' },
  ]);
});
