// The meaning of a number in the editions of its framework, by the rules of the product: one fixture for each of them.
import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

/** `status EDITION NUMBER TITLE → successors` of each reference in the text; absent parts are left out. */
function meanings(catalogs: string, text: string): string[] {
  const { scope, problems } = readScope(parseFixture(catalogs).files);
  expect([...problems.values()].flat().map(({ message }) => message)).toEqual([]);
  return new DocumentAnalysis(linesOf(text), scope).references.map(({ resolution }) => {
    const { status, edition, objective, replacedBy } = resolution;
    const listed = objective ? ` ${objective.number} ${objective.title}` : '';
    const successors = replacedBy.map((each) => `${each.edition.id} ${each.objective.number} (${each.relation})`);
    return `${status} ${edition?.id ?? '-'}${listed}${successors.length > 0 ? ` → ${successors.join(', ')}` : ''}`;
  });
}

const EDITIONS = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "2016"
      aliases: [v1]
      objectives:
        - {number: 1, title: Sell, replacedBy: [10]}
        - {number: 2, title: Buy, replacedBy: [10, 11]}
        - {number: 3, title: Rest, replacedBy: []}
        - 4 Wait
        - 5 Try
    - edition: "2020"
      objectives:
        - {number: 10, title: Trade, replacedBy: [{number: 20, relation: merged}]}
        - {number: 11, title: Count, withdrawn: true, replacedBy: [{number: 12, relation: equal}]}
        - 12 Account
        - 5 Try again
    - edition: "2024"
      objectives:
        - 20 Trade and count
        - {number: 21, title: Account, replaces: [{number: 12, relation: related}]}
        - 5 Try harder
        - {number: 6, title: Fail, withdrawn: No longer wanted}
    - edition: "2028"
      draft: true
      objectives: [30 Dream]
`;

describe('without a pin', () => {
  test.each([
    ['listed in the current edition', 'ACME 5', 'current 2024 5 Try harder'],
    ['replaced, with a chain of successors', 'ACME 1', 'replaced 2024 1 Sell → 2024 20 (merged)'],
    ['split, and each part followed', 'ACME 2', 'replaced 2024 2 Buy → 2024 20 (split), 2024 21 (related)'],
    ['withdrawn, with a successor in the same edition', 'ACME 11', 'replaced 2024 11 Count → 2024 21 (related)'],
    ['recorded in the newer edition', 'ACME 12', 'replaced 2024 12 Account → 2024 21 (related)'],
    ['recorded without a successor', 'ACME 3', 'withdrawn 2024 3 Rest'],
    ['removed without a record', 'ACME 4', 'withdrawn 2024 4 Wait'],
    ['withdrawn in the current edition', 'ACME 6', 'withdrawn 2024 6 Fail'],
    ['in no edition', 'ACME 99', 'unknown-objective 2024'],
    ['only in a draft', 'ACME 30', 'unknown-objective 2024'],
  ])('%s: %s', (_, text, expected) => expect(meanings(EDITIONS, text)).toEqual([expected]));
});

describe('with a pin', () => {
  test.each([
    ['current in an older edition', 'ACME:2016 1', 'superseded 2016 1 Sell → 2024 20 (merged)'],
    ['current there, and the same number continues', 'ACME:2016 5', 'superseded 2016 5 Try'],
    ['by an alias', 'ACME:v1 5', 'superseded 2016 5 Try'],
    ['withdrawn in that edition already', 'ACME:2020 11', 'replaced 2020 11 Count → 2024 21 (related)'],
    ['absent from it, though another has it', 'ACME:2020 1', 'unknown-objective 2020'],
    ['to the current edition', 'ACME:2024 20', 'current 2024 20 Trade and count'],
    ['to a draft', 'ACME:2028 30', 'current 2028 30 Dream'],
    ['to an unknown edition', 'ACME:2019 1', 'unknown-edition -'],
  ])('%s: %s', (_, text, expected) => expect(meanings(EDITIONS, text)).toEqual([expected]));
});

test('the default edition of objrefs.yaml applies without a pin', () => {
  const chosen = `${EDITIONS}\n  //- /objrefs.yaml\n  frameworks: {ACME: {edition: "2020"}}\n`;
  expect(meanings(chosen, 'ACME 5, ACME 1, ACME 20, ACME:2024 5')).toEqual([
    'current 2020 5 Try again',
    'replaced 2020 1 Sell → 2024 20 (merged)',
    'unknown-objective 2020',
    'current 2024 5 Try harder',
  ]);
});

test('in an incomplete edition, missing numbers are not unknown', () => {
  const partial = EDITIONS.replace('edition: "2024"', 'edition: "2024"\n      partial: true');
  expect(meanings(partial, 'ACME 99, ACME 4, ACME 3, ACME 1, ACME:2024 98')).toEqual([
    'current 2024',
    'current 2024 4 Wait',
    'withdrawn 2024 3 Rest',
    'replaced 2024 1 Sell → 2024 20 (merged)',
    'current 2024',
  ]);
});
