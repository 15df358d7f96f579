import { type Lines, type Position, type Range, rangeInLine } from '../../core/model/text.ts';
import { SUCCESSOR_FIELDS, type SuccessorField } from '../../core/resolution/successors.ts';
import { type BlockLine, blockLine, fieldsBeside, keyOfList, linesAbove } from './block-lines.ts';
import { type FlowFrame, flowPlace } from './flow-frames.ts';

/** What is being written within `replacedBy` or `replaces`. */
export interface SuccessorContext {
  readonly kind: 'number' | 'edition' | 'relation';
  readonly field: SuccessorField;
  /** What is there of it left of the cursor. */
  readonly query: string;
  /** All of it. */
  readonly range: Range;
  /** A quote that stands before it. */
  readonly quoted: boolean;
  /** The list lacks its brackets. */
  readonly bare: boolean;
  /** The edition that the successor names. */
  readonly namedEdition: string | undefined;
  /** Name of the edition that the entry is in. */
  readonly ownEdition: string | undefined;
  /** The entry is withdrawn in its edition. */
  readonly withdrawn: boolean;
}

/** A successor within its entry, before what is written of it is looked at. */
interface Surroundings {
  readonly field: SuccessorField;
  readonly bare: boolean;
  /** The fields of the successor's own mapping. */
  readonly own: string;
  /** The fields of the entry. */
  readonly entry: string;
  /** The line where the entry, or the list that it is in, begins. */
  readonly line: BlockLine;
}

const OWN_FIELD = /^\s*["']?(number|edition|relation)["']?\s*:(?:\s+(.*))?$/s;
const LIST_KEY = /(?:^|[\s{,])["']?(replacedBy|replaces)["']?\s*:\s*$/;
const BARE_VALUE = /(?:^|[\s{,])["']?(replacedBy|replaces)["']?\s*:\s+(.*)$/s;

/** What a completion at the position in a catalog would continue; null where it is no successor. */
export function successorContext(lines: Lines, position: Position): SuccessorContext | null {
  const { frames, written } = flowPlace(lines, position);
  const found = frames.length > 0 ? inBrackets(lines, position, frames, written) : inBlock(lines, position, written);
  if (!found) return null;
  const { surroundings, kind, value } = found;
  const [, quote = '', query = ''] = /^\s*(["']?)(.*)$/s.exec(value) ?? [];
  const rest = /^[^\s,\]}"'#]*/.exec(lines.line(position.line).slice(position.character))?.[0] ?? '';
  const start = position.character - query.length;
  // Behind a bracket that closes the list, there is nothing to go on with.
  if (start < 0 || lines.line(position.line).slice(start, position.character) !== query) return null;
  const { field, bare, own, entry, line } = surroundings;
  return {
    kind,
    field,
    query,
    range: rangeInLine(position.line, start, query.length + rest.length),
    quoted: quote !== '',
    bare,
    namedEdition: fieldValue(own, 'edition'),
    ownEdition: ownEdition(lines, line),
    withdrawn: !['false', undefined].includes(fieldValue(entry, 'withdrawn')),
  };
}

interface Found {
  readonly surroundings: Surroundings;
  readonly kind: SuccessorContext['kind'];
  readonly value: string;
}

function inBrackets(lines: Lines, position: Position, frames: readonly FlowFrame[], written: string): Found | null {
  const inner = frames.at(-1)!;
  const outer = frames.at(-2);
  const line = blockLine(lines.line(frames[0]!.at.line), frames[0]!.at.line);
  if (!line) return null;
  const textFrom = (frame: FlowFrame): string => textToLineEnd(lines, frame.at, position.line);
  const entryText = (list: number): string => {
    const entry = frames[list - 1];
    return entry ? textFrom(entry) : textOf(fieldsBeside(lines, line));
  };
  if (inner.bracket === '[') {
    const field = keyIn(LIST_KEY, inner.before);
    const entry = field && entryText(frames.length - 1);
    return field && entry !== undefined
      ? { surroundings: { field, bare: false, own: '', entry, line }, kind: 'number', value: written }
      : null;
  }
  const [, bareField, bareValue = ''] = BARE_VALUE.exec(written) ?? [];
  if (isField(bareField)) {
    const surroundings = { field: bareField, bare: true, own: '', entry: textFrom(inner), line };
    return { surroundings, kind: 'number', value: bareValue };
  }
  const [, kind, value = ''] = OWN_FIELD.exec(written) ?? [];
  if (!isKind(kind)) return null;
  const own = textFrom(inner).split('}', 1)[0] ?? '';
  if (outer) {
    const field = outer.bracket === '[' ? keyIn(LIST_KEY, outer.before) : undefined;
    return field
      ? { surroundings: { field, bare: false, own, entry: entryText(frames.length - 2), line }, kind, value }
      : null;
  }
  const surroundings = underKey(lines, line, own);
  return surroundings && { surroundings, kind, value };
}

function inBlock(lines: Lines, { line: index, character }: Position, written: string): Found | null {
  const line = blockLine(lines.line(index).slice(0, character), index);
  if (!line) return null;
  const content = written.slice(line.contentIndent);
  const [, bareField, bareValue = ''] = BARE_VALUE.exec(content) ?? [];
  if (isField(bareField) && content.startsWith(bareField)) {
    const entry = textOf(fieldsBeside(lines, line));
    return { surroundings: { field: bareField, bare: true, own: '', entry, line }, kind: 'number', value: bareValue };
  }
  const [, kind, value = ''] = OWN_FIELD.exec(content) ?? [];
  if (isKind(kind)) {
    const fields = fieldsBeside(lines, line);
    const first = fields.find(({ indent, contentIndent }) => contentIndent > indent);
    const surroundings = first && underKey(lines, first, textOf(fields));
    return surroundings ? { surroundings, kind, value } : null;
  }
  const surroundings = line.contentIndent > line.indent ? underKey(lines, line, '') : null;
  return surroundings && { surroundings, kind: 'number', value: content };
}

/** The surroundings of an entry of a list in block style; null where that list is none of successors. */
function underKey(lines: Lines, item: BlockLine, own: string): Surroundings | null {
  const key = keyOfList(lines, item);
  const field = key && keyIn(LIST_KEY, key.content);
  if (!key || !field) return null;
  return { field, bare: false, own, entry: textOf(fieldsBeside(lines, key)), line: key };
}

/** The nearest edition above that names itself, in a mapping that holds the line. */
function ownEdition(lines: Lines, line: BlockLine): string | undefined {
  for (const above of linesAbove(lines, line.index + 1)) {
    if (above.contentIndent > line.contentIndent) continue;
    const [, name] = /^\{?\s*["']?edition["']?\s*:\s+(.*)$/.exec(above.content) ?? [];
    if (name !== undefined) return unquoted(name);
  }
  return undefined;
}

function fieldValue(fields: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|[\\s{,])["']?${name}["']?\\s*:\\s+([^\\n]+)`).exec(fields)?.[1];
  return value === undefined ? undefined : unquoted(value);
}

/** What a scalar says that may be followed by other fields or a comment. */
function unquoted(written: string): string {
  const [, quote, quoted, plain = ''] = /^(["'])(.*?)\1|^([^,}\]#]*)/.exec(written) ?? [];
  return quote ? (quoted ?? '') : plain.trim();
}

function keyIn(pattern: RegExp, text: string): SuccessorField | undefined {
  const key = pattern.exec(text)?.[1];
  return isField(key) ? key : undefined;
}

const isField = (name: string | undefined): name is SuccessorField => SUCCESSOR_FIELDS.some((field) => field === name);
const isKind = (name: string | undefined): name is SuccessorContext['kind'] =>
  name === 'number' || name === 'edition' || name === 'relation';

const textOf = (fields: readonly BlockLine[]): string => fields.map(({ content }) => content).join('\n');

function textToLineEnd(lines: Lines, start: Position, lastLine: number): string {
  const texts = [lines.line(start.line).slice(start.character)];
  for (let line = start.line + 1; line <= lastLine; line++) texts.push(lines.line(line));
  return texts.join('\n');
}
