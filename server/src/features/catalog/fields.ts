import type { MarkupContent } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { type Choice, type FieldDescription, fieldsOf, type Mapping, type ValueType } from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import { code } from '../../core/text/markdown.ts';
import { markdown, plainText } from '../markup.ts';
import type { Step } from './yaml-cursor.ts';

/** Kinds of files that have fields of their own: catalogs, and `objrefs.yaml`. */
export type FileKind = 'catalog' | 'configuration';

/** A field with the mapping that it is one of. */
interface KnownField {
  readonly field: FieldDescription;
  readonly mapping: Mapping;
}

/** What may stand at the end of the path, one type for each alternative; empty where nothing is known. */
export function typesAt(kind: FileKind, path: readonly Step[]): readonly ValueType[] {
  let types = alternatives(fieldsOf(kind));
  for (const step of path) types = types.flatMap((type) => stepInto(type, step)).flatMap(alternatives);
  return types;
}

/** The mapping whose fields may stand at the end of the path. */
export function mappingAt(kind: FileKind, path: readonly Step[]): Mapping | undefined {
  for (const type of typesAt(kind, path)) if (type.kind === 'fields') return MAPPINGS[type.mapping];
  return undefined;
}

/** The field of this name in the mapping at the end of the path. */
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

function alternatives(type: ValueType): readonly ValueType[] {
  return type.kind === 'either' ? type.types.flatMap(alternatives) : [type];
}

/** What is told of a field. */
interface FieldAndPage {
  readonly field: FieldDescription;
  /** The mapping that it is one of, where that is to be told too. */
  readonly mapping?: Mapping;
  /** Where its page of the documentation can be opened. */
  readonly page?: string | undefined;
}

/** What a field says, with an example; for those who do not know the format. */
export function describeField({ field, mapping, page }: FieldAndPage, isMarkdown: boolean): MarkupContent {
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

/** More are no help. */
const MOST_CHOICES = 10;

/** The words that a value may be chosen from. */
function choicesOf(type: ValueType): readonly Choice[] {
  return type.kind === 'choice' ? type.choices : [];
}
