import { isMap, type ParsedNode } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { RELATIONS, type Relation, type Successor } from '../../core/model/catalog.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { type Field, knownFields } from '../yaml/yaml-fields.ts';
import { readChoice, readItems, readWritten } from '../yaml/yaml-values.ts';
import type { NumberSyntax } from './series-fix.ts';
import { checkNumber } from './spelling-checks.ts';

const SUCCESSOR_FIELDS = fieldNames('successor');

/**
 * `replacedBy` or `replaces`: numbers, or `{edition, number, relation}`. The default relation is `moved`; for several
 * numbers in `replacedBy` it is `split`.
 */
export function readSuccessors(field: Field | undefined, syntax: NumberSyntax): readonly Successor[] | undefined {
  const items = readItems(field);
  if (!items || !field) return undefined;
  const usual: Relation = field.name === 'replacedBy' && items.length > 1 ? 'split' : 'moved';
  return items.flatMap((item) => {
    const successor = readSuccessor(item, field, usual, syntax);
    return successor ? [successor] : [];
  });
}

function readSuccessor(item: ParsedNode, field: Field, usual: Relation, syntax: NumberSyntax): Successor | undefined {
  const { reader } = field;
  const node = reader.resolve(item);
  if (!node) return undefined;
  if (!isMap(node)) {
    const written = readWritten(field, node);
    const number = written && checkNumber(reader, written, syntax);
    return number && { number: number.text, relation: usual, range: number.range };
  }
  const fields = knownFields(reader, node, SUCCESSOR_FIELDS, l10n.t('A replacement'));
  const relation = readChoice(fields.get('relation'), RELATIONS) ?? usual;
  const edition = fields.get('edition');
  const editionId = readWritten(edition)?.text;
  const numberField = fields.get('number');
  if (!numberField) {
    const fixes = addFieldFix(fields, 'number', { after: edition });
    reader.report('missing-field', fields.range, l10n.t('A replacement needs its "number". Add it.'), { fixes });
    return undefined;
  }
  const written = readWritten(numberField);
  const number = written && checkNumber(reader, written, syntax);
  if (!number) return undefined;
  return { ...(editionId !== undefined && { edition: editionId }), number: number.text, relation, range: number.range };
}
