import type { Severity } from './diagnostic.ts';
import table from './file-codes.json';

export type CatalogCode = keyof typeof table.catalog;
export type ConfigCode = keyof typeof table.config;

/** Codes of problems in catalogs, each with its severity; `docs/problems/` has the meanings. Stable: settings use them. */
export const CATALOG_CODES = table.catalog as Readonly<Record<CatalogCode, Severity>>;
/** Codes of problems in `objrefs.yaml`, likewise. */
export const CONFIG_CODES = table.config as Readonly<Record<ConfigCode, Severity>>;

export const FILE_CODES: Readonly<Record<CatalogCode | ConfigCode, Severity>> = { ...CATALOG_CODES, ...CONFIG_CODES };
