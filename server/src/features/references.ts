import type { Location } from 'vscode-languageserver';
import { compareText } from '../core/base/collections.ts';
import type { IndexedReference } from '../core/index/reference-index.ts';
import { comparePositions, type Position } from '../core/model/text.ts';
import type { CatalogDocument } from './feature-document.ts';
import type { ClientUri } from './lsp/client-support.ts';
import { namedAt, namesOf, type Target } from './objectives/target.ts';

/**
 * The citations that were found, sorted by file and position, after the place where the target itself is listed if that is
 * requested (LSP 3.18, `ReferenceContext.includeDeclaration`): an objective's entry, an edition's name, a framework's
 * prefix.
 */
export function references(
  target: Target,
  found: readonly IndexedReference[],
  includeDeclaration: boolean,
  clientUri: ClientUri,
): Location[] {
  const cited = found.map(({ uri, range }) => ({ uri: clientUri(uri), range }));
  cited.sort((a, b) => compareText(a.uri, b.uri) || comparePositions(a.range.start, b.range.start));
  return includeDeclaration ? [...declarations(target, clientUri), ...cited] : cited;
}

function declarations(target: Target, clientUri: ClientUri): Location[] {
  if (target.kind === 'unlisted') return [];
  if (target.kind === 'framework') {
    return target.framework.catalogs.map(({ uri, prefixRange }) => ({ uri: clientUri(uri), range: prefixRange }));
  }
  if (target.kind === 'edition') return [{ uri: clientUri(target.edition.uri), range: target.edition.range }];
  const { location } = target.objective;
  return [{ uri: clientUri(location.uri), range: location.range }];
}

/**
 * The places in the catalogs of the framework that name the objective at the position: in `replacedBy`, in `replaces` and,
 * if requested, in its own entry. Null where there is no number.
 */
export function referencesInCatalogs(
  document: CatalogDocument,
  position: Position,
  includeDefinition: boolean,
  clientUri: ClientUri,
): Location[] | null {
  const { catalog, framework } = document;
  const named = namedAt(document, position);
  if (!named) return null;
  // This one as in its present text.
  const catalogs = framework.catalogs.map((other) => (other.uri === catalog.uri ? catalog : other));
  return catalogs.flatMap((other) =>
    [...namesOf(named.objective, other, framework)]
      .filter(({ isDefinition }) => includeDefinition || !isDefinition)
      .map(({ range }) => ({ uri: clientUri(other.uri), range })),
  );
}
