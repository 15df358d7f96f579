import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Catalog, Objective } from '../../core/model/catalog.ts';
import type { Lines } from '../../core/model/text.ts';
import { beginsEntry, blockLine } from './yaml-lines.ts';

/** Larger files have no further folding ranges. */
const MOST_RANGES = 20_000;

/**
 * The folding ranges of a catalog or of `objrefs.yaml`: lines that are indented below another, comments of several lines,
 * and in a flat list each objective with those below it by their numbers.
 *
 * @param catalog as read from the text, if it can be read
 */
export function foldingRanges(lines: Lines, catalog: Catalog | undefined): FoldingRange[] {
  const ends = new Map<number, number>();
  for (const [start, end] of [...indented(lines), ...levelsOf(lines, catalog)]) {
    if (end > (ends.get(start) ?? start)) ends.set(start, end);
  }
  const ranges = [...ends].map(([startLine, endLine]): FoldingRange => ({ startLine, endLine }));
  const folds = [...ranges, ...comments(lines)].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return folds.slice(0, MOST_RANGES);
}

type Span = readonly [startLine: number, endLine: number];

/** Each line with those that are indented below it, without blank lines and comments at the end. */
function indented(lines: Lines): Span[] {
  const spans: Span[] = [];
  const open: { readonly line: number; readonly depth: number }[] = [];
  let last = 0;
  const close = (depth: number): void => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      open.pop();
      if (last > top.line) spans.push([top.line, last]);
    }
  };
  for (let at = 0; at < lines.lineCount; at++) {
    const line = blockLine(lines.line(at), at);
    if (!line) continue;
    // A list may have the same indentation as its key.
    const depth = 2 * line.indent + (beginsEntry(line) ? 1 : 0);
    close(depth);
    open.push({ line: at, depth });
    last = at;
  }
  close(0);
  return spans;
}

function levelsOf(lines: Lines, catalog: Catalog | undefined): Span[] {
  return (catalog?.editions ?? []).flatMap(({ objectives }) => {
    const byNumber = new Map(objectives.map((objective) => [objective.number, objective]));
    const ends = new Map<string, number>();
    // In a sorted catalog, those below an objective come after it.
    for (const objective of objectives) {
      const end = lastLine(lines, objective);
      let over: Objective | undefined = objective;
      for (let depth = 0; over && depth < MAX_DEPTH; depth++) {
        if (end > (ends.get(over.number) ?? -1)) ends.set(over.number, end);
        over = over.parent === undefined ? undefined : byNumber.get(over.parent);
      }
    }
    return objectives.map(({ number, range }): Span => [range.start.line, ends.get(number) ?? range.end.line]);
  });
}

/** No framework has more levels. */
const MAX_DEPTH = 64;

function lastLine(lines: Lines, { range }: Objective): number {
  let { line } = range.end;
  while (line > range.start.line && lines.line(line).trim() === '') line--;
  return line;
}

function comments(lines: Lines): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let first = -1;
  for (let at = 0; at <= lines.lineCount; at++) {
    const isComment = at < lines.lineCount && /^\s*#/.test(lines.line(at));
    if (isComment && first < 0) first = at;
    if (isComment || first < 0) continue;
    if (at - 1 > first) ranges.push({ startLine: first, endLine: at - 1, kind: FoldingRangeKind.Comment });
    first = -1;
  }
  return ranges;
}
