import { isScalar, isSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { prefixFromFile } from '../yaml/field-names.ts';
import { lineEndOf } from '../yaml/line-index.ts';
import { listedLines } from '../yaml/pasted-list.ts';
import { quoteIfNeeded } from '../yaml/unquoted-text.ts';
import type { YamlNode, YamlReader } from '../yaml/yaml-reader.ts';

/** What a catalog begins with, up to its list. */
function head(reader: YamlReader): string {
  const eol = lineEndOf(reader.text);
  return `prefix: ${quoteIfNeeded(prefixFromFile(reader.uri) ?? 'ACME')}${eol}objectives:${eol}`;
}

/** Begins a catalog in an empty file. */
export function beginCatalogFix(reader: YamlReader): Fix {
  const at = reader.range(reader.text.length, reader.text.length);
  const eol = lineEndOf(reader.text);
  const before = reader.text === '' || /[\n\r\uFEFF]$/.test(reader.text) ? '' : eol;
  return reader.fix(l10n.t('Begin a catalog'), at, `${before}${head(reader)}  - 1 Title${eol}`, false);
}

/** Makes a list of objectives, or pasted lines, a catalog. */
export function wrapInCatalogFix(reader: YamlReader, root: YamlNode): Fix[] {
  const title = l10n.t('Make it a catalog');
  const [from] = root.range;
  const at = reader.range(from, from);
  if (at.start.character > 0) return [];
  if (isSeq(root) && !root.flow) return [reader.fix(title, at, head(reader), false)];
  const lines = isScalar(root) ? listedLines(reader, root) : [];
  if (lines.length === 0) return [];
  return [
    reader.fix(
      title,
      reader.nodeRange(root),
      head(reader) + lines.map((line) => `  ${line}`).join(lineEndOf(reader.text)),
      false,
    ),
  ];
}
