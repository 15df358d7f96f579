import { isMap } from 'yaml';
import type { ConfiguredCatalog, ConfiguredPath, ImportOptions } from '../core/configuration.ts';
import { fieldNames } from '../core/fields/mappings.ts';
import { l10n } from '../core/l10n.ts';
import { defined } from './defined.ts';
import { type Field, readFields } from './yaml-fields.ts';
import type { YamlReader } from './yaml-reader.ts';
import { readItems, readLine, readWritten } from './yaml-values.ts';

const MAX_PATH_LENGTH = 1_000;
const IMPORT_FIELDS = fieldNames('import');
/** What is no catalog of ours by its name is one of another format. */
const CATALOG_FILE = /\.ya?ml$/i;

/** Each a path or pattern, or a file with what has to be said of it: `{file: controls.csv, prefix: ACME}`. */
export function readConfiguredCatalogs(reader: YamlReader, field: Field | undefined): readonly ConfiguredCatalog[] {
  const seen = new Set<string>();
  return (readItems(reader, field) ?? []).flatMap((item) => {
    const node = reader.resolve(item);
    const catalog = node && isMap(node) ? readImported(reader, item) : readPath(reader, item, field!);
    if (!catalog || !isPath(reader, catalog)) return [];
    if (seen.has(catalog.text)) {
      reader.report('duplicate', catalog.range, l10n.t('{0} is named already. Remove one.', catalog.text));
      return [];
    }
    seen.add(catalog.text);
    return [catalog];
  });
}

export function isPath(reader: YamlReader, { text, range }: ConfiguredPath): boolean {
  if (text.length <= MAX_PATH_LENGTH && !text.includes('\0')) return true;
  reader.report(
    'schema',
    range,
    l10n.t('A path has at most {0} characters, none of them NUL. Shorten it.', MAX_PATH_LENGTH),
  );
  return false;
}

type Item = Parameters<typeof readFields>[1];

function readPath(reader: YamlReader, item: Item, field: Field): ConfiguredCatalog | undefined {
  const written = readWritten(reader, item, field);
  if (!written) return undefined;
  const { text, range } = written;
  return { text, range, ...(!CATALOG_FILE.test(text) && !text.endsWith('/') && { import: {} }) };
}

function readImported(reader: YamlReader, item: Item): ConfiguredCatalog | undefined {
  const fields = readFields(reader, item, 'a catalog');
  if (!fields) return undefined;
  fields.reportUnknown(reader, IMPORT_FIELDS, 'A catalog');
  const file = fields.get('file');
  if (!file) {
    reader.report('missing-field', fields.range, l10n.t('Say which "file" is imported. Add it.'));
    return undefined;
  }
  const written = readWritten(reader, file.node, file);
  if (!written) return undefined;
  const options: ImportOptions = defined({
    prefix: readLine(reader, fields.get('prefix')),
    edition: readLine(reader, fields.get('edition')),
    from: readLine(reader, fields.get('from')),
    number: readLine(reader, fields.get('number')),
    title: readLine(reader, fields.get('title')),
  });
  return { text: written.text, range: written.range, import: options };
}
