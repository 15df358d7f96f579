import type { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import type { Catalog } from '../core/model/catalog.ts';
import type { Framework } from '../core/model/framework.ts';
import type { Lines } from '../core/model/text.ts';

/** The document that a feature works on: one version of it, in one scope. */
export interface FeatureDocument {
  /** As the client spells it. */
  readonly uri: string;
  /** Null for a file on disk that the client has not opened. */
  readonly version: number | null;
  /** LSP's language identifier, as the client named it. */
  readonly languageId?: string;
  /** The line ending of the document; absent: a line feed. */
  readonly eol?: string;
  readonly lines: Lines;
  readonly analysis: DocumentAnalysis;
}

/** The catalog that a feature works on, which is open or built in. */
export interface CatalogDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly lines: Lines;
  /** As read from `lines`: its ranges fit them, and parts with errors are missing. */
  readonly catalog: Catalog;
  /** The framework that it describes, as composed from the last valid text of each of its catalogs. */
  readonly framework: Framework;
}
