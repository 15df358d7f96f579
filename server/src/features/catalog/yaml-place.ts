import { type Lines, type Position, type Range, rangeInLine } from '../../core/model/text.ts';
import { type BlockLine, beginsEntry, blockLine, fieldsBeside, linesAbove, WHOLE_CATALOG } from './block-lines.ts';
import { type FlowFrame, flowPlace } from './flow-frames.ts';
import { bareKey, fieldsInBrackets, keyAndValue, plainValue } from './key-and-value.ts';

/** From a mapping to the value of a field, or from a list to one of its items. */
export type Step = { readonly key: string } | 'item';

/** What is being written at a place of a YAML text. */
export interface YamlPlace {
  /** From the root to what it is a value of, or whose key it is. */
  readonly path: readonly Step[];
  /** A key of a mapping; a value on its own; or, where an entry begins, either of them. */
  readonly kind: 'key' | 'value' | 'start';
  /** It stands in brackets. */
  readonly flow: boolean;
  /** What is there of it left of the cursor. */
  readonly query: string;
  /** All of it. */
  readonly range: Range;
  /** A quote stands before it. */
  readonly quoted: boolean;
  /** The fields that its mapping has, with what stands behind them on their lines. */
  readonly beside: ReadonlyMap<string, string>;
}

/** Longer lines, mappings in brackets, and deeper paths are nothing that a person writes. */
const MAX_LENGTH = 5_000;
const MAX_DEPTH = 64;

/**
 * What is written at the position, judged by the text around it alone, so that it can be told while a file is being
 * written and is no YAML. Null within comments and texts of several lines, and where indentation says nothing.
 */
export function yamlPlace(lines: Lines, position: Position): YamlPlace | null {
  const before = lines.line(position.line).slice(0, position.character);
  // Right behind a dash nothing can begin.
  if (before.length > MAX_LENGTH || isInComment(before) || /^[ \t]*-$/.test(before)) return null;
  const { frames, written } = flowPlace(lines, position);
  const found = frames.length > 0 ? inBrackets(lines, position, frames, written) : inBlock(lines, position, before);
  if (!found) return null;
  const [, quote = '', query = ''] = /^(["']?)(.*)$/s.exec(found.text) ?? [];
  const start = position.character - query.length;
  if (start < 0 || query.includes('\n') || (quote !== '' && query.includes(quote))) return null;
  // Behind brackets that are closed nothing is written.
  if (before.slice(start) !== query) return null;
  const after = lines.line(position.line).slice(position.character, position.character + MAX_LENGTH);
  const rest = (found.kind === 'value' ? /^[^,\]}"'#]*/ : /^[\w-]*/).exec(after)?.[0].trimEnd() ?? '';
  const { path, kind, beside } = found;
  const range = rangeInLine(position.line, start, query.length + rest.length);
  return { path, kind, flow: frames.length > 0, query, range, quoted: quote !== '', beside };
}

interface Found extends Pick<YamlPlace, 'path' | 'kind' | 'beside'> {
  /** What stands left of the cursor of it. */
  readonly text: string;
}

function inBlock(lines: Lines, { line: index, character }: Position, before: string): Found | null {
  const line = blockLine(before, index) ?? { index, indent: character, contentIndent: character, content: '' };
  const path = pathOf(lines, line);
  if (!path) return null;
  const content = before.slice(line.contentIndent);
  const field = keyAndValue(content);
  const beside = new Map(
    fieldsBeside(lines, line, WHOLE_CATALOG).flatMap((other) => {
      const found = other.index === index ? undefined : keyAndValue(other.content);
      return found ? [[found.key, plainValue(found.value)]] : [];
    }),
  );
  if (!field) return { path, kind: beginsEntry(line) ? 'start' : 'key', beside, text: content };
  // Behind the colon, and not right at it.
  if (!/\s/.test(content.charAt(content.indexOf(':', field.key.length) + 1))) return null;
  return { path: [...path, { key: field.key }], kind: 'value', beside, text: field.value };
}

function inBrackets(lines: Lines, position: Position, frames: readonly FlowFrame[], written: string): Found | null {
  const path = pathOfBracket(lines, frames);
  const inner = frames.at(-1)!;
  if (!path) return null;
  const text = written.trimStart();
  if (inner.bracket === '[') return { path: [...path, 'item'], kind: 'value', beside: new Map(), text };
  const field = keyAndValue(text);
  const beside = fieldsInBrackets(textFrom(lines, inner.at, position.line).slice(1));
  if (!field) return { path, kind: 'key', beside, text };
  return { path: [...path, { key: field.key }], kind: 'value', beside, text: field.value };
}

/** The path to what is in the innermost bracket. */
function pathOfBracket(lines: Lines, frames: readonly FlowFrame[]): Step[] | null {
  const [outer, ...others] = frames;
  const line = outer && blockLine(lines.line(outer.at.line).slice(0, outer.at.character), outer.at.line);
  const path = line && pathOf(lines, line);
  if (!line || !path) return null;
  if (line.content !== '') {
    const key = bareKey(line.content);
    if (key === undefined) return null;
    path.push({ key });
  }
  let { bracket } = outer;
  for (const frame of others) {
    const key = bareKey(frame.before.trim());
    if (bracket === '{' && key === undefined) return null;
    path.push(bracket === '[' || key === undefined ? 'item' : { key });
    bracket = frame.bracket;
  }
  return path;
}

/** The path to the mapping or the item that the content of a line stands in; null where indentation tells of none. */
function pathOf(lines: Lines, line: BlockLine): Step[] | null {
  const path: Step[] = [];
  let at: BlockLine | undefined = line;
  while (path.length < MAX_DEPTH) {
    if (beginsEntry(at)) {
      path.unshift('item');
      if (isListInList(lines, at)) return null;
      at = keyOfEntry(lines, at);
    } else {
      if (at.contentIndent === 0) return path;
      const found = headOrParent(lines, at);
      if (!found) return path;
      if (found.contentIndent === at.contentIndent) {
        if (!keyAndValue(found.content)) return null;
        at = found;
        continue;
      }
      at = found;
    }
    const key = at && bareKey(at.content);
    if (at === undefined || key === undefined) return null;
    path.unshift({ key });
  }
  return null;
}

/** The key that holds the list of an entry: the nearest line above that is neither in the list nor in its entries. */
function keyOfEntry(lines: Lines, entry: BlockLine): BlockLine | undefined {
  for (const above of linesAbove(lines, entry.index)) {
    if (above.indent > entry.indent || (above.indent === entry.indent && beginsEntry(above))) continue;
    return above.contentIndent <= entry.indent ? above : undefined;
  }
  return undefined;
}

/** Of a field, the line of its mapping that begins an entry, or the key that holds the mapping. */
function headOrParent(lines: Lines, { index, contentIndent }: BlockLine): BlockLine | undefined {
  for (const above of linesAbove(lines, index)) {
    const isBeside = above.contentIndent === contentIndent && !beginsEntry(above);
    if (above.contentIndent <= contentIndent && !isBeside) return above;
  }
  return undefined;
}

const isListInList = (lines: Lines, { index, indent, contentIndent }: BlockLine): boolean =>
  lines
    .line(index)
    .slice(indent + 1, contentIndent)
    .includes('-');

/** Whether a comment begins in the text, which is the beginning of a line. */
function isInComment(before: string): boolean {
  return /(?:^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''));
}

function textFrom(lines: Lines, start: Position, lastLine: number): string {
  const texts = [lines.line(start.line).slice(start.character, start.character + MAX_LENGTH)];
  for (let line = start.line + 1; line <= lastLine; line++) texts.push(lines.line(line).slice(0, MAX_LENGTH));
  return texts.join('\n');
}
