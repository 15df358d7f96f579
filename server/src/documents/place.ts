import { countWhile } from '../core/base/collections.ts';
import { l10n } from '../core/base/l10n.ts';
import { comparePositions, type Lines, linesOf, type Position, type Range } from '../core/model/text.ts';
import type { DocumentPlace } from '../library/api.ts';
import type { Origin } from './block.ts';

/** The lines of a text whose places have names. */
export interface PlacedLines extends Lines {
  placeOf(range: Range): DocumentPlace;
}

export function placedLines(text: string, placeOf: PlacedLines['placeOf']): PlacedLines {
  const lines = linesOf(text);
  return { lineCount: lines.lineCount, line: (index) => lines.line(index), placeOf };
}

/** Of entries in the order of the text, the last one that begins before the position or at it, else the first one. */
export function entryAt<T extends { readonly position: Position }>(entries: readonly T[], at: Position): T | undefined {
  return entries[Math.max(0, countWhile(entries, ({ position }) => comparePositions(position, at) <= 0) - 1)];
}

/** The place between two origins. */
export function placeBetween(start: Origin, end: Origin): DocumentPlace {
  if (start.kind !== 'page') return { ...start, label: labelOf(start) };
  const last = end.kind === 'page' ? end : start;
  return { ...start, endPage: last.page, endLine: last.line, label: labelOf(start) };
}

/** For people: `paragraph 12, “3 Training”`. */
export function labelOf(origin: Origin): string {
  if (origin.label !== undefined) return origin.label;
  if (origin.kind === 'page') return l10n.t('page {0}, line {1}', origin.page, origin.line);
  if (origin.kind === 'cell') return l10n.t('sheet “{0}”, cell {1}', origin.sheet, origin.cell);
  const where = origin.kind === 'slide' ? l10n.t('slide {0}', origin.slide) : l10n.t('paragraph {0}', origin.paragraph);
  const heading = origin.heading.at(-1);
  return heading === undefined ? where : l10n.t('{0}, “{1}”', where, heading);
}
