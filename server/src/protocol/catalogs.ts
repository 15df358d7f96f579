import type { Request } from './types.ts';

/** Requests of clients that let users create a catalog. */
export const CATALOG_REQUESTS = {
  write: 'objectiveReferences/newCatalog' as Request<NewCatalogParams, NewCatalog>,
  shipped: 'objectiveReferences/shippedCatalogs' as Request<{ readonly uri?: string }, ShippedCatalogInfo[]>,
} as const;

export interface NewCatalogParams {
  readonly prefix: string;
  readonly title: string;
}

/** The text of a catalog; or a sentence that says why documents cannot cite the prefix. */
export type NewCatalog = { readonly fileName: string; readonly text: string } | { readonly fault: string };

/** A built-in catalog. */
export interface ShippedCatalogInfo {
  /** Name of its file, for the URI `objective-references:/seeds/NAME`. */
  readonly file: string;
  readonly prefix: string;
  readonly title: string;
  /** In the folder of the URI in the request. */
  readonly enabled: boolean;
}

/** Converts a file of another format to a catalog. */
export const IMPORT_REQUEST = 'objectiveReferences/importFramework' as Request<ImportParams, ImportedFramework>;

export interface ImportParams {
  readonly uri: string;
  readonly prefix: string;
  /** Absent: the edition that the file names. */
  readonly edition?: string;
}

export interface ImportedFramework {
  /** The catalog's text; null where the file cannot be converted. */
  readonly catalog: string | null;
  /** A name to save it under. */
  readonly fileName: string;
  /** Id of its newest edition; null if that has no name. */
  readonly edition: string | null;
  /** With 0-based lines of the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** What was skipped because catalogs cannot hold it, to be shown: `12 paragraphs`. */
  readonly dropped: readonly string[];
}
