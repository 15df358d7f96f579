import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ValueType } from '../core/fields/field.ts';
import { MAPPINGS } from '../core/fields/mappings.ts';
import { intersects, type Range, type TextEdit } from '../core/model/text.ts';
import { editText } from '../core/text/edits.ts';
import { readConfiguration } from './configuration/configuration-reader.ts';
import { readCatalog } from './reading/catalog-reader.ts';
import { PROSE_FIELDS } from './reading/file-kinds.ts';
import { lineEndOf } from './yaml/line-index.ts';
import { fieldsInBraces, listLines, quoteIfNeeded } from './yaml/write-yaml.ts';
import { nodesOf } from './yaml/yaml-anchors.ts';
import { parseYaml, type YamlDocument } from './yaml/yaml-document.ts';

/** Longer texts are not formatted, in UTF-16 units, since they have to be read three times. */
const MAX_LENGTH = 4_000_000;

/** Codes of problems that do not depend on how a list is written. */
const ABOUT_MEANING = /-(?:replacement|cycle)$/;

/**
 * The edits that write lists of numbers, names and paths in the style of `writeCatalog`: `[3.4, 3.5, "a, b"]`, wrapped
 * where they are long. Lists with an item per line, and lists with comments, keep their lines; nothing else is changed.
 * There are no edits for invalid YAML, for a list with a problem in how it is written, or if the file would have another meaning afterwards.
 *
 * @param range if given, only lists that intersect it are formatted
 */
export function formatLists(kind: 'catalog' | 'configuration', text: string, range?: Range): readonly TextEdit[] {
  if (text.length > MAX_LENGTH) return [];
  const document = parseYaml(text, PROSE_FIELDS);
  if (document.refused || document.masked || document.errors.length > 0 || document.tags.length > 0) return [];
  const candidates = [...namedLists(document.root)].flatMap((named) => {
    const place = document.lines.range(named.list.range[0], named.list.range[1]);
    if (range && !intersects(place, range)) return [];
    const edits = listEdits(document, text, named);
    return edits.length > 0 ? [{ place, edits }] : [];
  });
  if (candidates.length === 0) return [];
  const before = read(kind, text);
  const edits = candidates.flatMap(({ place, edits }) =>
    before.problems.some(({ code, range }) => !ABOUT_MEANING.test(code) && intersects(range, place)) ? [] : edits,
  );
  const after = read(kind, editText(text, edits).text);
  return contentsOf(before) === contentsOf(after) ? edits : [];
}

function read(kind: 'catalog' | 'configuration', text: string) {
  return kind === 'catalog' ? readCatalog('', text) : readConfiguration('', text);
}

/** The contents of a file, without ranges. */
function contentsOf(file: ReturnType<typeof read>): string {
  return JSON.stringify(file, (key, value) => {
    if (/range/i.test(key) || key === 'related' || key === 'fixes') return undefined;
    return value instanceof Map ? [...value] : value;
  });
}

function listEdits(document: YamlDocument, text: string, { list, nameOffset }: NamedList): TextEdit[] {
  const items: Item[] = [];
  for (const node of list.items) {
    const written = asWritten(node as ParsedNode, text);
    if (written === null) return [];
    items.push({ node: node as ParsedNode, written });
  }
  if (items.length === 0 || list.anchor !== undefined) return [];
  const edits = !list.flow
    ? items.map(itemEdit)
    : hasComment(list, items, text)
      ? editsBetweenComments(list, items, text)
      : [wholeEdit(document, text, { list, nameOffset }, items)];
  return edits.flatMap(({ start, end, newText }) =>
    text.slice(start, end) === newText ? [] : [{ range: document.lines.range(start, end), newText }],
  );
}

interface Item {
  readonly node: ParsedNode;
  /** In our style. */
  readonly written: string;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A text, or fields of texts, in our style; null for an item that is written in another way on purpose. */
function asWritten(node: ParsedNode, text: string): string | null {
  if (isScalar(node)) return isPlainText(node) ? quoteIfNeeded(String(node.value)) : null;
  if (!isMap(node) || node.anchor !== undefined) return null;
  // Fields on lines of their own cannot be an item of a list in brackets.
  if (!node.flow || text.charAt(node.range[0]) !== '{') return null;
  if (text.slice(node.range[0], node.range[1]).includes('#')) return null;
  const fields: (readonly [string, string])[] = [];
  for (const { key, value } of (node as YAMLMap.Parsed).items) {
    if (!isScalar(key) || !isScalar(value) || !isPlainText(key) || !isPlainText(value)) return null;
    fields.push([String(key.value), String(value.value)]);
  }
  return fieldsInBraces(fields);
}

type ScalarNode = Extract<ParsedNode, { readonly value: unknown }>;

function isPlainText({ anchor, type, value }: ScalarNode): boolean {
  return anchor === undefined && value !== '' && type !== 'BLOCK_FOLDED' && type !== 'BLOCK_LITERAL';
}

const itemEdit = ({ node, written }: Item): Replacement => ({
  start: node.range[0],
  end: node.range[1],
  newText: written,
});

function hasComment(list: YAMLSeq.Parsed, items: readonly Item[], text: string): boolean {
  return gaps(list, items).some(([start, end]) => text.slice(start, end).includes('#'));
}

/** The offsets before, between and after the items within the brackets. */
function gaps({ range: [start, end] }: YAMLSeq.Parsed, items: readonly Item[]): (readonly [number, number])[] {
  const starts = [start + 1, ...items.map(({ node }) => node.range[1])];
  const ends = [...items.map(({ node }) => node.range[0]), end - 1];
  return starts.map((from, index) => [from, ends[index]!] as const);
}

/** Keeps line breaks, because comments end there. */
function editsBetweenComments(list: YAMLSeq.Parsed, items: readonly Item[], text: string): Replacement[] {
  const spaces = gaps(list, items).flatMap(([start, end], index) => {
    if (/[\n\r#]/.test(text.slice(start, end))) return [];
    return [{ start, end, newText: index === 0 || index === items.length ? '' : ', ' }];
  });
  return [...items.map(itemEdit), ...spaces].sort((a, b) => a.start - b.start);
}

function wholeEdit(
  { lines }: YamlDocument,
  text: string,
  { list, nameOffset }: NamedList,
  items: readonly Item[],
): Replacement {
  const [start, end] = list.range;
  const { line } = lines.position(nameOffset);
  const head = /^ *(?:- +)*/.exec(text.slice(lines.start(line), nameOffset))?.[0] ?? '';
  const written = listLines(
    items.map((item) => item.written),
    lines.position(start).character,
    head.length + 2,
  );
  return { start, end, newText: written.join(`${lineEndOf(text)}${' '.repeat(head.length + 2)}`) };
}

/** A list that is the value of a field. */
interface NamedList {
  readonly list: YAMLSeq.Parsed;
  readonly nameOffset: number;
}

/** Fields with lists of numbers, names or paths. Lists of entries keep the layout of their author. */
const FIELDS: ReadonlySet<string> = new Set(
  Object.values(MAPPINGS).flatMap(({ fields }) => fields.flatMap(({ name, type }) => (holdsNames(type) ? name : []))),
);

function holdsNames(type: ValueType): boolean {
  if (type.kind === 'either') return type.types.some(holdsNames);
  return type.kind === 'list' && isName(type.items);
}

function isName(type: ValueType): boolean {
  if (type.kind === 'either') return type.types.some(isName);
  return type.kind === 'text' && type.rule !== 'entry';
}

/** The lists of such fields, in the order of the text. They are not nested. */
export function* namedLists(root: ParsedNode | null): Generator<NamedList> {
  for (const node of nodesOf(root)) {
    if (!isMap(node)) continue;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !isSeq(value) || typeof key.value !== 'string' || !FIELDS.has(key.value)) continue;
      yield { list: value, nameOffset: key.range[0] };
    }
  }
}
