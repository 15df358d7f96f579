import type { Severity } from './diagnostic.ts';

/** Codes of problems in catalogs, each with its severity. Stable: settings and pages use them. */
export const CATALOG_CODES = {
  /** Not valid YAML; parts of the file may be lost. */
  'catalog-syntax': 'error',
  /** A text that YAML reads as something else unless it is quoted. The intended text is used. */
  'catalog-unquoted-text': 'error',
  /** YAML that catalogs do not support: tags, merge keys, several documents, keys that are not text. */
  'catalog-unsupported-yaml': 'error',
  /** A value that the format does not allow there. */
  'catalog-schema': 'error',
  'catalog-unknown-field': 'warning',
  'catalog-missing-field': 'error',
  /** A key, number, alias or edition that the file has already. */
  'catalog-duplicate': 'error',
  /** A number that no document could cite as it is written. */
  'catalog-invalid-number': 'error',
  /** A name, or numbers that name themselves, that other things are read as. */
  'catalog-look-alike': 'warning',
  /** Documents name the framework beside numbers, and none of its numbers is read in any. Of whole runs of `check`. */
  'catalog-uncited': 'information',
  /** A prefix, alias or misspelling that no document could cite. */
  'catalog-unciteable-prefix': 'error',
  /** An edition's name is also a number: a citation of that number without a word before it means the edition. */
  'catalog-edition-reads-as-number': 'warning',
  /** An entry is nested in one whose number it does not continue. */
  'catalog-outside-parent': 'warning',
  'catalog-unknown-replacement': 'warning',
  'catalog-self-replacement': 'error',
  'catalog-replacement-cycle': 'error',
  'catalog-too-deep': 'error',
  /** Too large to be read. */
  'catalog-limit': 'error',
  /** The file exists, but cannot be read. */
  'catalog-unreadable': 'error',
  /** A file that is imported as a catalog cannot be read, or only in part. */
  'catalog-import': 'error',
  /** Two catalogs describe the same edition of a framework. */
  'catalog-duplicate-edition': 'error',
  /** Two frameworks claim the same prefix, alias or misspelling. */
  'catalog-clashing-prefix': 'error',
  /** Two catalogs of one framework have different values for a field of it. */
  'catalog-conflicting-field': 'warning',
} as const satisfies Record<`catalog-${string}`, Severity>;

/** Codes of problems in `objrefs.yaml`, each with its severity. */
export const CONFIG_CODES = {
  'config-syntax': 'error',
  'config-unquoted-text': 'error',
  'config-unsupported-yaml': 'error',
  'config-schema': 'error',
  'config-unknown-field': 'warning',
  'config-missing-field': 'error',
  'config-duplicate': 'error',
  /** An unknown problem code. */
  'config-unknown-code': 'warning',
  'config-limit': 'error',
  /** The file exists, but cannot be read. */
  'config-unreadable': 'error',
  /** A path of `catalogs` that names no readable file. */
  'config-missing-catalog': 'error',
  /** A pattern of `catalogs` that no file matches. */
  'config-unmatched-glob': 'warning',
  /** A path of `catalogs` leads out of the root. */
  'config-outside-root': 'error',
  /** A framework that no catalog describes. */
  'config-unknown-framework': 'warning',
  /** A default edition that the framework does not have. */
  'config-unknown-edition': 'error',
} as const satisfies Record<`config-${string}`, Severity>;

export type CatalogCode = keyof typeof CATALOG_CODES;
export type ConfigCode = keyof typeof CONFIG_CODES;

/** Severities of all codes of files, by code. */
export const FILE_CODES: Readonly<Record<CatalogCode | ConfigCode, Severity>> = { ...CATALOG_CODES, ...CONFIG_CODES };
