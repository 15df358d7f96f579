import { expect, test } from 'vitest';
import { continuityBetween } from '../../../server/src/core/editions/continuity.ts';
import { scopeOf } from '../../support/scope.ts';

/** The numbers of the older edition that the newer one reuses. @param record of the move of 1.1 to 1.3 */
function reused(record: string): string[] {
  const { set } = scopeOf(`
    //- /nps.objectives.yaml
    prefix: NPS
    editions:
      - edition: "2023"
        objectives:
          - 1 Fight crime
          - {number: "1.1", title: Train investigators${record}}
          - 1.2 Share intelligence with partners
      - edition: "2028"
        objectives:
          - 1 Fight crime
          - 1.1 Buy patrol vessels
          - 1.2 Establish a cyber reserve
          - 1.3 Train investigators
  `);
  const framework = set.frameworks.find(({ prefix }) => prefix === 'NPS')!;
  const [older, newer] = framework.editions;
  return [...continuityBetween(framework, older!, newer!).reused.keys()].map(({ number }) => number);
}

test('what is recorded of one number decides nothing about another', () => {
  expect(reused('')).toEqual(['1.1', '1.2']);
  expect(reused(', replacedBy: [{number: "1.3", relation: moved}]')).toEqual(['1.1', '1.2']);
  expect(reused(', replacedBy: [{number: "1.3", relation: split}]')).toEqual(['1.1', '1.2']);
});
