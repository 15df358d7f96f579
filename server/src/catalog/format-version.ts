import { type Fields, shorten } from './yaml-fields.ts';
import type { YamlReader } from './yaml-reader.ts';
import { readWritten } from './yaml-values.ts';

/** Reports a `format` other than 1. The file is read all the same. */
export function checkFormat(reader: YamlReader, fields: Fields): void {
  const field = fields.get('format');
  const written = field && readWritten(reader, field.node, field);
  if (!written || written.text === '1') return;
  const message = `Format ${shorten(written.text)} is not known; the file is read as format 1. Update, or write 1.`;
  reader.report('schema', written.range, message);
}
