import { isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Range } from '../../core/model/text.ts';
import { nearest } from '../../core/text/edit-distance.ts';
import { shorten } from './prose.ts';
import { removeFieldFix } from './remove.ts';
import { quoteIfNeeded } from './write-yaml.ts';
import { describe, type YamlReader } from './yaml-reader.ts';

export interface Field {
  readonly reader: YamlReader;
  readonly name: string;
  readonly nameRange: Range;
  /** Null for a field without a value. */
  readonly node: ParsedNode | null;
}

/** The fields of a mapping by name, each once. */
export class Fields {
  readonly reader: YamlReader;
  /** From the first to the last character of the mapping. */
  readonly range: Range;
  /** Where a missing field is reported: the name of the first field. */
  readonly headRange: Range;
  /** Whether it is written in braces. */
  readonly isFlow: boolean;
  readonly #byName: ReadonlyMap<string, Field>;

  constructor(reader: YamlReader, range: Range, byName: ReadonlyMap<string, Field>, isFlow: boolean) {
    this.reader = reader;
    this.range = range;
    this.isFlow = isFlow;
    this.#byName = byName;
    const [first] = byName.values();
    this.headRange = first?.nameRange ?? range;
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0;
  }

  get(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** In the order of the text. */
  all(): Iterable<Field> {
    return this.#byName.values();
  }

  /** Reports every field that is not among `known`, with the nearest known name. `what` names the mapping in messages. */
  reportUnknown(known: readonly string[], what: string): void {
    for (const field of this.all()) {
      if (known.includes(field.name) || field.reader.problems.counts(field.nameRange)) continue;
      const free = known.filter((name) => !this.has(name));
      reportUnknownField(field, free, what);
    }
  }
}

/** The fields of a mapping. Any other node is reported, and null. `what` names the mapping in messages. */
export function readFields(reader: YamlReader, node: ParsedNode | null, what: string): Fields | null {
  const resolved = reader.resolve(node);
  if (!resolved) return null;
  if (isMap(resolved)) return collectFields(reader, resolved);
  const range = reader.nodeRange(resolved);
  reader.report(
    'schema',
    range,
    l10n.t('Expected {0} to consist of fields (name: value), but found {1}.', what, describe(resolved)),
  );
  return null;
}

/** The fields of the mapping that a field has as its value, of which it reports unknown ones; null without the field. */
export function fieldsIn(field: Field | undefined, what: string, known?: readonly string[]): Fields | null {
  const fields = field ? readFields(field.reader, field.node, what) : null;
  if (known) fields?.reportUnknown(known, what);
  return fields;
}

/** The fields of a mapping that has only known ones; `what` names it in messages. */
export function knownFields(reader: YamlReader, map: YAMLMap.Parsed, known: readonly string[], what: string): Fields {
  const fields = collectFields(reader, map);
  fields.reportUnknown(known, what);
  return fields;
}

/** The fields of a mapping. Keys that are not text, merge keys and repeated keys are reported and left out. */
export function collectFields(reader: YamlReader, map: YAMLMap.Parsed): Fields {
  const byName = new Map<string, Field>();
  for (const { key, value } of map.items) {
    const name = key === null ? null : reader.resolve(key);
    if (!name) continue;
    const nameRange = reader.nodeRange(key);
    if (!isScalar(name)) {
      const message = l10n.t('A field name must be text, not a list or fields. Put it in quotes.');
      reader.report('unsupported-yaml', nameRange, message);
      continue;
    }
    const text = reader.value(name);
    const earlier = byName.get(text);
    if (text === '<<') {
      const message = l10n.t('Merge keys ("<<") are not supported. Write out the fields.');
      reader.report('unsupported-yaml', nameRange, message);
    } else if (earlier) {
      if (reader.problems.counts(nameRange)) continue;
      reader.report('duplicate', nameRange, l10n.t('Duplicate field "{0}". Remove one of the two.', shorten(text)), {
        related: [{ location: reader.location(earlier.nameRange), message: l10n.t('The first one, which is used') }],
        fixes: repeats(reader, earlier.node, value)
          ? removeFieldFix(reader, l10n.t('Remove it'), fieldRange(reader, nameRange, value))
          : [],
      });
    } else {
      byName.set(text, { reader, name: text, nameRange, node: value });
    }
  }
  return new Fields(reader, reader.nodeRange(map), byName, map.flow === true);
}

/** Whether both have the same text. */
function repeats(reader: YamlReader, a: ParsedNode | null, b: ParsedNode | null): boolean {
  return isScalar(a) && isScalar(b) && reader.value(a) === reader.value(b);
}

function fieldRange(reader: YamlReader, { start, end }: Range, value: ParsedNode | null): Range {
  return { start, end: value ? reader.nodeRange(value).end : end };
}

function reportUnknownField(field: Field, known: readonly string[], what: string): void {
  const { reader } = field;
  const guess = reader.kind.fieldMeantBy(field.name, known) ?? nearest(field.name.replaceAll(/[-_ ]/g, ''), known);
  const fixes =
    guess === undefined ? [] : [reader.fix(l10n.t('Change to "{0}"', guess), field.nameRange, quoteIfNeeded(guess))];
  const hint =
    guess === undefined ? l10n.t('Known fields: {0}.', known.join(', ')) : l10n.t('Did you mean "{0}"?', guess);
  const message = l10n.t('{0} has no field "{1}". {2}', what, shorten(field.name), hint);
  reader.report('unknown-field', field.nameRange, message, { fixes });
}
