import type { Location } from 'vscode-languageserver';
import type { IndexedReference } from '../core/index/reference-index.ts';
import { comparePositions } from '../core/model/text.ts';
import type { Target } from './target.ts';

/**
 * The citations that were found, sorted by file and position, after the place where the target itself is listed if that is
 * requested (LSP 3.18, `ReferenceContext.includeDeclaration`): an objective's entry, an edition's name, a framework's
 * prefix.
 */
export function references(
  target: Target,
  found: readonly IndexedReference[],
  includeDeclaration: boolean,
  clientUri: (uri: string) => string,
): Location[] {
  const cited = found.map(({ uri, range }) => ({ uri: clientUri(uri), range }));
  cited.sort((a, b) => compareText(a.uri, b.uri) || comparePositions(a.range.start, b.range.start));
  return includeDeclaration ? [...declarations(target, clientUri), ...cited] : cited;
}

function declarations(target: Target, clientUri: (uri: string) => string): Location[] {
  if (target.kind === 'unlisted') return [];
  if (target.kind === 'framework') {
    return target.framework.catalogs.map(({ uri, prefixRange }) => ({ uri: clientUri(uri), range: prefixRange }));
  }
  if (target.kind === 'edition') return [{ uri: clientUri(target.edition.uri), range: target.edition.range }];
  const { location } = target.objective;
  return [{ uri: clientUri(location.uri), range: location.range }];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
