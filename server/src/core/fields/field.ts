import type table from './fields.json';

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
  /** Name of an npm package. */
  | 'package'
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
  /** One or two sentences of plain text. */
  readonly description: string;
  /** A value in YAML on one line. */
  readonly example: string;
}

export type MappingName = keyof typeof table.mappings;

export interface Mapping {
  readonly title: string;
  readonly fields: readonly FieldDescription[];
  /** At least one field of each list is required. */
  readonly needs: readonly (readonly string[])[];
  readonly excludes?: Readonly<Record<string, readonly string[]>>;
  /** Its documentation: a page of `docs/` with the anchor of a heading. */
  readonly page: string;
}

/** The types that a value may have one of. */
export const alternatives = (type: ValueType): readonly ValueType[] =>
  type.kind === 'either' ? type.types.flatMap(alternatives) : [type];
