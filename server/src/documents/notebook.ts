import { l10n } from '../core/base/l10n.ts';
import { type Lines, linesOf, type Position } from '../core/model/text.ts';
import { isJson, stringsIn } from './json-strings.ts';
import { entryAt, type PlacedLines, placedLines } from './place.ts';

/** The lines of a file as they are checked, at their positions in the file: of a notebook, those of its cells alone. */
export function linesOfFile(name: string, text: string): Lines {
  return (name.endsWith('.ipynb') && notebookLines(text)) || linesOf(text);
}

/** Where a line of a cell begins in the file. */
interface CellLine {
  readonly position: Position;
  readonly cell: number;
  /** Of the cell, from 1. */
  readonly number: number;
}

/** Part of no citation, so that none continues in the next cell. */
const END_OF_CELL = '␞';

/**
 * A notebook (nbformat 4, whose `source` is a string, or a list of lines) with spaces for all but the sources of its cells. The
 * lines of a cell are separated as in the file: by spaces, with or without a line break. Undefined for other JSON.
 */
function notebookLines(text: string): PlacedLines | undefined {
  if (!isJson(text)) return undefined;
  const starts: CellLine[] = [];
  const parts: string[] = [];
  let read = 0;
  for (const { path, start, end, position } of stringsIn(text)) {
    const [cells, cell, field] = path;
    if (cells !== 'cells' || field !== 'source' || typeof cell !== 'number') continue;
    const before = starts.at(-1);
    const gap = blank(text.slice(read, start));
    parts.push(before && before.cell !== cell + 1 ? END_OF_CELL + gap.slice(1) : gap);
    const source = text.slice(start, end);
    let number = before?.cell === cell + 1 ? before.number + 1 : 1;
    const begin = (at: number) =>
      starts.push({
        position: { ...position, character: position.character + at },
        cell: cell + 1,
        number: number++,
      });
    begin(0);
    for (const { 0: sequence, index: at } of source.matchAll(ESCAPE)) {
      if (sequence === '\\n' && at + 2 < source.length) begin(at + 2);
    }
    parts.push(source.replace(ESCAPE, unescaped));
    read = end;
  }
  if (starts.length === 0) return undefined;
  parts.push(blank(text.slice(read)));
  return placedLines(parts.join(''), ({ start }) => {
    const { cell, number } = entryAt(starts, start)!;
    return { kind: 'notebook-cell', cell, line: number, label: l10n.t('cell {0}, line {1}', cell, number) };
  });
}

const blank = (json: string): string => json.replace(/[^\r\n]/g, ' ');

/** In a string of JSON. */
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/g;

/** What an escape stands for, as long as the escape is; spaces for control characters. */
function unescaped(sequence: string): string {
  const character = JSON.parse(`"${sequence}"`) as string;
  return (character < ' ' ? ' ' : character).padStart(sequence.length);
}
