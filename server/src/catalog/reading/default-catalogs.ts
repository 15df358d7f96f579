import type { Catalog } from '../../core/model/catalog.ts';
import generated from '../../generated/default-catalogs.json' with { type: 'json' };

/** A built-in catalog, which is read when the product is built. */
export interface ShippedCatalog {
  /** Its `uri` begins with `objective-references:/seeds/`. */
  readonly catalog: Catalog;
  /** The name of its file in `seeds/`. */
  readonly file: string;
  /** Whether it is enabled by default. */
  readonly enabled: boolean;
}

/** Those that are enabled by default. The others are large, and loaded when a server is initialized (`shipped.ts`). */
export const defaultCatalogs = generated as unknown as readonly ShippedCatalog[];
