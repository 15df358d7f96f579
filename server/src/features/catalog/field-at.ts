import { type FieldDescription, fieldsOf, type Mapping, type ValueType } from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import type { Step } from './yaml-cursor.ts';

/** Kinds of files that have fields of their own: catalogs, and `objrefs.yaml`. */
export type FileKind = 'catalog' | 'configuration';

/** A field with the mapping that it is one of. */
export interface KnownField {
  readonly field: FieldDescription;
  readonly mapping: Mapping;
}

/** What may stand at the end of the path, one type for each alternative; empty where nothing is known. */
export function typesAt(kind: FileKind, path: readonly Step[]): readonly ValueType[] {
  let types = alternatives(fieldsOf(kind));
  for (const step of path) types = types.flatMap((type) => stepInto(type, step)).flatMap(alternatives);
  return types;
}

/** The mapping whose fields may stand at the end of the path. */
export function mappingAt(kind: FileKind, path: readonly Step[]): Mapping | undefined {
  for (const type of typesAt(kind, path)) if (type.kind === 'fields') return MAPPINGS[type.mapping];
  return undefined;
}

/** The field of this name in the mapping at the end of the path. */
export function fieldAt(kind: FileKind, path: readonly Step[], name: string): KnownField | undefined {
  const mapping = mappingAt(kind, path);
  const field = mapping?.fields.find((each) => each.name === name);
  return mapping && field && { field, mapping };
}

function stepInto(type: ValueType, step: Step): ValueType[] {
  if (step === 'item') return type.kind === 'list' ? [type.items] : [];
  if (type.kind === 'entries') return [type.values];
  if (type.kind !== 'fields') return [];
  return MAPPINGS[type.mapping].fields.filter(({ name }) => name === step.key).map((field) => field.type);
}

function alternatives(type: ValueType): readonly ValueType[] {
  return type.kind === 'either' ? type.types.flatMap(alternatives) : [type];
}
