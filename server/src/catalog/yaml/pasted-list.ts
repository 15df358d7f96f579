import { isScalar, type Scalar, type YAMLMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { lineEndOf } from './line-index.ts';
import { quoteIfNeeded } from './unquoted-text.ts';
import type { Field } from './yaml-fields.ts';
import type { YamlReader } from './yaml-reader.ts';

/** Reports what stands where a list of objectives belongs. */
export function reportNoList(reader: YamlReader, field: Field, node: Scalar.Parsed | YAMLMap.Parsed): void {
  const range = reader.nodeRange(node);
  if (isScalar(node) && reader.value(node) === '') {
    reader.report('schema', field.nameRange, l10n.t('"objectives" is empty. List at least one: "- 3.4 Title".'));
    return;
  }
  const fixes = isScalar(node) ? listFix(reader, node) : [];
  reader.explained.add(node);
  reader.report('schema', range, l10n.t('"objectives" is a list. Begin each entry with "- ": "- 3.4 Title".'), {
    fixes,
  });
}

/** Longer texts get no fix. */
const MAX_PASTED_LENGTH = 100_000;

/** Pasted lines without list markers are one long text for YAML: each gets its marker. */
function listFix(reader: YamlReader, node: Scalar.Parsed): Fix[] {
  const list = listedLines(reader, node);
  if (list.length === 0) return [];
  const [start] = node.range;
  const { lines } = reader.document;
  const before = reader.text.slice(lines.start(lines.position(start).line), start);
  const isFirst = before.trim() === '';
  const separator = lineEndOf(reader.text) + (isFirst ? before : '  ');
  const newText = (isFirst ? '' : separator) + list.join(separator);
  return [reader.fix(l10n.t('Make it a list'), reader.nodeRange(node), newText)];
}

/** Each line of the text as an item of a list; empty for a text that nobody pasted so. */
export function listedLines(reader: YamlReader, { type, range: [start, end] }: Scalar.Parsed): readonly string[] {
  if (type !== 'PLAIN' || end - start > MAX_PASTED_LENGTH) return [];
  const entries = reader.text.slice(start, end).split(/\r\n|\n|\r/);
  const titles = entries.map((line) => line.trim().replace(/^[-–—•*·]\s*/, ''));
  return titles.flatMap((title) => (title === '' ? [] : [`- ${quoteIfNeeded(title)}`]));
}
