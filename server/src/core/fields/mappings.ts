import { CATALOG_MAPPINGS } from './catalog-fields.ts';
import { CONFIGURATION_MAPPINGS } from './configuration-fields.ts';
import { alternatives, type Mapping, type MappingName } from './field.ts';
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

/** How many items a list can have, by the name of its field: fields of one name have one limit. */
export const MAX_ITEMS: ReadonlyMap<string, number> = new Map(
  Object.values(MAPPINGS).flatMap(({ fields }) =>
    fields.flatMap(({ name, type }) =>
      alternatives(type).flatMap((one) => (one.kind === 'list' && one.max ? [[name, one.max] as const] : [])),
    ),
  ),
);

export function fieldNames(mapping: MappingName): readonly string[] {
  return MAPPINGS[mapping].fields.map(({ name }) => name);
}
