import type { MarkupContent } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import {
  alternatives,
  type Choice,
  type FieldDescription,
  type Mapping,
  type ValueType,
} from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import { code } from '../../core/text/markdown.ts';
import { markdown, plainText } from '../lsp/markup.ts';
import type { Step } from './yaml-cursor.ts';

/** A kind of file with fields: a catalog, or `objrefs.yaml`. */
export type FileKind = 'catalog' | 'configuration';

/** A field and the mapping that it belongs to. */
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

export function fieldAt(kind: FileKind, path: readonly Step[], name: string): KnownField | undefined {
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
