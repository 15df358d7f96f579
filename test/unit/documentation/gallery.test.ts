import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { readScope } from '../../support/scope.ts';

const page = readFileSync('docs/catalogs.md', 'utf8');
const gallery = page.slice(page.indexOf('## Gallery'), page.indexOf('## Catalogs from other places'));
const entries = [...gallery.matchAll(/### (.+)\n\n```yaml\n([\s\S]*?)```\n\nReads (.*)\./g)].map(
  ([, name = '', catalog = '', reads = '']) => ({
    name,
    catalog,
    citations: [...reads.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text),
  }),
);

it('has fifteen frameworks', () => {
  expect(entries).toHaveLength(15);
});

describe.each(entries)('$name', ({ catalog, citations }) => {
  const { scope, problems } = readScope([{ path: '/a.objectives.yaml', text: catalog, annotations: [] }]);

  it('is a catalog without problems', () => {
    expect(problems.get('/a.objectives.yaml')).toEqual([]);
  });

  it.each(citations)('reads %s as a whole, and knows its numbers', (text) => {
    const { references } = new DocumentAnalysis(linesOf(text), scope);
    const [first] = references;
    expect(references.map(({ resolution }) => resolution.status)).toEqual(references.map(() => 'current'));
    expect([first?.group.range.start.character, references.at(-1)?.group.range.end.character]).toEqual([
      0,
      text.length,
    ]);
  });
});
