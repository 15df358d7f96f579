import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { pushTo } from '../../core/base/collections.ts';
import type { Catalog, Edition, Objective } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { editionDetail } from '../completion.ts';
import { around, flat, frameworkSymbol, objectiveName, rangesOf, symbolName, tagsOf } from '../documentSymbol.ts';
import type { CatalogDocument } from '../feature-document.ts';
import type { ClientSupport } from '../lsp/client-support.ts';

/** Of larger catalogs, only the upper levels that fit are listed. */
const MOST_SYMBOLS = 20_000;

type CatalogText = Pick<CatalogDocument, 'uri' | 'lines' | 'catalog'>;

/**
 * The outline of a catalog: framework, editions, objectives by level. The range of an objective includes those below it,
 * wherever they are listed. A list for clients without hierarchical symbols.
 */
export function documentSymbols(
  { uri, lines, catalog }: CatalogText,
  support: ClientSupport,
): DocumentSymbol[] | SymbolInformation[] {
  const last = lines.lineCount - 1;
  const all: Range = { start: { line: 0, character: 0 }, end: { line: last, character: lines.line(last).length } };
  const deepest = deepestLevel(catalog);
  const children = catalog.editions.flatMap((edition) => {
    const objectives = objectiveSymbols(edition, deepest, support);
    return edition.id === '' ? objectives : editionSymbol(edition, objectives);
  });
  const framework = frameworkSymbol(catalog, all, catalog.prefixRange, children);
  return support.hierarchicalSymbols ? [framework] : flat([framework], uri);
}

function editionSymbol(edition: Edition, children: DocumentSymbol[]): DocumentSymbol {
  return {
    name: symbolName(edition.id),
    detail: editionDetail(edition),
    kind: SymbolKind.Package,
    range: around(edition.range, rangesOf(children)),
    selectionRange: edition.range,
    children,
  };
}

function objectiveSymbols({ objectives }: Edition, deepest: number, support: ClientSupport): DocumentSymbol[] {
  const below = new Map<string | undefined, Objective[]>();
  for (const objective of objectives) {
    if (objective.level <= deepest) pushTo(below, objective.parent, objective);
  }
  const symbolsBelow = (parent: string | undefined): DocumentSymbol[] =>
    (below.get(parent) ?? []).map((objective) => {
      const children = symbolsBelow(objective.number);
      return {
        name: objectiveName(objective),
        kind: children.length > 0 ? SymbolKind.Class : SymbolKind.Constant,
        range: around(objective.range, rangesOf(children)),
        selectionRange: objective.numberRange,
        ...tagsOf(objective.withdrawn, support),
        children,
      };
    });
  return symbolsBelow(undefined);
}

/** The deepest level at which the number of symbols is within the limit. */
function deepestLevel({ editions }: Catalog): number {
  const counts: number[] = [];
  for (const { objectives } of editions) {
    for (const { level } of objectives) counts[level] = (counts[level] ?? 0) + 1;
  }
  let level = 0;
  let total = counts[0] ?? 0;
  while (level + 1 < counts.length && total + (counts[level + 1] ?? 0) <= MOST_SYMBOLS) {
    level++;
    total += counts[level] ?? 0;
  }
  return level;
}
