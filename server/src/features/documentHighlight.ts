import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { matching } from '../core/index/reference-index.ts';
import { comparePositions, type Position } from '../core/model/text.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import { citing, namesOf, type Target, targetAt, targetInCatalog } from './objectives/target.ts';

/**
 * All places in the document that refer to the same as the position: citations, and numbers in a catalog. Null where the
 * position refers to nothing.
 *
 * @param catalog the document as a catalog, if it is one
 */
export function documentHighlight(
  document: FeatureDocument,
  catalog: CatalogDocument | undefined,
  position: Position,
): DocumentHighlight[] | null {
  const target = (catalog && targetInCatalog(catalog, position)) ?? targetAt(document, position);
  if (!target) return null;
  const { one, range } = citing(target, false);
  const cites = ({ reference, group, resolution }: ResolvedReference) =>
    one(resolution, { framework: group.framework, number: reference.number, pin: group.pin });
  const cited = matching(document.analysis.references, cites, range).map(({ reference }) => ({
    range: reference.range,
    kind: DocumentHighlightKind.Read,
  }));
  const all = [...(catalog ? named(target, catalog) : []), ...cited];
  return all.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

function named(target: Target, { catalog, framework }: CatalogDocument): DocumentHighlight[] {
  if (target.kind !== 'objective') return [];
  return [...namesOf(target.objective, catalog, framework)].map(({ range, isDefinition }) => ({
    range,
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
