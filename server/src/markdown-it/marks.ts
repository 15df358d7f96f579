import type { Token } from 'markdown-it';
import { pushTo } from '../core/base/collections.ts';
import { plainLine } from '../core/text/plain-line.ts';
import type { CheckResult, Place, ReferenceRow } from '../library/api.ts';

/** A reference to render. */
export interface Mark {
  /** In the source: lines and columns 1-based, end exclusive. */
  readonly place: Place;
  /** Of the `class` attribute. */
  readonly classes: string;
  /** Of the `title` attribute, not yet escaped: lines of plain text. */
  readonly title: string;
  readonly url?: string;
}

/** The references of a text as they are rendered, in their order. */
export function marksOf({ references, findings }: CheckResult, linkTitle: string): Mark[] {
  // Hints are for authors, not for readers.
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  let next = 0;
  return references.map((reference) => {
    while (shown[next] && isBefore(shown[next]!, reference)) next++;
    const { url } = reference;
    const messages: string[] = [];
    for (let at = next; shown[at] && !isBefore(reference, shown[at]!); at++) {
      // A finding within a longer one may end before the reference.
      if (!isBefore(shown[at]!, reference)) messages.push(plainLine(shown[at]!.message));
    }
    return {
      place: reference,
      classes: `objective-reference objective-reference-${reference.status}`,
      title: [...heading(reference), ...messages, ...(url === undefined ? [] : [linkTitle])].join('\n'),
      ...(url !== undefined && { url }),
    };
  });
}

/** Empty for an unknown objective, which has a finding. The edition is shown only where it has the objective. */
function heading({ prefix, number, resolvedEdition, title, status }: ReferenceRow): string[] {
  if (title === null && status.startsWith('unknown')) return [];
  const isThere = resolvedEdition !== null && (status === 'current' || status === 'superseded');
  const name = `${prefix} ${number}${isThere ? ` (${resolvedEdition})` : ''}`;
  return [plainLine(title === null ? name : `${name}: ${title}`)];
}

const isBefore = (a: Place, b: Place): boolean =>
  a.endLine < b.line || (a.endLine === b.line && a.endColumn <= b.column);

/** A part of a reference in the content of an inline token: offsets, end exclusive. */
export interface PlacedMark {
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
}

/**
 * The places of marks in the contents of inline tokens, by the list of the token's children. markdown-it gives only the lines
 * of these contents; within its line, a content is found by its text.
 */
export function placeMarks(
  tokens: readonly Token[],
  source: string,
  marks: readonly Mark[],
): Map<readonly Token[], readonly PlacedMark[]> {
  const lines = source.split('\n');
  const byLine = marksByLine(marks);
  const placed = new Map<readonly Token[], readonly PlacedMark[]>();
  let line = 0;
  /** The end of the last cell of a row. */
  let behind = { line: -1, column: 0 };
  for (const token of tokens) {
    if (token.map) line = token.map[0];
    if (token.type !== 'inline' || !token.children) continue;
    const found: PlacedMark[] = [];
    let offset = 0;
    for (const [index, text] of token.content.split('\n').entries()) {
      const body = text.trim();
      const lead = text.length - text.trimStart().length;
      const at = line + index;
      const from = behind.line === at ? behind.column : 0;
      // In a cell, every bar is escaped.
      const written = token.map ? body : body.replaceAll('|', '\\|');
      const column = columnOf(lines[at] ?? '', written, token.map ? undefined : from);
      if (column !== undefined) {
        if (!token.map) behind = { line: at, column: column + written.length };
        const offsetOf = (place: number) => offset + lead + place - column - backslashes(written, body, place - column);
        for (const { start, end, mark } of byLine.get(at) ?? []) {
          const [first, last] = [Math.max(start, column), Math.min(end, column + written.length)];
          if (first < last) found.push({ start: offsetOf(first), end: offsetOf(last), mark });
        }
      }
      offset += text.length + 1;
    }
    if (found.length > 0) placed.set(token.children, found);
  }
  return placed;
}

/** How many backslashes before bars are in the cell before `end`, which the body does not have. */
function backslashes(written: string, body: string, end: number): number {
  return written === body ? 0 : written.slice(0, end).split('|').length - 1;
}

/** The first occurrence at or after `from`; without `from`, the last one, since only a heading's closing `#` may follow. */
function columnOf(line: string, body: string, from: number | undefined): number | undefined {
  const column = from === undefined ? line.lastIndexOf(body) : line.indexOf(body, from);
  return column < 0 || body === '' ? undefined : column;
}

/** The marks' parts on each line (0-based), in columns (0-based). */
function marksByLine(marks: readonly Mark[]): Map<number, PlacedMark[]> {
  const byLine = new Map<number, PlacedMark[]>();
  for (const mark of marks) {
    const { line, column, endLine, endColumn } = mark.place;
    for (let at = line; at <= endLine; at++) {
      const start = at === line ? column - 1 : 0;
      const end = at === endLine ? endColumn - 1 : Number.POSITIVE_INFINITY;
      pushTo(byLine, at - 1, { start, end, mark });
    }
  }
  return byLine;
}
