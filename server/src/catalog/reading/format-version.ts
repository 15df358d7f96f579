import { l10n } from '../../core/base/l10n.ts';
import { type Fields, shorten } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readWritten } from '../yaml/yaml-values.ts';

/** Reports a `format` other than 1. The file is read all the same. */
export function checkFormat(reader: YamlReader, fields: Fields): void {
  const field = fields.get('format');
  const written = field && readWritten(reader, field.node, field);
  if (!written || written.text === '1') return;
  const message = l10n.t(
    'Format {0} is not known; the file is read as format 1. Update, or write 1.',
    shorten(written.text),
  );
  reader.report('schema', written.range, message, {
    fixes: [reader.fix(l10n.t('Change to 1'), written.range, '1', false)],
  });
}
