import { isScalar, isSeq, type Scalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { faultOfNumber } from '../syntax/number-syntax.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { addFieldFix } from './add-field.ts';
import { quoteIfNeeded } from './unquoted-text.ts';
import type { Fields } from './yaml-fields.ts';
import type { YamlNode, YamlReader } from './yaml-reader.ts';

/** Adds the number of an objective: the one that its title begins with, if it does. */
export function addNumberFix(reader: YamlReader, fields: Fields): Fix[] {
  const node = fields.get('title')?.node;
  const title = node && isScalar(node) ? node : undefined;
  const short = title && readShortForm(reader.value(title));
  if (!title || !short || short.title === '' || !/\p{N}/u.test(short.number) || faultOfNumber(short.number)) {
    return addFieldFix(reader, fields, 'number');
  }
  const [fix] = addFieldFix(reader, fields, 'number', { value: short.number });
  const rest = { range: reader.nodeRange(title), newText: quoteIfNeeded(short.title) };
  return fix ? [{ ...fix, title: l10n.t('Make {0} its number', short.number), edits: [...fix.edits, rest] }] : [];
}

/** Makes a list in brackets the text of a field: `[a, b]` is "a, b". */
export function joinedTextFix(reader: YamlReader, node: YamlNode): Fix[] {
  const texts = textsOf(reader, node);
  const newText = texts && quoteIfNeeded(texts.join(', '));
  return newText ? [reader.fix(l10n.t('Make it one text'), reader.nodeRange(node), newText)] : [];
}

/** Makes a list `[3.4, Title]` the entry that it was meant for. */
export function joinedEntryFix(reader: YamlReader, node: YamlNode): Fix[] {
  const entry = textsOf(reader, node)?.join(' ').trim();
  return entry && readShortForm(entry)
    ? [reader.fix(l10n.t('Make it one entry'), reader.nodeRange(node), quoteIfNeeded(entry))]
    : [];
}

/** The texts of a list in brackets that holds nothing else. */
function textsOf(reader: YamlReader, node: YamlNode): readonly string[] | undefined {
  if (!isSeq(node) || !node.flow) return undefined;
  const texts = node.items.flatMap((item) => (isScalar(item) ? reader.value(item as Scalar.Parsed) : []));
  return texts.length === node.items.length && texts.length > 0 ? texts : undefined;
}
