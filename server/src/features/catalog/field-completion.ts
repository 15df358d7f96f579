import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type TextEdit,
} from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { Choice, FieldDescription, Mapping, TextRule, ValueType } from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import type { Lines, Position } from '../../core/model/text.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { ClientSupport } from '../lsp/client-support.ts';
import { startsWith } from '../objectives/number-matches.ts';
import { describeField, type FileKind, mappingAt, typesAt } from './fields.ts';
import { scalarAt, type YamlCursor, yamlCursor } from './yaml-cursor.ts';

/** A catalog or `objrefs.yaml` that is being edited. */
export interface FieldsDocument {
  readonly lines: Lines;
  readonly kind: FileKind;
  readonly frameworks: readonly KnownFramework[];
}

/**
 * Fields and values for the position in a catalog or in `objrefs.yaml`: fields that its mapping does not have yet, and
 * values from a fixed set. Null where there are none, so that other providers can answer.
 */
export function completionOfFields(
  { lines, kind, frameworks }: FieldsDocument,
  position: Position,
  support: ClientSupport,
): CompletionList | null {
  const cursor = yamlCursor(lines, position);
  if (!cursor) return null;
  const mapping = mappingAt(kind, cursor.path);
  const types = typesAt(kind, cursor.path);
  const offered: CompletionItem[] = [];
  if (cursor.kind !== 'value') {
    const isField = /\s*:(?:\s|$)/y;
    isField.lastIndex = cursor.range.end.character;
    const colon = isField.test(lines.line(position.line)) ? '' : ':';
    if (mapping) offered.push(...fieldItems(mapping, cursor, colon, support));
    offered.push(...types.flatMap((type) => entryItems(type, cursor, colon, frameworks)));
    if (colon !== '' && support.snippets) offered.push(...snippetsAt(kind, cursor));
  }
  if (cursor.kind !== 'key') offered.push(...types.flatMap((type) => valueItems(type, cursor, frameworks)));
  const items = offered.filter(({ label }) => startsWith(label, cursor.query));
  return items.length > 0 ? { isIncomplete: false, items: items.map(inOrder) } : null;
}

/** In the order of the description of the format. */
const inOrder = (item: CompletionItem, index: number): CompletionItem => ({
  ...item,
  sortText: String(index).padStart(4, '0'),
});

function fieldItems(mapping: Mapping, cursor: YamlCursor, colon: string, support: ClientSupport): CompletionItem[] {
  const { beside, flow, range } = cursor;
  const isExcluded = (name: string): boolean =>
    Object.entries(mapping.excludes ?? {}).some(
      ([field, others]) =>
        (beside.has(field) && others.includes(name)) || (name === field && others.some((other) => beside.has(other))),
    );
  const isNeeded = ({ name }: FieldDescription): boolean =>
    mapping.needs.some((names) => names.includes(name) && !names.some((each) => beside.has(each)));
  const free = mapping.fields.filter(({ name }) => !beside.has(name) && !isExcluded(name));
  return [...free.filter(isNeeded), ...free.filter((field) => !isNeeded(field))].map((field) => ({
    label: field.name,
    kind: CompletionItemKind.Field,
    ...(isNeeded(field) && { detail: l10n.t('required') }),
    documentation: describeField(field, support.documentationMarkdown),
    textEdit: { range, newText: `${field.name}${afterKey(colon, !flow && isBlock(field.type))}` } satisfies TextEdit,
  }));
}

/** Keys that are not names of fields, such as prefixes. */
function entryItems(
  type: ValueType,
  cursor: YamlCursor,
  colon: string,
  frameworks: readonly KnownFramework[],
): CompletionItem[] {
  if (type.kind !== 'entries') return [];
  const choices = typeof type.keys === 'string' ? namesOf(type.keys, cursor, frameworks) : inLanguage(type.keys);
  return choices
    .filter(({ value }) => !cursor.beside.has(value))
    .map((choice) => choiceItem(choice, cursor, (text) => `${scalarAt(cursor, text)}${afterKey(colon, false)}`));
}

function valueItems(type: ValueType, cursor: YamlCursor, frameworks: readonly KnownFramework[]): CompletionItem[] {
  const choices =
    type.kind === 'boolean'
      ? BOOLEANS
      : type.kind === 'choice'
        ? inLanguage(type.choices)
        : type.kind === 'text'
          ? namesOf(type.rule, cursor, frameworks)
          : [];
  return choices.map((choice) => choiceItem(choice, cursor, (text) => scalarAt(cursor, text)));
}

/** Choices with their descriptions translated. */
const inLanguage = (choices: readonly Choice[]): readonly Choice[] =>
  choices.map(({ value, description }) => ({ value, description: l10n.text(description) }));

const BOOLEANS: readonly Choice[] = [
  { value: 'true', description: '' },
  { value: 'false', description: '' },
];

/** The values of a kind of text, if it has a fixed set of them. */
function namesOf(rule: TextRule, cursor: YamlCursor, frameworks: readonly KnownFramework[]): readonly Choice[] {
  if (rule === 'format') return [{ value: '1', description: '' }];
  if (rule === 'framework') return frameworks.map(({ prefix, title }) => ({ value: prefix, description: title }));
  if (rule !== 'framework-edition') return [];
  const prefix = cursor.beside.get('framework') ?? keyBefore(cursor);
  const editions = frameworks.find((framework) => framework.prefix === prefix)?.editions ?? [];
  return editions.toReversed().map((value) => ({ value, description: '' }));
}

/** The key that holds the mapping of the field. */
function keyBefore({ path }: YamlCursor): string | undefined {
  const step = path.at(-2);
  return typeof step === 'object' ? step.key : undefined;
}

function choiceItem({ value, description }: Choice, { range }: YamlCursor, text: (value: string) => string) {
  return {
    label: plainLine(value),
    kind: CompletionItemKind.EnumMember,
    ...(description !== '' && { detail: plainLine(description) }),
    textEdit: { range, newText: text(value) } satisfies TextEdit,
  };
}

const afterKey = (colon: string, isBlock: boolean): string => (colon === '' ? '' : isBlock ? colon : `${colon} `);

/** Whether the value goes on the following lines. */
function isBlock(type: ValueType): boolean {
  if (type.kind === 'list') return type.items.kind === 'fields' || type.items.kind === 'either';
  return type.kind === 'fields' || type.kind === 'entries';
}

/** A framework that `objrefs.yaml` may refer to, enabled or not. */
export interface KnownFramework {
  readonly prefix: string;
  readonly title: string;
  /** Names of its editions, the oldest first. */
  readonly editions: readonly string[];
}

/** An entry or a file with placeholders, for clients with snippets. */
interface Snippet {
  readonly label: () => string;
  readonly detail: () => string;
  /** One line, except in an empty file, since clients differ in how they indent further lines. */
  readonly body: string;
}

const NEW_CATALOG: Snippet = {
  label: () => l10n.t('catalog'),
  detail: () => l10n.t('New catalog with one edition'),
  body: 'prefix: $1\ntitle: $2\nedition: "$3"\nobjectives:\n  - $4\n$0',
};
const ENTRIES: readonly Snippet[] = [
  {
    label: () => l10n.t('objective with successors'),
    detail: () => l10n.t('Lists the objectives that replace it'),
    body: '{number: $1, title: $2, replacedBy: [$3]}',
  },
  {
    label: () => l10n.t('withdrawn objective'),
    detail: () => l10n.t('Keeps old references to it resolvable'),
    body: '{number: $1, title: $2, withdrawn: true}',
  },
];
const EDITION: Snippet = {
  label: () => l10n.t('edition with objectives'),
  detail: () => l10n.t('Another edition of the framework'),
  body: '{edition: "$1", published: $2, objectives: [$3]}',
};

function snippetsAt(kind: FileKind, cursor: YamlCursor): CompletionItem[] {
  return snippets(kind, cursor).map(({ label, detail, body }) => ({
    label: label(),
    detail: detail(),
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range: cursor.range, newText: body } satisfies TextEdit,
  }));
}

function snippets(kind: FileKind, { path, kind: what, beside }: YamlCursor): readonly Snippet[] {
  if (path.length === 0) return kind === 'catalog' && beside.size === 0 ? [NEW_CATALOG] : [];
  if (what !== 'start' || beside.size > 0) return [];
  const mapping = mappingAt(kind, path);
  return mapping === MAPPINGS.objective ? ENTRIES : mapping === MAPPINGS.edition ? [EDITION] : [];
}
