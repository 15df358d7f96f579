import { expect, it } from 'vitest';
import {
  countReferences,
  decidedTogether,
  likeIt,
  meaning,
  needing,
  spokenRow,
  waysOf,
} from '../../../client/src/decisions/decision-rows.ts';
import type { DecisionInFile } from '../../../server/src/protocol/index.ts';

const SPLIT: DecisionInFile = {
  uri: 'file:///w/plan.md',
  range: { start: { line: 4, character: 3 }, end: { line: 4, character: 11 } },
  citation: { start: { line: 4, character: 3 }, end: { line: 4, character: 11 } },
  text: 'ACME 1.2',
  excerpt: { text: 'As ACME 1.2 asks', span: [3, 11] },
  edition: null,
  number: '1.2',
  within: false,
  reason: 'choice',
  message: 'ACME 1.2 was split. Choose the one you mean.',
  meant: { edition: '2020', number: '1.2', title: 'Light the quay' },
  candidates: [
    { number: '2.2', title: 'Lamps' },
    { number: '2.3', title: 'Power' },
  ],
  keep: '2020',
  keepOthers: [],
  ignorable: true,
};
const REUSED: DecisionInFile = {
  ...SPLIT,
  reason: 'reused',
  candidates: [
    { number: '1.2', title: 'Dance' },
    { number: '2.2', title: 'Lamps' },
  ],
};
const GONE: DecisionInFile = { ...SPLIT, reason: 'unknown', meant: null, candidates: [], keep: null };
const group = (row: DecisionInFile) => ({ folder: 'file:///w', prefix: 'ACME', edition: '2024', decisions: [row] });
const shown = (row: DecisionInFile) =>
  waysOf(group(row), row).map(({ label, description, decision }) => [label, description, decision] as const);
const IGNORE = ['Ignore with a Reason…', '', 'ignore'];
const KEEP = ['Keep edition 2020', 'Light the quay', { kind: 'keep' }];

it('offers the candidates, all of them for a split number, the older edition, and a comment', () => {
  expect(shown(SPLIT)).toEqual([
    ['ACME 2.2', 'Lamps', { kind: 'choose', numbers: ['2.2'] }],
    ['ACME 2.3', 'Power', { kind: 'choose', numbers: ['2.3'] }],
    ['ACME 2.2, ACME 2.3', 'all', { kind: 'choose', numbers: ['2.2', '2.3'] }],
    KEEP,
    IGNORE,
  ]);
});

it('says which candidate is the number as it stands, and never offers both meanings of a reused number', () => {
  expect(shown(REUSED)).toEqual([
    ['ACME 1.2', 'Dance · as in 2024', { kind: 'choose', numbers: ['1.2'] }],
    ['ACME 2.2', 'Lamps', { kind: 'choose', numbers: ['2.2'] }],
    KEEP,
    IGNORE,
  ]);
});

it('offers each older edition in which the number had another meaning', () => {
  const row = { ...REUSED, keepOthers: [{ edition: '2016', title: 'Dig a well' }] };
  const older = ['Keep edition 2016', 'Dig a well', { kind: 'keep', edition: '2016' }];
  expect(shown(row).slice(-3)).toEqual([KEEP, older, IGNORE]);
});

it('counts the numbers of a range as one reference', () => {
  expect(countReferences([SPLIT, { ...SPLIT, number: '1.3', within: true }, { ...SPLIT, uri: 'file:///w/b.md' }])).toBe(
    2,
  );
});

it('offers only a comment where nothing else is known', () => {
  expect(shown(GONE)).toEqual([IGNORE]);
  expect(meaning(GONE)).toBe('');
});

it('says to a screen reader what the row shows', () => {
  expect(spokenRow(group(SPLIT), SPLIT, 'plan.md')).toBe(
    'ACME 1.2, “Light the quay”, As ACME 1.2 asks, plan.md, line 5, 2 candidates, ACME 1.2 was split. Choose the one you mean.',
  );
  expect([1, 2].map(needing)).toEqual(['1 reference needs your decision', '2 references need your decision']);
});

it('finds the references that can be settled in the same way', () => {
  const other = { ...SPLIT, uri: 'file:///w/other.md' };
  const elsewhere = { ...SPLIT, number: '1.3' };
  const decisions = [SPLIT, REUSED, other, elsewhere, GONE];
  expect(likeIt({ ...group(SPLIT), decisions }, SPLIT)).toEqual([SPLIT, other]);
});

it('asks for all numbers of a list together, and settles other lists only where nothing else of them is open', () => {
  const at = (line: number, number: string, text: string) => ({
    ...SPLIT,
    number,
    range: { start: { line, character: text.length }, end: { line, character: text.length + 3 } },
    citation: { start: { line, character: 0 }, end: { line, character: 40 } },
  });
  const [first, second] = [at(1, '1.2', 'ACME '), at(1, '1.3', 'ACME 1.2, ')];
  const [alone, beside] = [at(2, '1.2', 'ACME '), { ...at(2, '1.3', 'ACME 1.2 and ACME '), citation: SPLIT.range }];
  const [third, fourth] = [at(3, '1.2', 'ACME '), at(3, '1.4', 'ACME 1.2, ')];
  const list = { ...group(SPLIT), decisions: [first, second, alone, beside, third, fourth] };
  expect(likeIt(list, first)).toEqual([first, alone]);
  expect(decidedTogether(list, [first, alone], false)).toEqual([second]);
  // The comment is for the whole line.
  expect(decidedTogether(list, [first, alone], true)).toEqual([second, beside]);
});
