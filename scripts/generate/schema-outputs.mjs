// JSON Schemas of catalogs, of `objrefs.yaml` and of the review record, for editors that know YAML: https://json-schema.org/draft-07
// Numbers and editions written as numbers of YAML or as texts.
import { parse } from 'yaml';

/** A number up to its end, of these characters: it ends with a digit, a letter, or a bracket that it opened. */
const numberOf = (sign) =>
  `(?=[\\p{L}\\p{N}(\\[{])(?:${sign}*[\\p{L}\\p{M}\\p{N}]|${sign}*\\(${sign}*\\)|${sign}*\\[${sign}*\\]|${sign}*\\{${sign}*\\})`;
const LETTERS = '(?:\\p{L}|\\p{Lu}+|[ivxlc]+)';
/** The start of a short entry: something with a digit, or letters as frameworks use in numbers. */
const NUMBER_OF_ENTRY = `(?=\\S*\\p{N}|[^\\p{L}\\s]*${LETTERS}(?:[^\\p{L}\\s]+${LETTERS})*[^\\p{L}\\s]*\\s)`;

/** Words that a number may begin with, if `numbering.series` lists them. */
const SERIES = '(?:\\p{L}[\\p{L}\\p{M}\\d.-]*\\s+){0,3}';

/** The JSON Schema of strings of that form. */
const RULES = {
  any: { minLength: 1 },
  prose: { pattern: '\\S' },
  number: { pattern: `^${SERIES}(?=\\S{1,100}$)(?=.*[\\p{L}\\p{N}])${numberOf('.')}$`, minimum: 0 },
  entry: { pattern: `^\\s*${SERIES}(?=\\S{1,100}\\s)${NUMBER_OF_ENTRY}${numberOf('\\S')}\\s+\\S` },
  edition: { pattern: '^(?=.*[\\p{L}\\p{N}])\\S(?:.*\\S)?$', maxLength: 100 },
  prefix: { pattern: '^(?=.*\\p{L})\\S+(?: \\S+)*$', maxLength: 100 },
  url: { pattern: '^https://[^\\s/]' },
  date: { pattern: '^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$', minimum: 1000, maximum: 9999 },
  reason: { pattern: '^(?!(?:[Yy](?:[Ee][Ss])?|[Nn][Oo]?|[Oo][Nn]|[Oo][Ff][Ff])$)[^]*\\S' },
  word: { pattern: '^\\S(?:.*\\S)?$', maxLength: 100 },
  series: { pattern: '^\\p{L}[\\p{L}\\p{M}\\d.-]*(?: \\p{L}[\\p{L}\\p{M}\\d.-]*)*$', maxLength: 100 },
  letters: { pattern: '^[\\p{L}\\p{M}]{1,10}$' },
  bracket: { enum: ['(', '[', '{'] },
  path: { minLength: 1, maxLength: 1000 },
  package: { pattern: '^(?:@[\\w~-][\\w.~-]*/)?[A-Za-z0-9~-][\\w.~-]*$', maxLength: 214 },
  size: { pattern: '^\\s*[0-9]{1,15}(?:\\.[0-9]{1,6})? ?(?:[KkMmGg](?:[Ii]?[Bb])|[Bb])?\\s*$', minimum: 0 },
  count: { pattern: '^\\s*0*[1-9][0-9]{0,14}\\s*$', minimum: 1, multipleOf: 1 },
  format: { pattern: '^1$', minimum: 1, maximum: 1 },
  framework: { minLength: 1 },
  'framework-edition': { minLength: 1 },
};
/** Strings that YAML reads as neither number nor boolean. */
const TEXTS_ALONE = ['entry', 'prefix', 'url', 'bracket', 'letters', 'series', 'package'];
const BOOLEANS_TOO = ['any', 'prose', 'reason', 'word', 'path', 'framework', 'framework-edition'];
/** Words and signs within numbers: as keys words can have a dot. */
const INNER_WORDS = '^(?:[\\p{L}\\p{M}.]{1,30}|[.,;:§/*-])$';

export function schemaOutputs({ MAPPINGS }) {
  const make = (path, root, definitions, title) => {
    const described = schemaOf(MAPPINGS[root]);
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $comment: 'Written by scripts/generate.mjs from server/src/core/fields/.',
      title,
      ...described,
      definitions: Object.fromEntries(definitions.map((name) => [name, schemaOf(MAPPINGS[name])])),
    };
    return { path: `schemas/${path}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` };
  };
  const ofCatalogs = ['edition', 'objective', 'successor', 'numbering'];
  const ofConfiguration = ['framework', 'import', 'context', 'documents', 'limits'];
  return [
    make('catalog', 'catalog', ofCatalogs, 'Catalog of Objective References'),
    make('configuration', 'configuration', ofConfiguration, 'Configuration of Objective References'),
    make('reviews', 'reviews', ['review'], 'Review record of Objective References'),
  ];
}

function schemaOf({ title, fields, needs, excludes }) {
  const required = needs.filter(({ length }) => length === 1).flat();
  const alternatives = needs.filter(({ length }) => length > 1);
  return {
    description: title,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    ...(alternatives.length > 0 && { anyOf: alternatives.flat().map((name) => ({ required: [name] })) }),
    ...(excludes && { dependencies: exclusions(excludes) }),
  };
}

function exclusions(excludes) {
  const without = (names) => ({ not: { anyOf: names.map((name) => ({ required: [name] })) } });
  return Object.fromEntries(Object.entries(excludes).map(([name, others]) => [name, without(others)]));
}

function propertyOf({ type, description, example }) {
  return { description, ...typeOf(type), examples: [parse(example)] };
}

function typeOf(type) {
  switch (type.kind) {
    case 'text':
      return textOf(type.rule);
    case 'boolean':
      // Its meaning as a string.
      return { type: ['boolean', 'string'], pattern: '^(?:true|false)$' };
    case 'choice':
      return choiceOf(type);
    case 'list':
      return {
        type: type.orNothing ? ['array', 'null'] : 'array',
        items: typeOf(type.items),
        ...(type.max && { maxItems: type.max }),
        ...(type.distinct && { uniqueItems: true }),
      };
    case 'fields':
      return { $ref: `#/definitions/${type.mapping}` };
    case 'entries':
      return { type: 'object', ...entriesOf(type) };
    case 'either':
      return { anyOf: type.types.map(typeOf) };
  }
}

function textOf(rule) {
  const { enum: values, ...facets } = RULES[rule];
  if (values) return { enum: values };
  const types = TEXTS_ALONE.includes(rule) ? [] : ['number', ...(BOOLEANS_TOO.includes(rule) ? ['boolean'] : [])];
  return { type: types.length === 0 ? 'string' : ['string', ...types], ...facets };
}

function choiceOf({ choices, ignoreCase }) {
  const values = choices.map(({ value }) => value);
  if (!ignoreCase) return { enum: values };
  const anyCase = values.map((value) => value.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`));
  return { type: ['string', 'boolean'], pattern: `^(?:${anyCase.join('|')})$` };
}

function entriesOf({ keys, values }) {
  if (keys === 'letters') return { propertyNames: { pattern: INNER_WORDS }, additionalProperties: typeOf(values) };
  if (!Array.isArray(keys)) return { additionalProperties: typeOf(values) };
  const properties = keys.map(({ value, description }) => [value, { description, ...typeOf(values) }]);
  return { properties: Object.fromEntries(properties), additionalProperties: false };
}
