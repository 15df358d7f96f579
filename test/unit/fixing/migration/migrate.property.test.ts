import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import { catalogOf, migrator } from './migrated.ts';

const NUMBERS = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3'];
const number = fc.constantFrom(...NUMBERS);
const relation = fc.constantFrom('moved', 'moved', 'merged', 'equal', 'split', 'related');

/** An edition: most of the numbers, each with optional records. */
const edition = fc
  .uniqueArray(
    fc.record({
      number,
      title: fc.constantFrom('Grow red apples', 'Grow red apples and pears', 'Count all stars'),
      replacedBy: fc.option(fc.array(fc.record({ number, relation }), { minLength: 0, maxLength: 2, size: 'small' })),
      isWithdrawn: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    }),
    { selector: (objective) => objective.number, minLength: 5 },
  )
  .map((objectives) =>
    objectives.map(({ number, title, replacedBy, isWithdrawn }) => {
      const successors = replacedBy?.map((other) => `{number: "${other.number}", relation: ${other.relation}}`);
      const recorded = successors && !isWithdrawn ? `, replacedBy: [${successors.join(', ')}]` : '';
      return `      - {number: "${number}", title: ${title}, withdrawn: ${isWithdrawn}${recorded}}`;
    }),
  );

const catalog = fc
  .array(edition, { minLength: 2, maxLength: 3 })
  .map((editions) =>
    catalogOf(
      [
        'prefix: ACME',
        'editions:',
        ...editions.flatMap((lines, index) => [`  - edition: e${index}`, '    objectives:', ...lines]),
      ].join('\n'),
    ),
  );

const item = fc.oneof(
  { arbitrary: number, weight: 3 },
  { arbitrary: fc.constantFrom('1.1–1.2', '1.2-1.4', '2.1 to 2.3', '1.3–1.1', '1.2–2.1'), weight: 1 },
);
const citation = fc
  .record({
    pin: fc.constantFrom('', '', ':e0', ':e0', ':e1', ':e2', ' (e0)', ':e9'),
    items: fc.array(item, { minLength: 1, maxLength: 3, size: 'small' }),
    separator: fc.constantFrom(', ', ' and ', ', and ', '; ', '/', ',\n> '),
  })
  .map(({ pin, items, separator }) => `ACME${pin} ${items.join(separator)}`);
const text = fc
  .array(fc.tuple(citation, fc.constantFrom('. ', ' x ', '\n', ' (y)\n\n', ', ')), { minLength: 5, maxLength: 12 })
  .map((parts) => `> ${parts.flat().join('')}`);

test('what is rewritten means the target edition and exists there; all else stays, and so does everything the second time', () => {
  fc.assert(
    fc.property(
      catalog,
      text,
      fc.constantFrom('keep', 'add', 'lift'),
      fc.constantFrom('e0', 'e1', 'e2'),
      (catalog, text, pins, to) => {
        const newest = catalog.editions.at(-1)!.id;
        const target = catalog.editions.some(({ id }) => id === to) ? to : newest;
        // Removing the edition requires that the default one is the target.
        if (pins === 'lift' && target !== newest) return;
        // It throws if the second result differs from the first.
        const migrated = migrator(catalog, { pins, to: target })(text);
        const { set } = composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
        const groups = (of: string) => {
          const { references } = new DocumentAnalysis(linesOf(of), { set, severity: new Map() });
          return [...new Set(references.map(({ group }) => group))].map((group) => ({
            group,
            own: references.filter((one) => one.group === group),
          }));
        };
        const [before, after] = [groups(text), groups(migrated.text)];
        expect(after).toHaveLength(before.length);
        for (const [index, { group }] of before.entries()) {
          const isRewritten = migrated.rewritten.some((range) => JSON.stringify(range) === JSON.stringify(group.range));
          if (!isRewritten) continue;
          for (const { resolution, group: now } of after[index]!.own) {
            expect(resolution.edition?.id).toBe(target);
            if (now.pin)
              expect([resolution.objective?.edition, resolution.objective?.withdrawn]).toEqual([target, false]);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
