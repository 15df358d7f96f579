import type { Location, LocationLink } from 'vscode-languageserver';
import type { Listed } from '../core/model/framework.ts';
import type { Position, Range } from '../core/model/text.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { namedAt } from './objectives/target.ts';

/**
 * The entry of the objective that is cited at the position, with its number selected. Null where there is no reference, or
 * where no edition lists it.
 *
 * @param clientUri gives the URI under which the client opens a catalog
 */
export function definition(
  document: FeatureDocument,
  position: Position,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): LocationLink[] | Location | null {
  const found = document.analysis.referenceAt(position);
  const objective = found?.resolution.objective;
  return found && objective ? linkTo(objective, found.reference.range, support, clientUri) : null;
}

export function linkTo(
  objective: Listed,
  origin: Range,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): LocationLink[] | Location {
  const targetUri = clientUri(objective.location.uri);
  if (!support.definitionLink) return { uri: targetUri, range: objective.numberRange };
  return [
    {
      originSelectionRange: origin,
      targetUri,
      targetRange: objective.range,
      targetSelectionRange: objective.numberRange,
    },
  ];
}

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
