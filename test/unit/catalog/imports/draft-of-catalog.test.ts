import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commentsLeftOut, draftOfCatalog } from '../../../../server/src/catalog/imports/draft-of-catalog.ts';
import { writeCatalog } from '../../../../server/src/catalog/imports/write-catalog.ts';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import type { Catalog } from '../../../../server/src/core/model/catalog.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { GOOD_CATALOGS } from '../schema-samples.ts';

/** The contents of a catalog, without positions. */
const said = (catalog: Catalog | null): unknown =>
  JSON.parse(JSON.stringify(catalog, (key, value) => (/range/i.test(key) || key === 'uri' ? undefined : value)));

function again(text: string): { readonly text: string; readonly left: number } {
  const { catalog, problems } = readCatalog('', text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const draft = draftOfCatalog(catalog!, linesOf(text));
  const written = writeCatalog(draft).text;
  expect(said(readCatalog('', written).catalog)).toEqual(said(catalog));
  return { text: written, left: commentsLeftOut(draft, linesOf(text)) };
}

test.each(GOOD_CATALOGS)('a catalog that is rewritten has the same meaning: %s', (_, text) => {
  again(text);
});

test.each(readdirSync('seeds'))('so does the shipped catalog %s', (file) => {
  again(readFileSync(`seeds/${file}`, 'utf8'));
});

test('all fields', () => {
  const text = `format: 1
prefix: ACME
aliases: [Acme Corp]
misspellings: [AKME]
title: Plan
publisher: Us
url: https://acme.example
license: MIT
levels: [goal]
numbering:
  words: []
  lead: [V]
  inner: {Abs: "(", lit.: "["}
  ignoreCase: true
  ignoreZeroPadding: true
  unlisted: parent
  order: either
editions:
  - edition: 2020
    aliases: [v1]
    url: https://acme.example/2020#{number}
    published: 2020-02
    draft: true
    partial: true
    objectives:
      # First
      #
      # of all
      - number: 1
        title: Grow
        text: "Two\\nlines"
        group: Food
        aliases: [I]
        url: https://acme.example/1
        note: Soon
        withdrawn: Too late
        replacedBy: [1.1, {edition: 2024, number: 2, relation: related}]
        objectives:
          - 1.1 More
          # Nested
          - number: 1.2
            title: Else
            group: Drink
            withdrawn: true
            replacedBy: []
  - edition: 2024
    objectives:
      - number: 2
        title: Sell
        replaces: [1.2, {number: 1.1, relation: merged}]
`;
  expect(again(text)).toEqual({ text, left: 0 });
});
