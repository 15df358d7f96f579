import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { lineEndOf } from './line-index.ts';
import { quoteIfNeeded } from './write-yaml.ts';
import type { Field, Fields } from './yaml-fields.ts';

/**
 * Adds a missing field. A value that only the author can know is left empty, which is reported in turn, so that the file
 * does not look finished before it is.
 *
 * @param value the only possible value, if there is one
 * @param after the field to insert it after; without one it becomes the first
 */
export function addFieldFix(
  fields: Fields,
  name: string,
  { value, after }: { readonly value?: string | undefined; readonly after?: Field | undefined } = {},
): Fix[] {
  const written = `${name}: ${value === undefined ? '""' : quoteIfNeeded(value)}`;
  const title = l10n.t('Add "{0}"', value === undefined ? name : written);
  return addTextFix(fields, title, written, after, value !== undefined);
}

/** Inserts `written`, a field as YAML; `preferred` if nothing is left to fill in. */
export function addTextFix(
  { reader, headRange: { start }, isFlow, isEmpty }: Fields,
  title: string,
  written: string,
  after: Field | undefined,
  preferred: boolean,
): Fix[] {
  const { lines } = reader.document;
  const lineStart = lines.start(start.line);
  const isAtHead = /^[ -]*$/.test(reader.text.slice(lineStart, lineStart + start.character));
  if (isEmpty || !(isFlow || isAtHead)) return [];
  const separator = isFlow ? ', ' : `${lineEndOf(reader.text)}${' '.repeat(start.character)}`;
  const end = after?.node && reader.contentEnd(after.node);
  if (end === undefined || end === null) {
    return [reader.fix(title, { start, end: start }, `${written}${separator}`, preferred)];
  }
  // In a block, after a comment on the same line.
  const at = isFlow ? end : lines.end(lines.position(end).line);
  return [reader.fix(title, reader.range(at, at), `${separator}${written}`, preferred)];
}
