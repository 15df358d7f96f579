import { isMap, isScalar, isSeq, type ParsedNode, type YAMLSeq } from 'yaml';
import type { ValueType } from '../../core/fields/field.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import { nodesOf } from '../yaml/yaml-anchors.ts';

/** The list of a field. */
export interface NamedList {
  readonly list: YAMLSeq.Parsed;
  /** Offset of the name of the field. */
  readonly nameOffset: number;
}

/** Fields that hold numbers, names or paths: what is formatted. Lists of entries are laid out by those who write them. */
const FIELDS: ReadonlySet<string> = new Set(
  Object.values(MAPPINGS).flatMap(({ fields }) => fields.flatMap(({ name, type }) => (holdsNames(type) ? name : []))),
);

function holdsNames(type: ValueType): boolean {
  if (type.kind === 'either') return type.types.some(holdsNames);
  return type.kind === 'list' && isName(type.items);
}

function isName(type: ValueType): boolean {
  if (type.kind === 'either') return type.types.some(isName);
  return type.kind === 'text' && type.rule !== 'entry';
}

/** The lists of such fields, in the order of the text. None is within another. */
export function* namedLists(root: ParsedNode | null): Generator<NamedList> {
  for (const node of nodesOf(root)) {
    if (!isMap(node)) continue;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !isSeq(value) || typeof key.value !== 'string' || !FIELDS.has(key.value)) continue;
      yield { list: value, nameOffset: key.range[0] };
    }
  }
}
