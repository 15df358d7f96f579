import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../../server/src/core/editions/compare-editions.ts';
import { compare, twoEditions } from './compare.ts';

const NUMBERS = ['1', '2', '3', '4', '5', '6'];
const number = fc.constantFrom(...NUMBERS);
const title = fc.constantFrom('Grow red apples', 'Grow green apples', 'Count all stars', 'Count the stars', 'Sleep');
const relation = fc.constantFrom('moved', 'merged', 'split', 'equal', 'related');

/** An edition, each objective with optional records, as lines of YAML. */
const edition = (key: 'replacedBy' | 'replaces', known: readonly string[]) =>
  fc
    .uniqueArray(
      fc.record({
        number,
        title,
        others: fc.option(fc.array(fc.record({ number: fc.constantFrom(...known), relation }), { maxLength: 3 })),
        isWithdrawn: fc.boolean(),
      }),
      { selector: (objective) => objective.number, minLength: 1 },
    )
    .map((objectives) =>
      objectives.map(({ number, title, others, isWithdrawn }) => {
        const successors = others?.map((other) => `{number: "${other.number}", relation: ${other.relation}}`);
        const recorded =
          successors && (key === 'replacedBy' || !isWithdrawn) ? `, ${key}: [${successors.join(', ')}]` : '';
        return `{number: "${number}", title: ${title}, withdrawn: ${isWithdrawn && key === 'replaces'}${recorded}}`;
      }),
    );

test('every objective of the older edition is unchanged or has one change, and every one of the newer edition has an origin', () => {
  fc.assert(
    fc.property(edition('replacedBy', NUMBERS), edition('replaces', NUMBERS), (older, newer) => {
      const { comparison } = compare(twoEditions(older, newer));
      const { changes, unchanged } = comparison;
      const living = (lines: readonly string[]) => lines.filter((line) => !line.includes('withdrawn: true'));

      const changed = changes.filter(({ kind, from }) => from && kind !== 'reused').map(({ from }) => from?.number);
      expect(new Set(changed).size).toBe(changed.length);
      expect(changed.length + unchanged).toBe(living(older).length);

      // A number is added, or replaces something of the older edition: never both.
      const reached = new Set<string>();
      for (const { kind, to } of changes) {
        if (kind === 'added' || kind === 'reused') continue;
        for (const { objective, relation } of to) if (relation !== 'related') reached.add(objective.number);
      }
      const added = changes.filter(({ kind }) => kind === 'added').map(({ to }) => to[0]?.objective.number ?? '');
      expect(added.filter((number) => reached.has(number))).toEqual([]);
      expect(added.length + reached.size + unchanged).toBeGreaterThanOrEqual(living(newer).length);

      // In the order of the kinds.
      const order = changes.map(({ kind }) => CHANGE_KINDS.indexOf(kind));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      // Only what both editions list can be reworded or reused.
      for (const { kind, from, to } of changes) {
        if (kind === 'reworded' || kind === 'reused')
          expect(to.map(({ objective }) => objective.number)).toEqual([from?.number]);
      }
    }),
    { numRuns: 300 },
  );
});
