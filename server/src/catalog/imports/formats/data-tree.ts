import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { l10n } from '../../../core/base/l10n.ts';
import type { Range } from '../../../core/model/text.ts';
import { isNestedDeeper } from '../../../documents/json-strings.ts';
import { PROSE_FIELDS } from '../../reading/file-kinds.ts';
import { LineIndex } from '../../yaml/line-index.ts';
import { meantText } from '../../yaml/unquoted-text.ts';
import { parseYaml } from '../../yaml/yaml-document.ts';
import { ImportFailure, type ImportFile, notText } from '../format.ts';

/** A value of a JSON or YAML file with its range. Scalars are text as written: `3.10` is never 3.1. */
export interface DataNode {
  /** The text of a scalar; undefined for `null`, lists and mappings. */
  readonly text: string | undefined;
  /** The items of a list; empty for other values. */
  readonly items: readonly DataNode[];
  /** In JSON: a list may be empty. */
  readonly isList?: boolean;
  /** The fields of a mapping, in order; of duplicates the last one. Empty for other values. */
  readonly entries: ReadonlyMap<string, DataNode>;
  /** In UTF-16 units, without the quotes of a scalar. */
  readonly range: Range;
}

/** More deeply nested files are not read. */
const MAX_DEPTH = 100;
/** The maximum number of values, since YAML aliases can multiply them. */
const MAX_NODES = 5_000_000;
const NO_ENTRIES: ReadonlyMap<string, DataNode> = new Map();

/** Reads JSON, by its file name or first character, otherwise YAML. Throws an `ImportFailure`. */
export function readDataTree({ name, text }: ImportFile): DataNode {
  if (text === null) throw notText();
  const lines = new LineIndex(text);
  const isJson = /\.(?:json|jsonc)$/i.test(name) || /^\ufeff?\s*[{[]/.test(text);
  return isJson ? readJson(text, lines) : readYaml(text, lines);
}

/** The text of a mapping's field, without white space at its ends; undefined if it is missing or empty. */
export function textOf(node: DataNode | undefined, name: string): string | undefined {
  const text = node?.entries.get(name)?.text?.trim();
  return text === '' ? undefined : text;
}

/** The items of a mapping's field. */
export function itemsOf(node: DataNode | undefined, name: string): readonly DataNode[] {
  return node?.entries.get(name)?.items ?? [];
}

function readJson(text: string, lines: LineIndex): DataNode {
  const errors: ParseError[] = [];
  if (isNestedDeeper(text, MAX_DEPTH))
    throw new ImportFailure(l10n.t('This file is nested more than {0} levels deep.', MAX_DEPTH));
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true, disallowComments: false });
  const [first] = errors;
  if (first || !root) {
    const { offset = 0, length = 0 } = first ?? {};
    const what = first
      ? printParseErrorCode(first.error)
          .replace(/(?<=\w)([A-Z])/g, ' $1')
          .toLowerCase()
      : l10n.t('the file is empty');
    throw broken(l10n.t('Not valid JSON: {0}.', what), lines.range(offset, offset + length));
  }
  return fromJson(root, text, lines);
}

function fromJson(node: Node, text: string, lines: LineIndex): DataNode {
  const { type, offset, length, children = [], value } = node;
  const base = { text: undefined, items: [], entries: NO_ENTRIES };
  const range = lines.range(offset, offset + length);
  if (type === 'object') {
    const entries = new Map<string, DataNode>();
    for (const { children: [key, child] = [] } of children) {
      if (key && child) entries.set(String(key.value), fromJson(child, text, lines));
    }
    return { ...base, entries, range };
  }
  if (type === 'array')
    return { ...base, items: children.map((child) => fromJson(child, text, lines)), isList: true, range };
  if (type === 'string') return { ...base, text: String(value), range: lines.range(offset + 1, offset + length - 1) };
  // Numbers are text as written.
  return { ...base, text: type === 'null' ? undefined : text.slice(offset, offset + length), range };
}

function readYaml(text: string, lines: LineIndex): DataNode {
  const { root, errors, refused } = parseYaml(text, PROSE_FIELDS);
  if (refused) throw new ImportFailure(refused.message, lines.range(refused.offset, refused.offset));
  const [first] = errors;
  if (first) throw broken(l10n.t('Not valid YAML from here on.'), lines.range(first.start, first.end));
  const anchors = new Map<string, ParsedNode>();
  let left = MAX_NODES;
  const convert = (node: ParsedNode | null, depth: number): DataNode | null => {
    if (!node || depth > MAX_DEPTH || --left < 0) return null;
    if (isAlias(node)) return convert(anchors.get(node.source) ?? null, depth + 1);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    const range = lines.range(node.range[0], node.range[1]);
    const base = { text: undefined, items: [], entries: NO_ENTRIES, range };
    if (isMap(node)) {
      const entries = new Map<string, DataNode>();
      for (const { key, value } of node.items) {
        const child = convert(value, depth + 1);
        if (isScalar(key) && child) entries.set(String(key.value), child);
      }
      return { ...base, entries };
    }
    if (isSeq(node))
      return { ...base, items: node.items.flatMap((item) => convert(item as ParsedNode, depth + 1) ?? []) };
    const written = isScalar(node) ? meantText(String(node.value)) : '';
    const isNone = isScalar(node) && node.type === 'PLAIN' && /^(?:null|~|)$/i.test(written);
    const quotes = isScalar(node) && node.type?.startsWith('QUOTE_') ? 1 : 0;
    return {
      ...base,
      text: isNone ? undefined : written,
      range: lines.range(node.range[0] + quotes, node.range[1] - quotes),
    };
  };
  const converted = convert(root, 0);
  if (converted) return converted;
  throw new ImportFailure(l10n.t('This file is empty.'));
}

const broken = (what: string, range: Range): ImportFailure =>
  new ImportFailure(l10n.t('{0} Fix the file, or export it again.', what), range);
