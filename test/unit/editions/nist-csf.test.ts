import { expect, test } from 'vitest';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { CHANGE_KINDS, compareEditions } from '../../../server/src/core/editions/compare-editions.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';

const { catalog } = shippedCatalogs.find(({ file }) => file === 'nist-csf.objectives.yaml')!;
const framework = composeFrameworks([{ catalog, origin: 'shipped' }], new Map()).set.frameworks[0]!;
const [older, newer] = [framework.editions[0]!, framework.editions[1]!];
const comparison = compareEditions(framework, older, newer);
const numbersOf = (kind: string) =>
  comparison.changes.filter((change) => change.kind === kind).map(({ from, to }) => (from ?? to[0]?.objective)?.number);

test('the figures of NIST CSF 1.1 → 2.0 are NIST’s', () => {
  // Of the 91 numbers that NIST withdrew it names one successor "moved to" for 19, one "incorporated into" for 35,
  // several for 34 and none for 3. The other 45 keep their numbers, and none of them is reused.
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, numbersOf(kind).length]));
  expect(counts).toEqual({ reused: 0, withdrawn: 3, split: 34, merged: 35, moved: 19, reworded: 34, added: 23 });
  expect([comparison.unchanged, comparison.unlisted]).toEqual([11, 0]);
});

test('numbers that NIST gave a new text continue, however little the texts share', () => {
  // "External information systems are catalogued." became "Inventories of services provided by suppliers are maintained".
  expect(numbersOf('reworded')).toEqual(expect.arrayContaining(['ID.AM-4', 'PR.AT-2', 'RS.AN-3']));
});

test('those without a replacement are the three categories for which NIST names none', () => {
  expect(numbersOf('withdrawn')).toEqual(['PR.IP', 'PR.PT', 'DE.DP']);
});

test('an objective is new if none of 1.1 became part of it', () => {
  expect(numbersOf('added')).toEqual([
    ...['GV.RM-03', 'GV.RM-07', 'GV.RR-01', 'GV.OV', 'GV.OV-01', 'GV.OV-02', 'GV.OV-03', 'ID.AM-07', 'ID.IM-01'],
    ...['PR.AA-04', 'PR.PS', 'PR.PS-05', 'PR.IR', 'DE.AE-07', 'RS.MA-05', 'RS.AN-06', 'RS.AN-07', 'RS.AN-08'],
    ...['RC.RP-02', 'RC.RP-03', 'RC.RP-04', 'RC.RP-05', 'RC.RP-06'],
  ]);
});
