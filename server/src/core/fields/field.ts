/** The format of a text. Checked by the readers; patterns in the JSON Schemas. */
export type TextRule =
  | 'any'
  /** Not blank. */
  | 'prose'
  /** A number as it is cited. */
  | 'number'
  /** Number and title in one line. */
  | 'entry'
  | 'edition'
  | 'prefix'
  | 'url'
  | 'date'
  /** Any text except other words for yes and no. */
  | 'reason'
  | 'word'
  /** Words of letters, one space between. */
  | 'series'
  | 'letters'
  | 'bracket'
  | 'path'
  | 'size'
  | 'count'
  /** The version of the format. */
  | 'format'
  /** Prefix of a known framework. */
  | 'framework'
  /** Edition of the framework in the same mapping, or in the key above. */
  | 'framework-edition';

export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** The type of a value. `fields` names one of `MAPPINGS`. */
export type ValueType =
  | { readonly kind: 'text'; readonly rule: TextRule }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly ignoreCase?: boolean }
  /** `orNothing`: an empty list may be written as an empty value. `max`: how many items it can have. */
  | {
      readonly kind: 'list';
      readonly items: ValueType;
      readonly max?: number;
      readonly distinct?: boolean;
      readonly orNothing?: boolean;
    }
  | { readonly kind: 'fields'; readonly mapping: MappingName }
  /** A mapping whose keys are not field names, but texts of a format or choices. */
  | { readonly kind: 'entries'; readonly keys: TextRule | readonly Choice[]; readonly values: ValueType }
  | { readonly kind: 'either'; readonly types: readonly ValueType[] };

/** The description of a field of a catalog, `objrefs.yaml` or the review record. */
export interface FieldDescription {
  readonly name: string;
  readonly type: ValueType;
  readonly description: string;
  readonly example: string;
}

export type MappingName =
  | 'catalog'
  | 'edition'
  | 'objective'
  | 'successor'
  | 'numbering'
  | 'configuration'
  | 'framework'
  | 'import'
  | 'context'
  | 'limits'
  | 'reviews'
  | 'review';

export interface Mapping {
  readonly title: string;
  readonly fields: readonly FieldDescription[];
  /** At least one field of each list is required. */
  readonly needs: readonly (readonly string[])[];
  readonly excludes?: Readonly<Record<string, readonly string[]>>;
  /** Its documentation: a page of `docs/` with the anchor of a heading. */
  readonly page: string;
}

/** @param description one or two sentences of plain text; `example`: a value in YAML on one line */
export const field = (name: string, type: ValueType, description: string, example: string): FieldDescription => ({
  name,
  type,
  description,
  example,
});

export const text = (rule: TextRule = 'any'): ValueType => ({ kind: 'text', rule });
/** More items than anybody writes; without a limit, a small file takes long to check or to search for. */
const MAX_ITEMS = 1_000;
export const listOf = (items: ValueType, max = MAX_ITEMS): ValueType => ({ kind: 'list', items, max });
/** A list without duplicates. */
export const setOf = (items: ValueType, max = MAX_ITEMS): ValueType => ({ kind: 'list', items, max, distinct: true });
export const fieldsOf = (mapping: MappingName): ValueType => ({ kind: 'fields', mapping });
export const either = (...types: readonly ValueType[]): ValueType => ({ kind: 'either', types });
/** The types that a value may have one of. */
export const alternatives = (type: ValueType): readonly ValueType[] =>
  type.kind === 'either' ? type.types.flatMap(alternatives) : [type];
export const BOOLEAN: ValueType = { kind: 'boolean' };

/** The first field of every file. */
export const FORMAT = field('format', text('format'), 'Version of the file format. It is 1, and may be omitted.', '1');
