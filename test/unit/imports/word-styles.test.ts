import { expect, test } from 'vitest';
import { importFile } from './import-text.ts';
import { wordDocument } from './word-document.ts';

const STYLES = { TOC1: 'toc 1', TOC2: 'toc 2', Title: 'Title', Subtitle: 'Subtitle' };

test('the title and the table of contents of a document of Word are known by their styles', async () => {
  const bytes = await wordDocument(
    [
      { text: 'National Growth Strategy', style: 'Title' },
      { text: '2024–2028', style: 'Subtitle' },
      { text: 'Goal 1: Grow 4', style: 'TOC1' },
      { text: '1.1 Plant 5', style: 'TOC2' },
      { text: 'Grow', style: 'Heading1' },
      { text: 'Plant trees', style: 'Heading2' },
      { text: 'Water trees', style: 'Heading2' },
      { text: 'Sell', style: 'Heading1' },
      { text: 'Sell pears', style: 'Heading2' },
    ],
    [],
    ['Goal %1:', '%1.%2'],
    STYLES,
  );
  const { catalog, problems, dropped } = await importFile({ name: 'p.docx', bytes, text: null }, { prefix: 'NGS' });
  expect([problems, dropped]).toEqual([[], []]);
  expect(catalog).toBe(`format: 1
prefix: NGS
aliases: [National Growth Strategy]
title: National Growth Strategy
levels: [goal, objective]
editions:
  - edition: 2024-2028
    published: 2024
    objectives:
      - number: 1
        title: Grow
        objectives:
          - 1.1 Plant trees
          - 1.2 Water trees
      - number: 2
        title: Sell
        objectives:
          - 2.1 Sell pears
`);
});
