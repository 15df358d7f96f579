import type { Position, Range } from '../core/model/text.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import { namedAt } from './named-objectives.ts';
import { type PrefixPlace, prefixAt, prefixInCatalog } from './target.ts';

/** What is to be typed over: LSP's `PrepareRenameResult` with a placeholder. */
interface RenamePlace {
  readonly range: Range;
  /** The number or prefix as the catalog has it, whatever stands there in its place. */
  readonly placeholder: string;
}

/** The prefix of the reference at the position, or its number. Null where nothing is cited, or a number that no catalog lists. */
export function prepareRename(document: FeatureDocument, position: Position): RenamePlace | null {
  const { analysis } = document;
  const prefix = prefixAt(document, position);
  if (prefix && isInLine(prefix.range, position)) return placeOfPrefix(prefix);
  const found = analysis.referenceAt(position);
  const number = found?.resolution.objective?.number;
  if (!found || number === undefined) return null;
  const { range, numberRange } = found.reference;
  // Clients want a range in the line that they asked about.
  return { range: isInLine(numberRange, position) ? numberRange : range, placeholder: number };
}

/** The prefix of a catalog, or the number that is at the position, where it is listed or named as a successor. */
export function prepareRenameInCatalog(document: CatalogDocument, position: Position): RenamePlace | null {
  const prefix = prefixInCatalog(document, position);
  if (prefix) return placeOfPrefix(prefix);
  const named = namedAt(document, position);
  return named ? { range: named.range, placeholder: named.objective.number } : null;
}

const placeOfPrefix = ({ framework, range }: PrefixPlace): RenamePlace => ({ range, placeholder: framework.prefix });

const isInLine = ({ start, end }: Range, { line }: Position): boolean => start.line <= line && line <= end.line;
