import type { Catalog } from '../../core/model/catalog.ts';
import generated from '../../generated/shipped-catalogs.json' with { type: 'json' };

/** A catalog that comes with the product, read when the product was built. */
export interface ShippedCatalog {
  /** Its `uri` begins with `objective-references:/seeds/`. */
  readonly catalog: Catalog;
  /** Name of its file in `seeds/`. */
  readonly file: string;
  /** Whether it is in use where nobody says otherwise. */
  readonly enabled: boolean;
}

/** The shipped catalogs, in the order of their file names. Loads no YAML. */
export const shippedCatalogs = generated as unknown as readonly ShippedCatalog[];
