import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { comparePositions, type Position } from '../core/model/text.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { CatalogDocument } from './in-catalogs/catalog-document.ts';
import { namesOf } from './in-catalogs/named-objectives.ts';
import { citing, type Target, targetAt, targetInCatalog } from './target.ts';

/**
 * Every place of the document that names what is at the position: citations, and in a catalog numbers. Null where
 * nothing is named there. `catalog`: the document as the catalog that it is.
 */
export function documentHighlight(
  document: FeatureDocument,
  catalog: CatalogDocument | undefined,
  position: Position,
): DocumentHighlight[] | null {
  const target = (catalog && targetInCatalog(catalog, position)) ?? targetAt(document, position);
  if (!target) return null;
  const cites = citing(target, false);
  const cited = document.analysis.references.flatMap(({ reference, group, resolution }) => {
    const citation = { framework: group.framework, number: reference.number, pin: group.pin };
    return cites(resolution, citation) ? [{ range: reference.range, kind: DocumentHighlightKind.Read }] : [];
  });
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
