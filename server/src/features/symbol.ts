import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { comparePositions, type Range } from '../core/model/text.ts';

/** UTF-16 units of a title in an outline or a list of symbols: editors show one line. */
const LONGEST = 120;

/** A title as a part of a symbol's name: one line, not too long. */
export function symbolTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** The smallest range that holds this one and the others. */
export function around(range: Range, others: readonly Range[]): Range {
  let { start, end } = range;
  for (const other of others) {
    if (comparePositions(other.start, start) < 0) start = other.start;
    if (comparePositions(other.end, end) > 0) end = other.end;
  }
  return { start, end };
}

/** A tree of symbols as the list that clients get which know no hierarchy (LSP 3.18, `SymbolInformation`). */
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
