import type { MarkupContent } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { Choice, FieldDescription, Mapping, ValueType } from '../../core/fields/field.ts';
import { code } from '../markdown.ts';
import { markdown, plainText } from '../markup.ts';

/** What is told of a field. */
export interface FieldAndPage {
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
export function choicesOf(type: ValueType): readonly Choice[] {
  return type.kind === 'choice' ? type.choices : [];
}
