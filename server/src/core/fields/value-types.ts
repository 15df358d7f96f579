import type { Relation } from '../model/catalog.ts';
import { FILE_CODES, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import type { Language } from '../model/language.ts';
import type { Choice, MappingName, TextRule, ValueType } from './field.ts';
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

/** Of one edition, in all of its lists. */
export const MAX_OBJECTIVES = 250_000;
/** More items than anybody writes; without a limit, a small file takes long to check or to search for. */
const MAX_ITEMS = 1_000;
/** A text is compared with each of them wherever one may begin. */
const MAX_SPELLINGS = 200;
/** An objective that became more than these is described by their own `replaces`. */
const MAX_SUCCESSORS = 500;

const text = (rule: TextRule): ValueType => ({ kind: 'text', rule });
const fields = (mapping: MappingName): ValueType => ({ kind: 'fields', mapping });
const choice = (choices: readonly Choice[]): ValueType => ({ kind: 'choice', choices });
const either = (...types: readonly ValueType[]): ValueType => ({ kind: 'either', types });
const listOf = (items: ValueType, max = MAX_ITEMS): ValueType => ({ kind: 'list', items, max });
/** A list without duplicates. */
const setOf = (items: ValueType, max = MAX_ITEMS): ValueType => ({ kind: 'list', items, max, distinct: true });

const BOOLEAN: ValueType = { kind: 'boolean' };
const SWITCH: ValueType = { kind: 'choice', ignoreCase: true, choices: CHOICES.switch };

/** The types of the table of fields that are more than a text of one rule. */
const TYPES: Readonly<Record<string, ValueType>> = {
  boolean: BOOLEAN,
  objectives: listOf(either(text('entry'), fields('objective')), MAX_OBJECTIVES),
  prefixes: setOf(text('prefix'), MAX_SPELLINGS),
  texts: listOf(text('any')),
  numbering: fields('numbering'),
  editions: listOf(fields('edition')),
  'edition names': setOf(text('edition'), MAX_SPELLINGS),
  'implying prefixes': setOf(text('prefix'), 20),
  numbers: setOf(text('number'), MAX_SPELLINGS),
  withdrawal: either(BOOLEAN, text('reason')),
  successors: listOf(either(text('number'), fields('successor')), MAX_SUCCESSORS),
  relation: choice(CHOICES.relation),
  words: listOf(text('word')),
  languages: listOf(choice(CHOICES.language)),
  'series words': listOf(text('series')),
  'boolean or words': either(BOOLEAN, listOf(text('word'))),
  lead: listOf(text('letters'), 20),
  inner: { kind: 'entries', keys: 'letters', values: text('bracket') },
  unlisted: either(choice(CHOICES.unlisted), { kind: 'entries', keys: 'any', values: choice(CHOICES.unlisted) }),
  order: choice(CHOICES.order),
  catalogs: setOf(either(text('path'), fields('import'))),
  frameworks: { kind: 'entries', keys: 'framework', values: either(SWITCH, fields('framework')) },
  packages: setOf(text('package'), 50),
  paths: listOf(text('path')),
  severities: { kind: 'entries', keys: CHOICES.code, values: choice(CHOICES.severity) },
  contexts: listOf(fields('context')),
  documents: fields('documents'),
  limits: fields('limits'),
  'import format': { kind: 'choice', choices: CHOICES.importFormat, ignoreCase: true },
  'text or texts': either(text('any'), listOf(text('any'))),
  reviews: { kind: 'list', items: fields('review'), orNothing: true },
};

/** The type of that name in the table of fields; any other name is that of a rule. */
export const typeNamed = (name: string): ValueType => TYPES[name] ?? text(name as TextRule);
