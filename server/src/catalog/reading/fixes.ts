import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { faultOfNumber } from '../syntax/number-syntax.ts';
import { faultOfPrefix } from '../syntax/prefix-syntax.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { addFieldFix, addTextFix } from '../yaml/add-field.ts';
import { lineEndOf } from '../yaml/line-index.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import type { Field, Fields } from '../yaml/yaml-fields.ts';
import type { YamlNode, YamlReader } from '../yaml/yaml-reader.ts';
import { textsIn } from '../yaml/yaml-values.ts';
import { noList, pastedList } from './pasted-list.ts';

/** The beginning of a catalog, up to its list. */
function head(reader: YamlReader): string {
  const eol = lineEndOf(reader.text);
  return `prefix: ${quoteIfNeeded(prefixFromFile(reader.uri) ?? 'ACME')}${eol}objectives:${eol}`;
}

/** Inserts the beginning of a catalog in an empty file. */
export function beginCatalogFix(reader: YamlReader): Fix {
  const at = reader.range(reader.text.length, reader.text.length);
  const eol = lineEndOf(reader.text);
  const before = reader.text === '' || /[\n\r\uFEFF]$/.test(reader.text) ? '' : eol;
  return reader.fix(l10n.t('Start a catalog'), at, `${before}${head(reader)}  - 1 Title${eol}`, false);
}

/** Turns a list of objectives, or pasted lines, into a catalog. */
export function wrapInCatalogFix(reader: YamlReader, root: YamlNode): Fix[] {
  const title = l10n.t('Convert to a catalog');
  const [from] = root.range;
  const at = reader.range(from, from);
  if (at.start.character > 0) return [];
  if (isSeq(root) && !root.flow) return [reader.fix(title, at, head(reader), false)];
  const lines = isScalar(root) ? listedLines(reader, root) : [];
  if (lines.length === 0) return [];
  const list = lines.map((line) => `  ${line}`).join(lineEndOf(reader.text));
  return [reader.fix(title, reader.nodeRange(root), head(reader) + list, false)];
}

/** Writes the name of an edition as a field. */
export function namedEditionFix(reader: YamlReader, node: Scalar.Parsed, isFlow: boolean): Fix {
  const field = `edition: ${quoteIfNeeded(reader.value(node))}`;
  return reader.fix(l10n.t('Use as the name of an edition'), reader.nodeRange(node), isFlow ? `{${field}}` : field);
}

/** Turns the fields of the only edition into an item of a list. */
export function editionListFix(reader: YamlReader, node: YamlNode): Fix[] {
  const title = l10n.t('Convert to a list');
  const range = reader.nodeRange(node);
  if (!isMap(node)) return [];
  if (node.flow) {
    const written = reader.text.slice(node.range[0], reader.contentEnd(node));
    return [reader.fix(title, range, `[${written}]`)];
  }
  const { lines } = reader.document;
  const { line: first, character } = range.start;
  const edits = [];
  for (let line = first; line <= range.end.line; line++) {
    const start = lines.start(line);
    const at = line === first ? reader.range(start + character, start + character) : reader.range(start, start);
    // Empty lines stay empty.
    if (line === first || lines.end(line) > start) edits.push({ range: at, newText: line === first ? '- ' : '  ' });
  }
  return [{ title, edits, preferred: true }];
}

/** Reports a value in place of a list of objectives. */
export function reportNoList(field: Field, node: Scalar.Parsed | YAMLMap.Parsed): void {
  const { reader } = field;
  const range = reader.nodeRange(node);
  if (isScalar(node) && reader.value(node) === '') {
    reader.report('schema', field.nameRange, l10n.t('"objectives" is empty. List at least one: "- 3.4 Title".'));
    return;
  }
  const pasted = pastedList(reader, range.start.line)?.fixes;
  const fixes = pasted ?? (isScalar(node) ? listFix(reader, node) : []);
  reader.explained.add(node);
  reader.report('schema', range, noList(), { fixes });
}

/** Longer texts get no fix. */
const MAX_PASTED_LENGTH = 100_000;

/** Adds list markers to pasted lines, which are one long text for YAML. */
function listFix(reader: YamlReader, node: Scalar.Parsed): Fix[] {
  const list = listedLines(reader, node);
  if (list.length === 0) return [];
  const [start] = node.range;
  const { lines } = reader.document;
  const before = reader.text.slice(lines.start(lines.position(start).line), start);
  const isFirst = before.trim() === '';
  const separator = lineEndOf(reader.text) + (isFirst ? before : '  ');
  const newText = (isFirst ? '' : separator) + list.join(separator);
  return [reader.fix(l10n.t('Convert to a list'), reader.nodeRange(node), newText)];
}

/** Each line of the text as an item of a list; empty for a text in quotes or a very long one. */
function listedLines(reader: YamlReader, { type, range: [start, end] }: Scalar.Parsed): readonly string[] {
  if (type !== 'PLAIN' || end - start > MAX_PASTED_LENGTH) return [];
  const entries = reader.text.slice(start, end).split(/\r\n|\n|\r/);
  const titles = entries.map((line) => line.trim().replace(/^[-–—•*·]\s*/, ''));
  return titles.flatMap((title) => (title === '' ? [] : [`- ${quoteIfNeeded(title)}`]));
}

/** Adds the number of an objective: the one that its title begins with, if any. */
export function addNumberFix(fields: Fields): Fix[] {
  const { reader } = fields;
  const node = fields.get('title')?.node;
  const title = node && isScalar(node) ? node : undefined;
  const short = title && readShortForm(reader.value(title));
  if (!title || !short || short.title === '' || !/\p{N}/u.test(short.number) || faultOfNumber(short.number)) {
    return addFieldFix(fields, 'number');
  }
  const [fix] = addFieldFix(fields, 'number', { value: short.number });
  const rest = { range: reader.nodeRange(title), newText: quoteIfNeeded(short.title) };
  return fix ? [{ ...fix, title: l10n.t('Use {0} as the number', short.number), edits: [...fix.edits, rest] }] : [];
}

/** Turns a list `[3.4, Title]` into an entry. */
export function joinedEntryFix(reader: YamlReader, node: YamlNode): Fix[] {
  const entry = textsIn(reader, node)?.join(' ').trim();
  return entry && readShortForm(entry)
    ? [reader.fix(l10n.t('Join into one entry'), reader.nodeRange(node), quoteIfNeeded(entry))]
    : [];
}

/** Adds a list of objectives as the last field, with a first entry to fill in. */
export function addObjectivesFix(fields: Fields): Fix[] {
  if (fields.isFlow) return [];
  const indent = ' '.repeat(fields.headRange.start.character);
  const written = `objectives:${lineEndOf(fields.reader.text)}${indent}  -`;
  return addTextFix(fields, l10n.t('Add "{0}"', 'objectives'), written, [...fields.all()].at(-1), false);
}

/** The prefix that a file name suggests: ACME-PLAN for `acme-plan.objectives.yaml`. */
export function prefixFromFile(uri: string): string | undefined {
  const file = uri.slice(uri.lastIndexOf('/') + 1).replace(/(?:\.objectives)?\.\w+$/, '');
  const name = file.includes('%') ? decoded(file) : file;
  const prefix = name === name.toLowerCase() ? name.toUpperCase() : name;
  return faultOfPrefix(prefix) === null ? prefix : undefined;
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return '';
  }
}
