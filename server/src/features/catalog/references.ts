import type { Location } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import type { CatalogDocument } from '../feature-document.ts';
import { namedAt, namesOf } from '../named-objectives.ts';

/**
 * The places in the catalogs of the framework that name the objective at the position: in `replacedBy`, in `replaces` and,
 * if requested, in its own entry. Null where there is no number.
 */
export function referencesInCatalogs(
  document: CatalogDocument,
  position: Position,
  includeDefinition: boolean,
  clientUri: (uri: string) => string,
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
