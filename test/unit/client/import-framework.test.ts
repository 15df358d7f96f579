import { expect, test } from 'vitest';
import { summary } from '../../../client/src/catalogs/import-framework.ts';

test.each([
  [undefined, [], [], 'Review the catalog created from a.csv, then save it as NAME.objectives.yaml.'],
  ['acme.objectives.yaml', [], [], 'Review the catalog created from a.csv, then save it as acme.objectives.yaml.'],
  [undefined, ['line 2: x.'], ['2 rows', '1 column'], ' Skipped: 2 rows, 1 column. In a.csv, line 2: x.'],
  [undefined, ['line 2: x.', 'line 3: y.', 'line 4: z.'], [], ' In a.csv, line 2: x. (and 2 more)'],
] as const)(
  'the message of an import saved as %s, with problems %j, without %j',
  (savedAs, messages, dropped, ending) => {
    const said = summary('a.csv', savedAs, messages, dropped);
    expect(said.endsWith(ending), said).toBe(true);
  },
);
