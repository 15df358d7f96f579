import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error -- a script without types
import { generatedFiles } from '../../scripts/generate.mjs';

const files = (await generatedFiles()) as readonly { path: string; text: string }[];

test('the settings in package.json and docs/settings.md, the shipped catalogs, the search in bytes, the grammar and the schemas are generated', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'server/src/generated/default-catalogs.json',
    'server/src/generated/other-catalogs.json',
    'server/src/core/index/block-search.json',
    'syntaxes/objective-references.injection.tmLanguage.json',
    'schemas/catalog.schema.json',
    'schemas/configuration.schema.json',
    'schemas/reviews.schema.json',
    'package.json',
    'package.nls.json',
    'docs/settings.md',
  ]);
});

test.each(files)('$path is up to date: run npm run generate', ({ path, text }) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
});
