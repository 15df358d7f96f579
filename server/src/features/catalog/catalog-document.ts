import type { Catalog } from '../../core/model/catalog.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Lines } from '../../core/model/text.ts';

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
