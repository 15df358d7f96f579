import { CATALOG_MAPPINGS } from './catalog-fields.ts';
import { CONFIGURATION_MAPPINGS } from './configuration-fields.ts';
import type { Mapping, MappingName } from './field.ts';
import { REVIEWS_MAPPINGS } from './reviews-fields.ts';

/**
 * All fields of catalogs, `objrefs.yaml` and the review record, for the readers, the JSON Schemas, hovers and
 * completion.
 */
export const MAPPINGS: Readonly<Record<MappingName, Mapping>> = {
  ...CATALOG_MAPPINGS,
  ...CONFIGURATION_MAPPINGS,
  ...REVIEWS_MAPPINGS,
};

export function fieldNames(mapping: MappingName): readonly string[] {
  return MAPPINGS[mapping].fields.map(({ name }) => name);
}
