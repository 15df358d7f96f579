import { isMap, type Scalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { quoteIfNeeded } from '../yaml/unquoted-text.ts';
import type { YamlNode, YamlReader } from '../yaml/yaml-reader.ts';

/** Makes the name of an edition the field that it is. */
export function namedEditionFix(reader: YamlReader, node: Scalar.Parsed, isFlow: boolean): Fix {
  const field = `edition: ${quoteIfNeeded(reader.value(node))}`;
  return reader.fix(l10n.t('Make it the name of an edition'), reader.nodeRange(node), isFlow ? `{${field}}` : field);
}

/** Makes the fields of the only edition an item of a list. */
export function editionListFix(reader: YamlReader, node: YamlNode): Fix[] {
  const title = l10n.t('Make it a list');
  const range = reader.nodeRange(node);
  if (!isMap(node)) return [];
  if (node.flow) {
    const written = reader.text.slice(node.range[0], reader.contentEnd(node));
    return [reader.fix(title, range, `[${written}]`)];
  }
  const { lines } = reader.document;
  const { line: first, character } = range.start;
  const edits = [];
  for (let line = first; line <= range.end.line; line++) {
    const start = lines.start(line);
    const at = line === first ? reader.range(start + character, start + character) : reader.range(start, start);
    // Empty lines stay empty.
    if (line === first || lines.end(line) > start) edits.push({ range: at, newText: line === first ? '- ' : '  ' });
  }
  return [{ title, edits, preferred: true }];
}
