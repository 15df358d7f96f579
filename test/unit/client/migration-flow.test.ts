import { expect, it } from 'vitest';
import {
  type MigrationAnswers,
  type MigrationServer,
  type MigrationUi,
  migrateReferences,
} from '../../../client/src/migration/migration-flow.ts';
import type { MigrationPlan } from '../../../server/src/protocol/index.ts';

const FRAMEWORK = {
  folder: 'file:///w',
  prefix: 'ACME',
  title: 'Acme Plan',
  editions: [{ id: '2024', isCurrent: true, objectives: 4 }],
};
const QUESTIONS = [
  {
    number: '1.2',
    title: 'Light the quay',
    references: 3,
    candidates: [
      { number: '2.2', title: 'Lamps' },
      { number: '2.3', title: 'Power' },
    ],
  },
  { number: '1.4', title: 'Roof', references: 1, candidates: [{ number: '2.4', title: 'Half a roof' }] },
];
const PLAN: MigrationPlan = {
  references: 9,
  affected: 9,
  rewritten: 4,
  files: 2,
  toChoose: 4,
  left: 1,
  questions: QUESTIONS,
  decisions: [],
  settled: 0,
};

/** Runs the flow with picks by label; records everything that is shown, asked and sent. */
async function run(
  picks: readonly string[],
  options: Partial<MigrationPlan> & { none?: boolean; others?: readonly string[] } = {},
  answers?: MigrationAnswers,
) {
  const { none = false, others = [], ...different } = options;
  const plan = { ...PLAN, ...different };
  const [shown, messages, sent]: [string[][], string[], unknown[]] = [[], [], []];
  const waiting: number[] = [];
  const left = [...picks];
  const ui: MigrationUi = {
    async pick(title, placeholder, choices) {
      shown.push([title, placeholder, ...choices.map(({ label, description }) => `${label}|${description ?? ''}`)]);
      const wanted = left.shift();
      return choices.find(({ label }) => label === wanted)?.value;
    },
    notify(message, decisions = 0) {
      messages.push(message);
      waiting.push(decisions);
    },
  };
  const server: MigrationServer = {
    frameworks: async () => (none ? [] : [FRAMEWORK, ...others.map((folder) => ({ ...FRAMEWORK, folder }))]),
    plan: async (params) => {
      sent.push(params);
      return plan;
    },
    migrate: async (params) => {
      sent.push(params);
      return { applied: true, plan };
    },
  };
  await migrateReferences(server, ui, answers);
  return { shown, messages, sent, waiting };
}

const TARGET = { folder: 'file:///w', prefix: 'ACME', edition: '2024' };

it('asks for framework, edition, each open number once, and how to continue', async () => {
  const { shown, messages, sent, waiting } = await run(['ACME', '2024', '2.3', 'Skip', 'Preview changes']);
  const counts = '9 references: 4 citations to update in 2 files, 4 to choose, 1 to decide.';
  const leave = 'Skip|decide later for each reference';
  expect(shown).toEqual([
    ['Migrate References', 'Select a framework', 'ACME|Acme Plan'],
    ['Migrate References to ACME', 'Select an edition', '2024|current, 4 objectives'],
    [
      'ACME 1.2 Light the quay (1 of 2)',
      '3 references. Which objective is meant?',
      '2.2|Lamps',
      '2.3|Power',
      '2.2, 2.3|all',
      leave,
    ],
    ['ACME 1.4 Roof (2 of 2)', '1 reference. Which objective is meant?', '2.4|Half a roof', leave],
    ['Migrate References to ACME 2024', counts, 'Preview changes|', 'Apply 4 changes|'],
  ]);
  const choices = [{ number: '1.2', becomes: ['2.3'] }];
  expect(sent).toEqual([
    { ...TARGET, choices: [] },
    { ...TARGET, choices },
    { ...TARGET, choices, preview: true },
  ]);
  expect(messages).toEqual(['Updated 4 citations in 2 files. 5 references still need your decision.']);
  // The message offers to show them.
  expect(waiting).toEqual([5]);
});

it.each([
  ['framework', []],
  ['edition', ['ACME']],
  ['number', ['ACME', '2024', '2.2']],
  ['preview', ['ACME', '2024', '2.2', 'Skip']],
])('changes nothing if the %s is not picked', async (_, picks) => {
  const { messages, sent } = await run(picks);
  expect(messages).toEqual([]);
  expect(sent.some((params) => 'preview' in (params as object))).toBe(false);
});

it('does not ask for what is already given', async () => {
  const answers = { framework: 'ACME', edition: '2024', choices: { '1.2': ['2.2'], '1.4': [] }, apply: 'now' } as const;
  const { shown, sent } = await run([], {}, answers);
  expect(shown).toEqual([]);
  expect(sent.at(-1)).toEqual({ ...TARGET, choices: [{ number: '1.2', becomes: ['2.2'] }], preview: false });
});

it('shows a message if there is nothing to do', async () => {
  expect((await run([], { none: true })).messages).toEqual([
    'No framework in this workspace has more than one edition.',
  ]);
  const nothing = { rewritten: 0, files: 0, toChoose: 0, questions: [] };
  expect((await run(['ACME', '2024'], nothing)).messages).toEqual([
    'No references to ACME need to change for 2024. 1 reference still needs your decision.',
  ]);
  expect((await run(['ACME', '2024'], { ...nothing, references: 0, left: 0 })).messages).toEqual([
    'There are no references to ACME.',
  ]);
});

it('asks for the folder if several have the framework', async () => {
  const others = ['file:///south'];
  const answers = { framework: 'ACME', edition: '2024', choices: { '1.2': [], '1.4': [] }, apply: 'now' } as const;
  const { shown, sent } = await run(['ACME'], { others }, answers);
  expect(shown).toEqual([
    ['Migrate References', 'Select a framework', 'ACME|Acme Plan, in w', 'ACME|Acme Plan, in south'],
  ]);
  expect(sent[0]).toEqual({ ...TARGET, choices: [] });
  const south = await run([], { others }, { ...answers, folder: 'file:///south' });
  expect(south.shown).toEqual([]);
  expect(south.sent[0]).toEqual({ ...TARGET, folder: 'file:///south', choices: [] });
});

it('offers only the given framework', async () => {
  const { shown, messages, sent } = await run([], {}, { framework: 'SMALL' });
  expect({ shown, sent }).toEqual({ shown: [], sent: [] });
  expect(messages).toEqual(['SMALL has only one edition.']);
});
