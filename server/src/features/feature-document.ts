import type { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import type { Catalog } from '../core/model/catalog.ts';
import type { Framework } from '../core/model/framework.ts';
import type { Lines } from '../core/model/text.ts';

/** What a feature knows of the document it is asked about. One version, one scope: nothing in it changes meanwhile. */
export interface FeatureDocument {
  /** As the client spells it, since answers go back to the client. */
  readonly uri: string;
  /** Null where the text is not the client's own (a file on disk). */
  readonly version: number | null;
  /** LSP's language identifier, as the client named it. */
  readonly languageId?: string;
  /** What ends the document's lines; a line feed where that is not known. */
  readonly eol?: string;
  readonly lines: Lines;
  readonly analysis: DocumentAnalysis;
}

/** What a feature knows of a catalog that is open, or that came with the product. */
export interface CatalogDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly lines: Lines;
  /** What this very text says: ranges fit it, and where it is broken, parts are missing. */
  readonly catalog: Catalog;
  /** The framework that it describes, as put together from what is in service of all its catalogs. */
  readonly framework: Framework;
}
