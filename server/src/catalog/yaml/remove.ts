import type { Fix } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import type { YamlReader } from './yaml-reader.ts';

/** The text before a list item or a field on a line of its own, and the text that may follow it. */
const ITEM_HEAD = /^[ \t]*- +["']?$/;
const FIELD_HEAD = /^[ \t]*$/;
const TAIL = /^["']?[ \t]*(?:#.*)?$/;

/** Removes an item of a list: within brackets, or with its line. No fix for an item that is written in another way. */
export function removeItemFix(reader: YamlReader, title: string, item: Range, preferred = true): Fix[] {
  const edit = betweenBrackets(reader, item) ?? wholeLine(reader, item, ITEM_HEAD);
  return edit ? [reader.fix(title, edit, '', preferred)] : [];
}

/** Removes a field that has a line of its own. */
export function removeFieldFix(reader: YamlReader, title: string, field: Range, preferred = true): Fix[] {
  const edit = wholeLine(reader, field, FIELD_HEAD);
  return edit ? [reader.fix(title, edit, '', preferred)] : [];
}

/** Null for a range of several lines, and where problems are only counted: a line may hold thousands. */
function lineOf(reader: YamlReader, { start, end }: Range) {
  if (start.line !== end.line || reader.problems.isFull) return null;
  const { lines } = reader.document;
  const text = reader.text.slice(lines.start(start.line), lines.end(start.line));
  return { text, before: text.slice(0, start.character), after: text.slice(end.character) };
}

/** Includes one comma. In a list of several lines, only for an item with both neighbours on its line. */
function betweenBrackets(reader: YamlReader, item: Range): Range | null {
  const line = lineOf(reader, item);
  if (!line) return null;
  const { start, end } = item;
  const at = (from: number, to: number): Range => ({
    start: { line: start.line, character: from },
    end: { line: start.line, character: to },
  });
  const next = /^["']?[ \t]*,[ \t]*(?=\S)/.exec(line.after)?.[0].length;
  const quoted = /["']$/.test(line.before) ? 1 : 0;
  if (next !== undefined && /[[,][ \t]*["']?$/.test(line.before)) {
    return at(start.character - quoted, end.character + next);
  }
  const previous = /[ \t]*,[ \t]*["']?$/.exec(line.before)?.[0].length;
  const closed = /^["']?(?=[ \t]*\])/.exec(line.after)?.[0].length;
  if (previous !== undefined && closed !== undefined) return at(start.character - previous, end.character + closed);
  const isOnly = /\[[ \t]*["']?$/.test(line.before) && closed !== undefined;
  return isOnly ? at(start.character - quoted, end.character + closed) : null;
}

function wholeLine(reader: YamlReader, place: Range, head: RegExp): Range | null {
  const line = lineOf(reader, place);
  if (!line || !head.test(line.before) || !TAIL.test(line.after)) return null;
  const { lines } = reader.document;
  const { line: index } = place.start;
  const next = lines.start(index + 1);
  if (next > 0) return reader.range(lines.start(index), next);
  return index === 0 ? null : reader.range(lines.end(index - 1), lines.end(index));
}
