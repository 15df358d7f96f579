import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { objrefs } from '../objrefs.ts';
import { found, repository } from './repository.ts';

/** In 2015, 2.1 moves to 5.1, and 3.4 gets another meaning. */
const REVISED = {
  'acme.objectives.yaml': `
prefix: ACME
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - {number: "2.1", title: Grow apples, replacedBy: ["5.1"]}
      - {number: "3.4", title: Train officers, replacedBy: ["4.2"]}
  - edition: "2015"
    published: 2015-06-01
    objectives:
      - 3.4 Buy software
      - 4.2 Train officers
      - 5.1 Grow apples
`,
};
const WARNINGS = ['--min-severity', 'warning'];

test('what a migration leaves open on a line that it rewrites is reported until it is decided, however new the line is', async () => {
  const folder = repository(REVISED);
  folder.write({ 'a.md': 'Old ACME 2.1; and ACME 3.4 too.\n' });
  folder.commit('2012-03-04');
  const environment = { PATH: process.env.PATH };
  const migrate = (stdin: string, ...words: string[]) =>
    objrefs(folder, ['migrate', 'ACME', '--to', '2015', ...words], {
      environment,
      stdin,
    });
  const read = (name: string) => readFileSync(folder.at(name), 'utf8');
  expect((await migrate('')).code).toBe(1);
  expect(read('a.md')).toBe('Old ACME 5.1; and ACME 3.4 too.\n');
  expect(await found(folder, WARNINGS)).toEqual(['a.md:1 3.4']);
  folder.commit('2017-08-09');
  expect(await found(folder, WARNINGS)).toEqual(['a.md:1 3.4']);
  expect((await migrate('=4.2\n', '--interactive')).code).toBe(0);
  expect(read('a.md')).toBe('Old ACME 5.1; and ACME 4.2 too.\n');
  expect(await found(folder, WARNINGS)).toEqual([]);
  expect(read('objrefs.reviews.yaml')).not.toContain('"3.4"');
});
