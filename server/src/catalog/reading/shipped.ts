import type { Catalog } from '../../core/model/catalog.ts';
import generated from '../../generated/shipped-catalogs.json' with { type: 'json' };

/** A built-in catalog, which is read when the product is built. */
export interface ShippedCatalog {
  /** Its `uri` begins with `objective-references:/seeds/`. */
  readonly catalog: Catalog;
  /** The name of its file in `seeds/`. */
  readonly file: string;
  /** Whether it is enabled by default. */
  readonly enabled: boolean;
}

/** The built-in catalogs, in the order of their file names. Does not load the YAML library. */
export const shippedCatalogs = generated as unknown as readonly ShippedCatalog[];
