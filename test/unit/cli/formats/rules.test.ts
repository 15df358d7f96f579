import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allRules, FILE_RULES } from '../../../../server/src/cli/check/formats/rules.ts';

const page = (name: string) => readFileSync(new URL(`../../../../docs/problems/${name}.md`, import.meta.url), 'utf8');

test('the rules for catalogs and objrefs.yaml match the pages', () => {
  const rows = [page('catalogs'), page('configuration')].flatMap((text) => [
    ...text.matchAll(/^\| `([a-z-]+)` \| \w+ \| (.+) \|$/gm),
  ]);
  expect(FILE_RULES).toEqual(Object.fromEntries(rows.map(([, code, text]) => [code, text])));
});

test.each(allRules().map((rule) => [rule.code, rule] as const))('%s is described in sentences', (_, rule) => {
  for (const text of [rule.summary, rule.description, ...rule.remedies]) expect(text).toMatch(/^[A-Z][^\n]+\.$/);
  expect(rule.summary.length).toBeLessThan(130);
});
