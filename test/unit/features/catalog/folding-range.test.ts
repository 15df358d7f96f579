import { expect, it } from 'vitest';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { foldingRanges } from '../../../../server/src/features/catalog/foldingRange.ts';

/** The folds of a text as `first-last`, 1-based; those of comments with a `#`. */
function folds(text: string, isRead = true): string[] {
  const catalog = isRead ? readCatalog('file:///a.objectives.yaml', text).catalog : null;
  return foldingRanges(linesOf(text), catalog ?? undefined).map(
    ({ startLine, endLine, kind }) => `${kind === 'comment' ? '#' : ''}${startLine + 1}-${endLine + 1}`,
  );
}

const FLAT = `# A catalog
# of Acme
prefix: ACME
objectives:
  - 1 Grow
  - 1.1 Sell
  - number: 1.2
    title: Buy

  - 2 Learn
numbering:
  order: either
`;

it('fold indented lines, comments, and the objectives below another in a flat list', () => {
  expect(folds(FLAT)).toEqual(['#1-2', '4-10', '5-8', '7-8', '11-12']);
});

it('fold indented lines of a catalog that cannot be read', () => {
  expect(folds(FLAT, false)).toEqual(['#1-2', '4-10', '7-8', '11-12']);
});

it('fold a list with the same indentation as its key', () => {
  expect(folds('prefix: ACME\r\nobjectives:\r\n- 1 Grow\r\n- 1.1 Sell\r\n- 2 Learn\r\ntitle: x')).toEqual([
    '2-5',
    '3-4',
  ]);
});

it('fold editions and nested entries', () => {
  const text = `prefix: ACME
editions:
  - edition: a
    objectives:
      - number: 1
        title: Grow
        objectives:
          - 1.1 Sell
          - 1.2 Buy
  - {edition: b, objectives: [1 Grow]}
`;
  expect(folds(text)).toEqual(['2-10', '3-9', '4-9', '5-9', '7-9']);
});

it('are empty for an empty text', () => {
  expect(folds('')).toEqual([]);
  expect(folds('prefix: X')).toEqual([]);
});
