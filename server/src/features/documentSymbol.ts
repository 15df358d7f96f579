import { type DocumentSymbol, type SymbolInformation, SymbolKind, SymbolTag } from 'vscode-languageserver';
import { pushTo } from '../core/base/collections.ts';
import { l10n } from '../core/base/l10n.ts';
import { type Objective, wording } from '../core/model/catalog.ts';
import type { Framework, Resolution } from '../core/model/framework.ts';
import { comparePositions, type Range } from '../core/model/text.ts';
import { compareNumbers } from '../core/resolution/numbers.ts';
import { numberOf, type ResolvedReference } from '../core/resolution/scope.ts';
import { plainLine } from '../core/text/plain-line.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';

/** In documents with more citations, each objective is listed once, at its first citation. */
const MOST_PLACES = 5_000;

/**
 * The citations of a document: its frameworks, below each the objectives by number, and below those that are cited several
 * times their places. For clients without hierarchical symbols, all citations in the order of the text. Null where there
 * are none.
 */
export function documentSymbols(
  document: FeatureDocument,
  support: ClientSupport,
): DocumentSymbol[] | SymbolInformation[] | null {
  const { references } = document.analysis;
  if (references.length === 0) return null;
  if (!support.hierarchicalSymbols) {
    return references.slice(0, MOST_PLACES).map((reference) => placeOf(document.uri, reference, support));
  }
  const withPlaces = references.length <= MOST_PLACES;
  const frameworks = new Map<Framework, ResolvedReference[]>();
  for (const found of references) pushTo(frameworks, found.resolution.framework, found);
  return [...frameworks].map(([framework, cited]) => {
    const objectives = new Map<string, ResolvedReference[]>();
    for (const found of cited) pushTo(objectives, `${numberOf(found)}\n${found.resolution.edition?.id}`, found);
    const inOrder = [...objectives.values()].sort(([a], [b]) => compareNumbers(numberOf(a!), numberOf(b!)));
    const children = inOrder.map((one) => citedSymbol(one, document, withPlaces, support));
    const firsts = children.map(({ selectionRange }) => selectionRange);
    const first = firsts.reduce((a, b) => (comparePositions(b.start, a.start) < 0 ? b : a));
    return frameworkSymbol(framework, around(first, rangesOf(children)), first, children);
  });
}

export function frameworkSymbol(
  { prefix, title = '' }: Pick<Framework, 'prefix' | 'title'>,
  range: Range,
  selectionRange: Range,
  children: DocumentSymbol[],
): DocumentSymbol {
  const name = symbolName(prefix);
  return { name, detail: plainLine(title), kind: SymbolKind.Module, range, selectionRange, children };
}

export const rangesOf = (symbols: readonly DocumentSymbol[]): Range[] => symbols.map(({ range }) => range);

/** @param references to one objective or unknown number, in the order of the text */
function citedSymbol(
  references: readonly ResolvedReference[],
  { lines }: FeatureDocument,
  withPlaces: boolean,
  support: ClientSupport,
): DocumentSymbol {
  const [found] = references as [ResolvedReference, ...ResolvedReference[]];
  const { resolution } = found;
  const number = numberOf(found);
  const ranges = references.map(({ reference }) => reference.range);
  const [first] = ranges as [Range, ...Range[]];
  const children = ranges.length === 1 || !withPlaces ? [] : ranges;
  return {
    name: nameOf(resolution, number),
    detail: ranges.length === 1 ? '' : l10n.t('{0} citations', ranges.length),
    kind: SymbolKind.Constant,
    range: around(first, ranges),
    selectionRange: first,
    ...tagsOf(isGone(resolution), support),
    children: children.map((range) => ({
      name: symbolTitle(lines.line(range.start.line)) || number,
      detail: l10n.t('line {0}', range.start.line + 1),
      kind: SymbolKind.Key,
      range,
      selectionRange: range,
    })),
  };
}

function placeOf(uri: string, found: ResolvedReference, support: ClientSupport): SymbolInformation {
  const { reference, resolution } = found;
  return {
    name: nameOf(resolution, numberOf(found)),
    kind: SymbolKind.Constant,
    location: { uri, range: reference.range },
    containerName: plainLine(resolution.framework.prefix),
    ...tagsOf(isGone(resolution), support),
  };
}

/** `3.4 Provide training`; of another edition than the default one, `3.4 (2011-2013) Provide training`. */
function nameOf({ objective, edition, framework }: Resolution, number: string): string {
  const pinned = edition && edition !== framework.defaultEdition ? ` (${edition.id})` : '';
  const title = objective ? symbolTitle(wording(objective)) : l10n.t('not in any catalog');
  return symbolName(`${number}${pinned} ${title}`);
}

export const tagsOf = (isDeprecated: boolean, { deprecatedSymbol }: ClientSupport): Pick<DocumentSymbol, 'tags'> =>
  isDeprecated && deprecatedSymbol ? { tags: [SymbolTag.Deprecated] } : {};

const isGone = ({ status }: Resolution): boolean => status === 'withdrawn' || status === 'replaced';

/** The name of a symbol, which must not be empty. */
export const symbolName = (text: string): string => plainLine(text) || '?';

export const objectiveName = (objective: Objective): string =>
  symbolName(`${objective.number} ${symbolTitle(wording(objective))}`);

/** UTF-16 units of a title in an outline or a list of symbols. */
const LONGEST = 120;

/** A title as a part of a symbol's name: one line, truncated. */
export function symbolTitle(title: string): string {
  const line = plainLine(title);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** The smallest range that contains all of these ranges. */
export function around(range: Range, others: readonly Range[]): Range {
  let { start, end } = range;
  for (const other of others) {
    if (comparePositions(other.start, start) < 0) start = other.start;
    if (comparePositions(other.end, end) > 0) end = other.end;
  }
  return { start, end };
}

/** A tree of symbols as a list, for clients without hierarchical symbols (LSP 3.18, `SymbolInformation`). */
export function flat(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, tags, children = [] }) => [
    {
      name,
      kind,
      location: { uri, range },
      ...(tags && { tags }),
      ...(containerName !== undefined && { containerName }),
    },
    ...flat(children, uri, name),
  ]);
}
