import type { Location } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import type { CatalogDocument } from '../feature-document.ts';
import { namedAt, namesOf } from '../named-objectives.ts';

/**
 * Where the catalogs of the framework name the objective whose number is at the position: as a successor, as what was
 * replaced, and, where asked for, where it is defined. Null where there is no number.
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
  // Of this one, what stands in it now.
  const catalogs = framework.catalogs.map((other) => (other.uri === catalog.uri ? catalog : other));
  return catalogs.flatMap((other) =>
    [...namesOf(named.objective, other, framework)]
      .filter(({ isDefinition }) => includeDefinition || !isDefinition)
      .map(({ range }) => ({ uri: clientUri(other.uri), range })),
  );
}
