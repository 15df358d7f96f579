import type { Position, Range } from '../core/model/text.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { CatalogDocument } from './in-catalogs/catalog-document.ts';
import { namedAt } from './in-catalogs/named-objectives.ts';

/** What is to be typed over: LSP's `PrepareRenameResult` with a placeholder. */
export interface RenamePlace {
  readonly range: Range;
  /** The number as the catalog lists it, whatever stands there in its place. */
  readonly placeholder: string;
}

/** The number of the reference at the position. Null where nothing is cited, or a number that no catalog lists. */
export function prepareRename({ analysis }: FeatureDocument, position: Position): RenamePlace | null {
  const found = analysis.referenceAt(position);
  const number = found?.resolution.objective?.number;
  if (!found || number === undefined) return null;
  const { range, numberRange } = found.reference;
  // Clients want a range in the line that they asked about.
  const isNear = numberRange.start.line <= position.line && position.line <= numberRange.end.line;
  return { range: isNear ? numberRange : range, placeholder: number };
}

/** The number that is at the position of a catalog, where it is listed or where it is named as a successor. */
export function prepareRenameInCatalog(document: CatalogDocument, position: Position): RenamePlace | null {
  const named = namedAt(document, position);
  return named ? { range: named.range, placeholder: named.objective.number } : null;
}
