import { readConfiguration } from '../../server/src/catalog/configuration/configuration-reader.ts';
import { readCatalog } from '../../server/src/catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../../server/src/catalog/reading/shipped.ts';
import type { Scope } from '../../server/src/core/analysis/document-analysis.ts';
import type { Diagnostic } from '../../server/src/core/model/diagnostic.ts';
import { composeFrameworks, problemsOfCatalogs } from '../../server/src/core/resolution/compose.ts';
import type { CatalogSource } from '../../server/src/core/resolution/scope.ts';
import { contextsOf } from '../../server/src/loader/compose-root.ts';
import { type FixtureFile, fixtureUri, parseFixture } from './fixture.ts';

/** The scope of a fixture's documents, and the problems of the scope itself. */
export interface FixtureScope {
  readonly scope: Scope;
  /** Problems of catalogs and configuration, by path; an empty list for those without. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/**
 * The scope of the catalogs (`*.objectives.yaml`) and the configuration (`objrefs.yaml`) among the files. If there is
 * no catalog, it is the built-in INTERPOL-SP.
 */
export function readScope(files: readonly FixtureFile[]): FixtureScope {
  const problems = new Map<string, Diagnostic[]>();
  const sources: CatalogSource[] = [];
  for (const { path, text } of files.filter((file) => file.path.endsWith('.objectives.yaml'))) {
    const read = readCatalog(fixtureUri(path), text);
    problems.set(path, [...read.problems]);
    if (read.catalog !== null) sources.push({ catalog: read.catalog, origin: 'workspace' });
  }
  if (problems.size === 0) {
    const catalog = shippedCatalogs.find((shipped) => shipped.catalog.prefix === 'INTERPOL-SP')?.catalog;
    if (catalog === undefined) throw new Error('INTERPOL-SP is not shipped');
    sources.push({ catalog, origin: 'shipped' });
  }
  const configured = files.find(({ path }) => path === '/objrefs.yaml');
  const read = configured && readConfiguration(fixtureUri(configured.path), configured.text);
  if (configured && read) problems.set(configured.path, [...read.problems]);
  const composed = composeFrameworks(sources, read?.value?.frameworks ?? new Map());
  const byUri = new Map([...problems].map(([path, list]) => [fixtureUri(path), list]));
  const all = problemsOfCatalogs(byUri, composed);
  const byPath = new Map([...problems.keys()].map((path) => [path, all.get(fixtureUri(path)) ?? []]));
  const contexts = contextsOf(read?.value?.context ?? [], fixtureUri('/'), composed.set);
  const severity = read?.value?.severity ?? new Map();
  return { scope: { set: composed.set, severity, ...(contexts && { contexts }) }, problems: byPath };
}

/** The scope of a template's catalogs and configuration, which may not have problems. */
export function scopeOf(template: string): Scope {
  const { scope, problems } = readScope(parseFixture(template).files);
  for (const [path, list] of problems) {
    for (const { message } of list) throw new Error(`The fixture's ${path} has a problem: ${message}`);
  }
  return scope;
}
