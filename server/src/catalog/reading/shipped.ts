import others from '../../generated/other-catalogs.json' with { type: 'json' };
import { defaultCatalogs, type ShippedCatalog } from './default-catalogs.ts';

/** The built-in catalogs, in the order of their file names. Does not load the YAML library. */
export const shippedCatalogs: readonly ShippedCatalog[] = [
  ...defaultCatalogs,
  ...(others as unknown as readonly ShippedCatalog[]),
].sort((a, b) => (a.file < b.file ? -1 : 1));
