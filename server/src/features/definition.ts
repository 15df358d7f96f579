import type { Location, LocationLink } from 'vscode-languageserver';
import type { Listed } from '../core/model/framework.ts';
import type { Position, Range } from '../core/model/text.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import type { Client } from './lsp/client-support.ts';
import { namedAt } from './objectives/target.ts';

/**
 * The entry of the objective that is cited at the position, with its number selected. Null where there is no reference, or
 * where no edition lists it.
 */
export function definition(document: FeatureDocument, position: Position, client: Client) {
  const found = document.analysis.referenceAt(position);
  const objective = found?.resolution.objective;
  return found && objective ? linkTo(objective, found.reference.range, client) : null;
}

/** The entry of the objective whose number is at the position, which may be the position itself. */
export function definitionInCatalog(document: CatalogDocument, position: Position, client: Client) {
  const named = namedAt(document, position);
  return named ? linkTo(named.objective, named.range, client) : null;
}

function linkTo(
  { location, range: targetRange, numberRange }: Listed,
  originSelectionRange: Range,
  { support, clientUri }: Client,
): LocationLink[] | Location {
  const targetUri = clientUri(location.uri);
  if (!support.definitionLink) return { uri: targetUri, range: numberRange };
  return [{ originSelectionRange, targetUri, targetRange, targetSelectionRange: numberRange }];
}
