import type { Location, LocationLink } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import type { ClientSupport } from '../client-support.ts';
import { linkTo } from '../definition.ts';
import type { CatalogDocument } from '../feature-document.ts';
import { namedAt } from '../named-objectives.ts';

/** The entry of the objective whose number is at the position, which may be the position itself. */
export function definitionInCatalog(
  document: CatalogDocument,
  position: Position,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): LocationLink[] | Location | null {
  const named = namedAt(document, position);
  return named ? linkTo(named.objective, named.range, support, clientUri) : null;
}
