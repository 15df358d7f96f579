import type { Hover, MarkupContent } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { markdown, plainText } from '../../core/describing/markup.ts';
import {
  alternatives,
  type Choice,
  type FieldDescription,
  type Mapping,
  type ValueType,
} from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import { type Lines, type Position, rangeInLine } from '../../core/model/text.ts';
import { code } from '../../core/text/markdown.ts';
import type { ClientSupport } from '../lsp/client-support.ts';
import { type Step, yamlCursor } from './yaml-cursor.ts';

/** A kind of file with fields: a catalog, or `objrefs.yaml`. */
export type FileKind = 'catalog' | 'configuration';

interface KnownField {
  readonly field: FieldDescription;
  readonly mapping: Mapping;
}

/** The types of values at the end of the path, one for each alternative; empty for an unknown path. */
export function typesAt(kind: FileKind, path: readonly Step[]): readonly ValueType[] {
  let types: readonly ValueType[] = [{ kind: 'fields', mapping: kind }];
  for (const step of path) types = types.flatMap((type) => stepInto(type, step)).flatMap(alternatives);
  return types;
}

export function mappingAt(kind: FileKind, path: readonly Step[]): Mapping | undefined {
  for (const type of typesAt(kind, path)) if (type.kind === 'fields') return MAPPINGS[type.mapping];
  return undefined;
}

function fieldAt(kind: FileKind, path: readonly Step[], name: string): KnownField | undefined {
  const mapping = mappingAt(kind, path);
  const field = mapping?.fields.find((each) => each.name === name);
  return mapping && field && { field, mapping };
}

function stepInto(type: ValueType, step: Step): ValueType[] {
  if (step === 'item') return type.kind === 'list' ? [type.items] : [];
  if (type.kind === 'entries') return [type.values];
  if (type.kind !== 'fields') return [];
  return MAPPINGS[type.mapping].fields.filter(({ name }) => name === step.key).map((field) => field.type);
}

/** Describes a field, with choices and an example; the mapping that it belongs to and a page about it if given. */
export function describeField(
  field: FieldDescription,
  isMarkdown: boolean,
  mapping?: Mapping,
  page?: string,
): MarkupContent {
  const markup = isMarkdown ? markdown : plainText;
  const example = `${field.name}: ${field.example}`;
  const choices = choicesOf(field.type).map(
    ({ value, description }) => [value, markup.text(l10n.text(description))] as [string, string],
  );
  const blocks = [
    ...(mapping ? [markup.lines([markup.strong(field.name), markup.text(l10n.text(mapping.title))])] : []),
    markup.text(l10n.text(field.description)),
    ...(choices.length > 0 && choices.length <= MOST_CHOICES ? [markup.table(choices)] : []),
    l10n.t('Example: {0}', isMarkdown ? code(example) : example),
    ...(page !== undefined && isMarkdown ? [`[${l10n.t('Documentation')}](${page})`] : []),
  ];
  return { kind: markup.kind, value: markup.blocks(blocks) };
}

/** Longer lists of choices are left out. */
const MOST_CHOICES = 10;

function choicesOf(type: ValueType): readonly Choice[] {
  if (type.kind === 'either') return type.types.flatMap(choicesOf);
  return type.kind === 'choice' ? type.choices : [];
}

/** Longer words are not fields. */
const MAX_LENGTH = 200;

/**
 * Describes the field whose name is at the position in a catalog or in `objrefs.yaml`, or the value from a fixed set. Uses
 * the text around it alone, which need not be valid YAML.
 *
 * @param page gives the URI of a page of the documentation (`catalogs.md#editions`); undefined where the client cannot open it
 */
export function hoverOfField(
  { lines, kind }: { readonly lines: Lines; readonly kind: FileKind },
  position: Position,
  support: ClientSupport,
  page: (name: string) => string | undefined,
): Hover | null {
  const word = wordAt(lines.line(position.line), position.character);
  const cursor = word && yamlCursor(lines, { line: position.line, character: word.end });
  if (!word || !cursor || cursor.query !== word.text) return null;
  const range = rangeInLine(position.line, word.start, word.text.length);
  if (cursor.kind !== 'value' && word.isKey) {
    const found = fieldAt(kind, cursor.path, word.text);
    if (found) {
      const { field, mapping } = found;
      return { contents: describeField(field, support.hoverMarkdown, mapping, page(mapping.page)), range };
    }
  }
  const choice = typesAt(kind, cursor.path)
    .flatMap((type) => {
      if (type.kind === 'choice' && cursor.kind === 'value') return type.choices;
      return type.kind === 'entries' && typeof type.keys !== 'string' && word.isKey ? type.keys : [];
    })
    .find(({ value }) => value === word.text);
  if (!choice) return null;
  const markup = support.hoverMarkdown ? markdown : plainText;
  const value = markup.lines([markup.strong(choice.value), markup.text(l10n.text(choice.description))]);
  return { contents: { kind: markup.kind, value }, range };
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A colon follows. */
  readonly isKey: boolean;
}

function wordAt(line: string, character: number): Word | undefined {
  const from = Math.max(0, character - MAX_LENGTH);
  const before = /[\w-]*$/.exec(line.slice(from, character))?.[0] ?? '';
  const after = /^[\w-]*/.exec(line.slice(character, character + MAX_LENGTH))?.[0] ?? '';
  const start = character - before.length;
  const end = character + after.length;
  if (start === end) return undefined;
  return { text: before + after, start, end, isKey: /^["']?\s*:(?:\s|$)/.test(line.slice(end, end + MAX_LENGTH)) };
}
