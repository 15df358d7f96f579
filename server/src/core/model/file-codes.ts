import type { Severity } from './diagnostic.ts';

/** Codes of problems in catalogs, each with its severity; `docs/problems/` has the meanings. Stable: settings use them. */
export const CATALOG_CODES = {
  'catalog-syntax': 'error',
  'catalog-unquoted-text': 'error',
  'catalog-unsupported-yaml': 'error',
  'catalog-schema': 'error',
  'catalog-unknown-field': 'warning',
  'catalog-missing-field': 'error',
  'catalog-duplicate': 'error',
  'catalog-invalid-number': 'error',
  'catalog-look-alike': 'warning',
  'catalog-uncited': 'information',
  'catalog-unciteable-prefix': 'error',
  'catalog-edition-reads-as-number': 'warning',
  'catalog-outside-parent': 'warning',
  'catalog-unknown-replacement': 'warning',
  'catalog-self-replacement': 'error',
  'catalog-replacement-cycle': 'error',
  'catalog-too-deep': 'error',
  'catalog-limit': 'error',
  'catalog-unreadable': 'error',
  'catalog-import': 'error',
  'catalog-duplicate-edition': 'error',
  'catalog-clashing-prefix': 'error',
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
  'config-unknown-code': 'warning',
  'config-limit': 'error',
  'config-unreadable': 'error',
  'config-missing-catalog': 'error',
  'config-unmatched-glob': 'warning',
  'config-outside-root': 'error',
  'config-unknown-framework': 'warning',
  'config-unknown-edition': 'error',
} as const satisfies Record<`config-${string}`, Severity>;

export type CatalogCode = keyof typeof CATALOG_CODES;
export type ConfigCode = keyof typeof CONFIG_CODES;

export const FILE_CODES: Readonly<Record<CatalogCode | ConfigCode, Severity>> = { ...CATALOG_CODES, ...CONFIG_CODES };
