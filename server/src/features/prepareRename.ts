import type { Position, Range } from '../core/model/text.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import { namedAt } from './named-objectives.ts';
import { type PrefixPlace, prefixAt, prefixInCatalog } from './target.ts';

/** The range to rename: LSP's `PrepareRenameResult` with a placeholder. */
interface RenamePlace {
  readonly range: Range;
  /** The number or prefix as in the catalog, which may differ from the text at the range. */
  readonly placeholder: string;
}

/** The prefix or the number of the reference at the position. Null where there is none, or where no catalog lists the number. */
export function prepareRename(document: FeatureDocument, position: Position): RenamePlace | null {
  const { analysis } = document;
  const prefix = prefixAt(document, position);
  if (prefix && isInLine(prefix.range, position)) return placeOfPrefix(prefix);
  const found = analysis.referenceAt(position);
  const number = found?.resolution.objective?.number;
  if (!found || number === undefined) return null;
  const { range, numberRange } = found.reference;
  // Clients expect a range on the line of the position.
  return { range: isInLine(numberRange, position) ? numberRange : range, placeholder: number };
}

/** The prefix of a catalog, or the number at the position, of an objective or of a successor. */
export function prepareRenameInCatalog(document: CatalogDocument, position: Position): RenamePlace | null {
  const prefix = prefixInCatalog(document, position);
  if (prefix) return placeOfPrefix(prefix);
  const named = namedAt(document, position);
  return named ? { range: named.range, placeholder: named.objective.number } : null;
}

const placeOfPrefix = ({ framework, range }: PrefixPlace): RenamePlace => ({ range, placeholder: framework.prefix });

const isInLine = ({ start, end }: Range, { line }: Position): boolean => start.line <= line && line <= end.line;
