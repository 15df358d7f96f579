import { type Lines, type Position, type Range, rangeInLine } from '../../core/model/text.ts';
import { type FlowFrame, flowPlace } from './flow-frames.ts';
import {
  type BlockLine,
  bareKey,
  beginsEntry,
  blockLine,
  fieldsInBrackets,
  keyAndValue,
  linesAbove,
  linesBeside,
  plainValue,
} from './yaml-lines.ts';

/** From a mapping to the value of a field, or from a list to one of its items. */
export type Step = { readonly key: string } | 'item';

/** The fields of a mapping that have a value on their line, or an empty one, by key. */
export type Fields = ReadonlyMap<string, string>;

/** Where in the structure of a YAML text a position is. */
export interface YamlCursor {
  /** From the root to the value at the cursor, or to the mapping whose key is there. */
  readonly path: readonly Step[];
  /** A key of a mapping; a value; or, at the start of an entry of a list, either of them. */
  readonly kind: 'key' | 'value' | 'start';
  /** Whether it is in brackets. */
  readonly flow: boolean;
  /** The part of the key or value left of the cursor. */
  readonly query: string;
  /** All of the key or value, on the line of the cursor. */
  readonly range: Range;
  /** Whether there is an opening quote before it. */
  readonly quoted: boolean;
  /** The other fields of the mapping that the cursor is in; empty in a list. */
  readonly beside: Fields;
  /** The fields of the mappings around that one, from the inner to the outer; read from the text on each call. */
  enclosing(): Iterable<Fields>;
}

/** Longer lines, longer lines of mappings in brackets, and deeper paths are not read. */
const MAX_LENGTH = 5_000;
const MAX_DEPTH = 64;

/**
 * Finds where in a YAML text a position is, by the text around it alone, so that it works while the text is being typed
 * and is not valid YAML. Null in comments and block scalars, and where the indentation is inconsistent.
 */
export function yamlCursor(lines: Lines, position: Position): YamlCursor | null {
  const before = lines.line(position.line).slice(0, position.character);
  // Nothing can begin directly after a dash.
  if (before.length > MAX_LENGTH || isInComment(before) || /^[ \t]*-$/.test(before)) return null;
  const { frames, written } = flowPlace(lines, position);
  const found = frames.length > 0 ? inBrackets(lines, position, frames, written) : inBlock(lines, position, before);
  if (!found) return null;
  const { text, ...structure } = found;
  const [, quote = '', query = ''] = /^(["']?)(.*)$/s.exec(text) ?? [];
  const start = position.character - query.length;
  if (start < 0 || query.includes('\n') || (quote !== '' && query.includes(quote))) return null;
  // Nothing follows brackets that are closed.
  if (before.slice(start) !== query) return null;
  const after = lines.line(position.line).slice(position.character, position.character + MAX_LENGTH);
  // What follows white space or a bracket is not a part of a value that is still empty.
  const isBefore = query === '' && /^[\s[{]/.test(after);
  const end = found.kind === 'value' ? (isBefore ? /^/ : /^[^,\]}"'#]*/) : /^[\w-]*/;
  const rest = end.exec(after)?.[0].trimEnd() ?? '';
  const range = rangeInLine(position.line, start, query.length + rest.length);
  return { ...structure, flow: frames.length > 0, query, range, quoted: quote !== '' };
}

/** The text as a scalar at the cursor: in quotes where YAML would read it as something else, unless an opening quote precedes it. */
export function scalarAt({ quoted }: Pick<YamlCursor, 'quoted'>, text: string): string {
  const isPlain = /^[\p{L}\p{N}(][\p{L}\p{N} ._/()§&@+-]*$/u.test(text) && !/\s$/.test(text);
  return quoted || isPlain ? text : JSON.stringify(text);
}

interface Found extends Pick<YamlCursor, 'path' | 'kind' | 'beside' | 'enclosing'> {
  /** The key or value left of the cursor. */
  readonly text: string;
}

function inBlock(lines: Lines, { line: index, character }: Position, before: string): Found | null {
  const line = blockLine(before, index) ?? { index, indent: character, contentIndent: character, content: '' };
  const found = pathOf(lines, line);
  if (!found) return null;
  const { path, keys } = found;
  const enclosing = function* () {
    for (const key of keys) yield fieldsAround(lines, key);
  };
  const beside = fieldsOf(linesBeside(lines, line));
  const content = before.slice(line.contentIndent);
  const field = keyAndValue(content);
  if (!field) return { path, kind: beginsEntry(line) ? 'start' : 'key', beside, enclosing, text: content };
  if (endsInColon(content, field)) return null;
  return { path: [...path, { key: field.key }], kind: 'value', beside, enclosing, text: field.value };
}

function inBrackets(lines: Lines, position: Position, frames: readonly FlowFrame[], written: string): Found | null {
  const found = pathOfBracket(lines, frames);
  if (!found) return null;
  const { path, keys } = found;
  const inner = frames.at(-1)!;
  const fieldsIn = (frame: FlowFrame) => fieldsInBrackets(textFrom(lines, frame.at, position.line).slice(1));
  const outer = (inner.bracket === '{' ? frames.slice(0, -1) : frames).filter(({ bracket }) => bracket === '{');
  const enclosing = function* () {
    for (const frame of outer.toReversed()) yield fieldsIn(frame);
    for (const key of keys) yield fieldsAround(lines, key);
  };
  const text = written.trimStart();
  if (inner.bracket === '[') return { path: [...path, 'item'], kind: 'value', beside: new Map(), enclosing, text };
  const beside = fieldsIn(inner);
  const field = keyAndValue(text);
  if (!field) return { path, kind: 'key', beside, enclosing, text };
  if (endsInColon(text, field)) return null;
  return { path: [...path, { key: field.key }], kind: 'value', beside, enclosing, text: field.value };
}

/** A value cannot begin at the colon: it needs white space before it. */
const endsInColon = (text: string, { value }: { readonly value: string }): boolean =>
  value === '' && text.endsWith(':');

const fieldsOf = (lines: readonly BlockLine[]): Fields =>
  new Map(
    lines.flatMap(({ content }) => {
      const field = keyAndValue(content);
      return field ? [[field.key, plainValue(field.value)]] : [];
    }),
  );

const fieldsAround = (lines: Lines, line: BlockLine): Fields => fieldsOf([line, ...linesBeside(lines, line)]);

/** A path, and the lines of its keys in block style from the inner to the outer. */
interface BlockPath {
  readonly path: Step[];
  readonly keys: readonly BlockLine[];
}

/** The path to the contents of the innermost bracket. */
function pathOfBracket(lines: Lines, frames: readonly FlowFrame[]): BlockPath | null {
  const [outer, ...others] = frames;
  const line = outer && blockLine(lines.line(outer.at.line).slice(0, outer.at.character), outer.at.line);
  const found = line && pathOf(lines, line);
  if (!line || !found) return null;
  const { path } = found;
  let { keys } = found;
  if (line.content !== '') {
    const key = bareKey(line.content);
    if (key === undefined) return null;
    path.push({ key });
    keys = [line, ...keys];
  }
  let { bracket } = outer;
  for (const frame of others) {
    const key = bareKey(frame.before.trim());
    if (bracket === '{' && key === undefined) return null;
    path.push(bracket === '[' || key === undefined ? 'item' : { key });
    bracket = frame.bracket;
  }
  return { path, keys };
}

/** The path to the mapping or the item that the content of a line is in; null where the indentation is inconsistent. */
function pathOf(lines: Lines, line: BlockLine): BlockPath | null {
  const path: Step[] = [];
  const keys: BlockLine[] = [];
  let at: BlockLine | undefined = line;
  while (path.length < MAX_DEPTH) {
    if (beginsEntry(at)) {
      path.unshift('item');
      if (isListInList(lines, at)) return null;
      at = keyOfEntry(lines, at);
    } else {
      if (at.contentIndent === 0) return { path, keys };
      const found = headOrParent(lines, at);
      if (!found) return { path, keys };
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
    keys.push(at);
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
