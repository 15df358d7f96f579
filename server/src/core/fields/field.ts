/** What a text has to look like. The readers decide; the JSON Schemas say it as patterns. */
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
  /** Any text but other words for yes and no. */
  | 'reason'
  | 'word'
  | 'letters'
  | 'bracket'
  | 'path'
  | 'size'
  | 'count'
  /** The version of the format. */
  | 'format'
  /** Prefix of a framework that there is. */
  | 'framework'
  /** Edition of the framework that is named beside it, or that it stands under. */
  | 'framework-edition';

/** A word that may be chosen, and what it says. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** What may stand as a value. `fields` names one of `MAPPINGS`. */
export type ValueType =
  | { readonly kind: 'text'; readonly rule: TextRule }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly ignoreCase?: boolean }
  /** `orNothing`: a list without items may be written as nothing. */
  | { readonly kind: 'list'; readonly items: ValueType; readonly distinct?: boolean; readonly orNothing?: boolean }
  | { readonly kind: 'fields'; readonly mapping: MappingName }
  /** A mapping whose keys are no field names: texts of a kind, or a choice. */
  | { readonly kind: 'entries'; readonly keys: TextRule | readonly Choice[]; readonly values: ValueType }
  | { readonly kind: 'either'; readonly types: readonly ValueType[] };

/** A field of a file of ours, in plain words. */
export interface FieldDescription {
  readonly name: string;
  readonly type: ValueType;
  /** One or two sentences of plain text. */
  readonly description: string;
  /** A value as YAML writes it on one line. */
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

/** The fields of one mapping. */
export interface Mapping {
  /** What it is, for people. */
  readonly title: string;
  readonly fields: readonly FieldDescription[];
  /** Of each list at least one field has to be there. */
  readonly needs: readonly (readonly string[])[];
  /** What may not stand beside a field. */
  readonly excludes?: Readonly<Record<string, readonly string[]>>;
  /** Where the documentation tells of it: a page of `docs/` with the anchor of a heading. */
  readonly page: string;
}

export const text = (rule: TextRule = 'any'): ValueType => ({ kind: 'text', rule });
export const listOf = (items: ValueType): ValueType => ({ kind: 'list', items });
/** A list that says nothing twice. */
export const setOf = (items: ValueType): ValueType => ({ kind: 'list', items, distinct: true });
export const fieldsOf = (mapping: MappingName): ValueType => ({ kind: 'fields', mapping });
export const either = (...types: readonly ValueType[]): ValueType => ({ kind: 'either', types });
export const BOOLEAN: ValueType = { kind: 'boolean' };
