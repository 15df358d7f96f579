import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CATALOG_CODES, CONFIG_CODES } from '../../../server/src/core/model/diagnostic.ts';
import { problemPage } from '../../../server/src/features/diagnostics.ts';

const page = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../docs/problems/${path}`, import.meta.url)), 'utf8');

/** Codes that are currently reported; the others are reserved. */
const REPORTED = [
  'unknown-objective',
  'unknown-edition',
  'invalid-range',
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
  'title-mismatch',
  'changed-objective',
  'ambiguous-number',
  'noncanonical-reference',
  'disabled-framework',
] as const;

describe('pages about problems', () => {
  it.each(REPORTED)('%s has its own page, which says what to do', (code) => {
    expect(problemPage(code)).toBe(`objective-references:/docs/problems/${code}.md`);
    expect(page(`${code}.md`)).toMatch(new RegExp(`^# ${code}\n[\\s\\S]*\n## What to do\n`));
  });

  it.each([
    ['catalogs.md', CATALOG_CODES],
    ['configuration.md', CONFIG_CODES],
  ])('%s has a row for each code, in the order of the source, with its severity', (file, codes) => {
    const rows = [...page(file).matchAll(/^\| `([a-z-]+)` \| (\w+) \| .{20,} \|$/gm)].map((row) => [row[1], row[2]]);
    expect(rows).toEqual(Object.entries(codes));
  });

  it('codes of catalogs and configuration link to their tables', () => {
    expect(problemPage('catalog-syntax')).toBe('objective-references:/docs/problems/catalogs.md');
    expect(problemPage('config-schema')).toBe('objective-references:/docs/problems/configuration.md');
  });
});
