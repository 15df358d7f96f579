import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { readScope } from '../../support/scope.ts';
import { rename, type Texts } from './check-rename.ts';

const CATALOG = '/acme.objectives.yaml';
const CATALOG_TEXT = `prefix: ACME
aliases: [Acme Plan]
misspellings: [AKME]
levels: [goal, target]
editions:
  - edition: y2020
    objectives: [1 One, 1.1 Two as in ACME 1, 13 Three]
  - edition: y2024
    objectives: [1 One, 1.2 Four, 13 Three]
`;

const prefix = fc.constantFrom('ACME', 'ACME', 'acme', 'ACMEs', 'Acme Plan', 'acme plan', 'AKME', 'ACME:y2020');
const between = fc.constantFrom(' ', ' ', ' target ', '\n', '', '-', ': ', ' (');
const numbers = fc.constantFrom('1', '1.1', '1.2', '13', '9.9', '1, 13', '1 and 1.2', '1-13', '1, 9.9');
const citation = fc.tuple(prefix, between, numbers).map((parts) => parts.join(''));
const text = fc
  .array(fc.oneof(citation, fc.constantFrom('. ', '\n', ' is ACME; ', ' OTHER 1 ', ' 1.1 𝒳 ')), { maxLength: 10 })
  .map((parts) => `ACME 1. ${parts.join('; ')}`);
const name = fc.constantFrom('BETA', 'B', 'Beta Plan', 'beta-2', 'GOAL2', 'ACMES', 'ACME2', 'Acme', 'AC ME', 'OTHER');

/** The meaning of each citation, regardless of the prefix. */
function meanings(texts: Texts): string[] {
  const { scope } = readScope(
    Object.entries(texts).map(([path, content]) => ({ path, text: content, annotations: [] })),
  );
  return Object.entries(texts).flatMap(([path, content]) =>
    new DocumentAnalysis(linesOf(content), scope, `file://${path}`).references.map(
      ({ reference, resolution: { status, objective, edition } }) =>
        `${path} ${status} ${edition?.id} ${objective?.number ?? reference.number}`,
    ),
  );
}

it('keeps the meaning of every citation, and the text around them', { timeout: 120_000 }, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(text, text, name, async (first, second, to) => {
      const texts = { [CATALOG]: CATALOG_TEXT, '/a.md': first, '/deep/b.md': second };
      const after = await rename(texts, { path: '/a.md', position: { line: 0, character: 2 } }, to);
      if (typeof after === 'string') {
        expect(after).toMatch(/cannot be rewritten|already appears/);
        return;
      }
      done++;
      expect(meanings(after)).toEqual(meanings(texts));
      for (const path of ['/a.md', '/deep/b.md']) {
        const bare = (content: string) =>
          content.replaceAll(new RegExp(`(?:${to}|ACME)s?`, 'gi'), '').replace(/\s+/g, '');
        expect(bare(after[path] ?? '')).toBe(bare(texts[path as keyof typeof texts]));
      }
    }),
    { numRuns: 150 },
  );
  expect(done).toBeGreaterThan(50);
});
