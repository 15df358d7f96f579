/** A JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const TEXT: JsonSchema = { type: 'string' };
export const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
export const FLAG: JsonSchema = { type: 'boolean' };

export const described = (schema: JsonSchema, description: string): JsonSchema => ({ ...schema, description });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** Rows may get further properties. All of these are there unless they are among `optional`. */
export function rowOf(properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

const OPTIONAL_TEXT = orNull(TEXT);

/** Keys and their meaning as in `--format json` of the command line. */
export const PLACE = { file: TEXT, line: COUNT, column: COUNT, endLine: COUNT, endColumn: COUNT };

export const MEANING = {
  prefix: TEXT,
  edition: described(OPTIONAL_TEXT, 'The edition that the citation names; null: none.'),
  resolvedEdition: described(OPTIONAL_TEXT, 'The edition in which it was resolved.'),
  number: TEXT,
  status: described(
    { enum: ['current', 'superseded', 'withdrawn', 'replaced', 'unknown-objective', 'unknown-edition'] },
    'current: may be cited. superseded: correct in the older edition that it names. withdrawn, replaced: removed; cite replacedBy.',
  ),
  title: described(OPTIONAL_TEXT, 'Quoted from the catalog.'),
  replacedBy: listOf(rowOf({ edition: OPTIONAL_TEXT, number: TEXT, relation: TEXT })),
};

export const FINDING = {
  ...PLACE,
  code: TEXT,
  severity: { enum: ['error', 'warning', 'information', 'hint'] },
  message: TEXT,
  prefix: OPTIONAL_TEXT,
  edition: OPTIONAL_TEXT,
  number: OPTIONAL_TEXT,
  suggestions: described(
    listOf(rowOf({ number: TEXT, title: TEXT, newText: TEXT })),
    'Each newText replaces the whole range of the finding.',
  ),
};

/** What lists have that are given in parts. */
export const PAGE = {
  total: described(COUNT, 'How many there are in all.'),
  nextCursor: described(OPTIONAL_TEXT, 'To get the rest, call again with this as cursor; null: there is no more.'),
};

export const answerSchema = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema =>
  rowOf({
    note: TEXT,
    ...properties,
    problems: described(
      listOf(
        rowOf({
          file: TEXT,
          uses: described(
            { enum: ['last-valid-version', 'valid-parts', 'nothing'] },
            'What of the file is used in this answer.',
          ),
          total: COUNT,
          findings: listOf(rowOf(FINDING)),
        }),
      ),
      'Errors in catalogs and configuration that this answer depends on. Report them to the user.',
    ),
  });
