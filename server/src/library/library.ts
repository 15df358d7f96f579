import { readConfiguration } from '../catalog/configuration/configuration-reader.ts';
import { readCatalog } from '../catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../catalog/reading/shipped.ts';
import { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { linesOf } from '../core/model/text.ts';
import type { CatalogSource } from '../core/resolution/scope.ts';
import type { Configuration } from '../core/settings/configuration.ts';
import { composeRoot } from '../loader/compose-root.ts';
import { CONFIGURATION_FILE, REVIEWS_FILE } from '../loader/file-names.ts';
import type { LoadedRoot } from '../loader/root.ts';
import { join } from '../uri/uris.ts';
import type * as api from './api.ts';
import { checkResult, fileFindings } from './rows.ts';

/** The base of names. Files are never read there. */
const ROOT = 'file:///texts';

export const createChecker: typeof api.createChecker = ({ catalogs = [], configuration, shipped = true } = {}) => {
  const texts = new Map<string, api.NamedText>(catalogs.map((catalog) => [uriOf(catalog.name), catalog]));
  const root = rootOf(texts, configuration, shipped);
  const { scope, problems } = composeRoot(root, null);
  if (configuration !== undefined) texts.set(root.configurationUri, { name: CONFIGURATION_FILE, text: configuration });
  return {
    problems: [...texts].flatMap(([uri, { name, text }]) =>
      fileFindings(name, linesOf(text), problems.get(uri) ?? []).map(({ row }) => row),
    ),
    check({ name, text }) {
      return checkResult(name, new DocumentAnalysis(linesOf(text), scope, uriOf(name)));
    },
  };
};

export const check: typeof api.check = (document, options) => createChecker(options).check(document);

function rootOf(
  texts: ReadonlyMap<string, api.NamedText>,
  configurationText: string | undefined,
  shipped: boolean,
): LoadedRoot {
  const configurationUri = uriOf(CONFIGURATION_FILE);
  const problems = new Map<string, readonly Diagnostic[]>();
  const sources: CatalogSource[] = [];
  if (shipped) {
    for (const { catalog, enabled } of shippedCatalogs) {
      sources.push({ catalog, origin: 'shipped', offByDefault: !enabled });
    }
  }
  for (const [uri, { text }] of texts) {
    const read = readCatalog(uri, text);
    if (read.catalog) sources.push({ catalog: read.catalog, origin: 'workspace' });
    problems.set(uri, read.problems);
  }
  let configuration: Configuration | null = null;
  if (configurationText !== undefined) {
    const read = readConfiguration(configurationUri, configurationText);
    configuration = read.value;
    problems.set(configurationUri, read.problems);
  }
  return {
    ...{ uri: ROOT, configurationUri, configuration, sources, problems },
    ...{ reviewsUri: uriOf(REVIEWS_FILE), reviews: null, unreadable: [], files: { catalogs: new Map() } },
  };
}

/** Halves of surrogate pairs, which are not allowed in URIs, become U+FFFD. */
function uriOf(name: string): string {
  return join(ROOT, name.replace(/\p{Cs}/gu, '\uFFFD'));
}
