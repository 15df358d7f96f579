import type { Location, LocationLink } from 'vscode-languageserver';
import type { Position } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';

/**
 * Where the objective that is cited at the position is listed: its entry in a catalog, with its number selected. Null
 * where no reference is cited, or one that no edition lists. `clientUri` gives the URI under which the client opens a
 * catalog.
 */
export function definition(
  document: FeatureDocument,
  position: Position,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): LocationLink[] | Location | null {
  const found = document.analysis.referenceAt(position);
  const objective = found?.resolution.objective;
  if (!found || !objective) return null;
  const targetUri = clientUri(objective.location.uri);
  if (!support.definitionLink) return { uri: targetUri, range: objective.numberRange };
  return [
    {
      originSelectionRange: found.reference.range,
      targetUri,
      targetRange: objective.range,
      targetSelectionRange: objective.numberRange,
    },
  ];
}
