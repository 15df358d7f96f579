import { expect } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import type { Catalog, Objective } from '../../../server/src/core/model/catalog.ts';
import type { Diagnostic } from '../../../server/src/core/model/diagnostic.ts';
import { applyEdits } from '../../support/edits.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import { type FixtureFile, type FixtureOptions, fixtureUri, parseFixture } from '../../support/fixture.ts';

/** Asserts that the catalog has exactly the annotated problems. Returns the part of it that takes effect. */
export function checkCatalog(template: string, options?: FixtureOptions): Catalog | null {
  const file = onlyFile(template, options);
  const { catalog, problems } = readCatalog(fixtureUri(file.path), file.text);
  expectAnnotations(file, problems);
  return catalog;
}

/** Like `checkCatalog`, for catalogs of which a part takes effect. */
export function checkServed(template: string, options?: FixtureOptions): Catalog {
  const catalog = checkCatalog(template, options);
  if (catalog === null) throw new Error('Nothing of the catalog is in service');
  return catalog;
}

/** Asserts the catalog after the fix with this title, of the first problem that has one. */
export function checkCatalogFix(before: string, title: string, after: string): void {
  const { text } = onlyFile(before);
  expect(fixed(text, readCatalog('file:///main.md', text).problems, title)).toBe(onlyFile(after).text);
}

/** Like `checkCatalogFix`, for `objrefs.yaml`. */
export function checkConfigurationFix(before: string, title: string, after: string): void {
  const { text } = onlyFile(before);
  expect(fixed(text, readConfiguration('file:///main.md', text).problems, title)).toBe(onlyFile(after).text);
}

function fixed(text: string, problems: readonly Diagnostic[], title: string): string {
  const fixes = problems.flatMap((problem) => problem.fixes);
  const fix = fixes.find((candidate) => candidate.title === title);
  if (!fix) throw new Error(`No fix "${title}" among ${JSON.stringify(fixes.map((candidate) => candidate.title))}`);
  return applyEdits(text, fix.edits);
}

/** The only file of the fixture. */
export function onlyFile(template: string, options?: FixtureOptions): FixtureFile {
  const [file, ...others] = parseFixture(template, options).files;
  if (!file || others.length > 0) throw new Error('The fixture has one file');
  return file;
}

/** The objectives of a catalog's only edition. */
export function objectivesOf(catalog: Catalog): readonly Objective[] {
  const [edition, ...others] = catalog.editions;
  if (!edition || others.length > 0) throw new Error('The catalog has one edition');
  return edition.objectives;
}

/** An outline of a catalog's objectives: one line each, indented by level. */
export function outline(catalog: Catalog): string[] {
  return objectivesOf(catalog).map(
    ({ level, number, title, text }) => `${'  '.repeat(level)}${number} ${title ?? text}`,
  );
}
