import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { continuityBetween } from '../../../server/src/core/editions/continuity.ts';
import { replacementsIn } from '../../../server/src/core/editions/replacements.ts';
import { fixAll } from '../../../server/src/core/fixing/fix-all.ts';
import { migrate } from '../../../server/src/core/fixing/migrate.ts';
import type { DiagnosticCode } from '../../../server/src/core/model/diagnostic.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { applyEdits } from '../../support/edits.ts';
import { scopeOf } from '../../support/scope.ts';

/**
 * Three editions: moves in two steps, a merge, a split, reused numbers, one reworded and one with a related number
 * only.
 */
const SCOPE = scopeOf(`
  //- /chn.objectives.yaml
  prefix: CHN
  editions:
    - edition: e1
      published: 2010-01-01
      objectives:
        - {number: 2.1, title: Oats, replacedBy: [2.5]}
        - {number: 2.2, title: Rye, replacedBy: [2.6]}
        - {number: 2.3, title: Wheat, replacedBy: [{number: 2.6, relation: merged}]}
        - {number: 4.1, title: Hens, replacedBy: [4.2]}
        - {number: 4.2, title: Geese, replacedBy: [4.3]}
        - {number: 4.3, title: Ducks, replacedBy: [{edition: e3, number: 4.4}, {edition: e3, number: 4.5, relation: related}]}
        - {number: 5.1, title: Keep the bees}
    - edition: e2
      published: 2015-01-01
      objectives:
        - {number: 2.5, title: Oats, replacedBy: [3.1]}
        - {number: 2.6, title: Rye and wheat, replacedBy: [3.2]}
        - {number: 4.2, title: Hens}
        - {number: 4.3, title: Geese}
        - {number: 5.1, title: Keep the bees}
    - edition: e3
      published: 2020-01-01
      objectives: [3.1 Oats, 3.2 Rye and wheat, 4.2 Hens, 4.3 Geese, 4.4 Ducks, 4.5 Swans, 5.1 Keep the bees and the flies]
`);
const CHN = SCOPE.set.frameworks.find(({ prefix }) => prefix === 'CHN')!;
const CODES = new Set<DiagnosticCode>(['superseded-edition', 'replaced-objective']);

function migrated(text: string): string {
  const analysis = new DocumentAnalysis(linesOf(text), SCOPE);
  return applyEdits(text, migrate(analysis, replacementsIn(CHN, CHN.current!)).edits);
}

describe('fix and migrate give the same result for', () => {
  test.each([
    ['CHN 2.1 and CHN 2.3', 'CHN 3.1 and CHN 3.2'],
    // Only the first edition lists both ends; the interior is followed through the second.
    ['CHN 2.1 to 2.3', 'CHN 3.1 to 3.2'],
    ['CHN:e1 2.1-2.3', 'CHN:e3 3.1-3.2'],
    ['CHN:e2 2.5, 2.6', 'CHN:e3 3.1, 3.2'],
    // Hens are now 4.2, which was geese.
    ['CHN 4.1', 'CHN 4.2'],
    ['CHN:e1 4.1; CHN:e1 4.2', 'CHN:e3 4.2; CHN:e3 4.3'],
    // Reworded, without a record: the number keeps its meaning.
    ['CHN:e1 5.1', 'CHN:e3 5.1'],
    // Two are recorded, of which one is only related: it needs manual review.
    ['CHN:e1 4.3', 'CHN:e1 4.3'],
  ])('%s', (before, after) => {
    expect(fixText(before, SCOPE, { codes: CODES }).text).toBe(after);
    expect(migrated(before)).toBe(after);
  });
});

test('a reused number is not written into a text with an earlier date', () => {
  const dated = (date: string) => fixText(`---\ndate: ${date}\n---\nCHN 4.1`, SCOPE);
  expect(dated('2012-05-01').unresolved.at(-1)?.message).toBe(
    'Without an edition, CHN 4.2 may be read here as what it was in CHN e1: Geese. Specify the edition.',
  );
  expect(dated('2021-05-01').text).toContain('CHN 4.2');
});

test('nor into one whose number is reported as reused', () => {
  const text = 'CHN 4.2\nCHN 4.1\n';
  const metadata = { lineDates: { dayOf: (line: number) => (line === 0 ? '2012-05-01' : '2021-05-01') } };
  const analysis = new DocumentAnalysis(linesOf(text), SCOPE, undefined, metadata);
  expect(analysis.diagnostics.map(({ code }) => code)).toEqual(['reused-number', 'replaced-objective']);
  expect(fixAll(analysis).edits).toEqual([]);
});

test.each([
  ['is reused if its text is under another one', 'Teach the children of the harbour to swim', ['1']],
  ['keeps its meaning otherwise, reworded', 'Paint the lighthouse', []],
])('a number without a record %s', (_, other, expected) => {
  const { set } = scopeOf(`
    //- /port.objectives.yaml
    prefix: PORT
    editions:
      - {edition: e1, objectives: [1 Teach the children of the harbour to swim]}
      - {edition: e2, objectives: [1 Teach the sailors of the harbour to read and write, 3 ${other}]}
  `);
  const port = set.frameworks.find(({ prefix }) => prefix === 'PORT')!;
  const [e1, e2] = port.editions;
  const { reused } = continuityBetween(port, e1!, e2!);
  expect([...reused.keys()].map(({ number }) => number)).toEqual(expected);
});
