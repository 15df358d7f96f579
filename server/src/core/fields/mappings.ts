import { alternatives, type FieldDescription, type Mapping, type MappingName } from './field.ts';
import table from './fields.json';
import { typeNamed } from './value-types.ts';

type Row = Omit<FieldDescription, 'type'> & { readonly type: string };

const fieldOf = (row: Row): FieldDescription => ({ ...row, type: typeNamed(row.type) });

/** Fields that several mappings have, which name them only. */
const COMMON = new Map(table.common.map((row) => [row.name, fieldOf(row)]));

/** All fields of catalogs, `objrefs.yaml` and the review record: for readers, JSON Schemas, hovers and completion. */
export const MAPPINGS = Object.fromEntries(
  Object.entries(table.mappings).map(([name, mapping]): [string, Mapping] => {
    const fields: readonly (string | Row)[] = mapping.fields;
    return [
      name,
      { ...mapping, fields: fields.map((row) => (typeof row === 'string' ? COMMON.get(row)! : fieldOf(row))) },
    ];
  }),
) as Readonly<Record<MappingName, Mapping>>;

/** Fields of an edition that may be at the top level of a catalog with one edition. */
export const TOP_EDITION_FIELDS: readonly string[] = table.mappings.catalog.excludes.editions;

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
