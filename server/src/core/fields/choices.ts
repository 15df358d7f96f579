import type { Relation } from '../model/catalog.ts';
import { REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { FILE_CODES } from '../model/file-codes.ts';
import type { Language } from '../model/language.ts';
import type { Choice } from './field.ts';
import table from './fields.json';

const choicesOf = (descriptions: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(descriptions).map(([value, description]) => ({ value, description }));

export type ImportFormatName = keyof typeof table.choices.importFormat;

/** The values of fields that have only some. */
export const CHOICES = {
  /** Relations of a successor to the objective that it replaces. */
  relation: choicesOf(table.choices.relation satisfies Record<Relation, string>),
  language: choicesOf(table.choices.language satisfies Record<Language, string>),
  unlisted: choicesOf(table.choices.unlisted),
  order: choicesOf(table.choices.order),
  switch: choicesOf(table.choices.switch),
  severity: choicesOf(table.choices.severity satisfies Record<SeveritySetting, string>),
  code: Object.entries({ ...REFERENCE_CODES, ...FILE_CODES }).map(
    ([value, severity]): Choice => ({ value, description: `Default: ${severity}` }),
  ),
  /** The formats of files that can be read as a catalog, in the order of detection. */
  importFormat: choicesOf(table.choices.importFormat) as readonly (Choice & { readonly value: ImportFormatName })[],
};
