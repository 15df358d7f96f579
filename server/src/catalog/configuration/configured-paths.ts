import { isMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { CHOICES } from '../../core/fields/value-types.ts';
import type { ConfiguredCatalog, ConfiguredPath, ImportOptions } from '../../core/settings/configuration.ts';
import { GlobBudget, MAX_OF_GLOB, MAX_OF_LIST } from '../../core/settings/glob-budget.ts';
import { nearest } from '../../core/text/edit-distance.ts';
import { defined } from '../syntax/defined.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { shorten } from '../yaml/prose.ts';
import { removeItemFix } from '../yaml/remove.ts';
import { type Field, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readAs, readItems, readLine, readWritten } from '../yaml/yaml-values.ts';

const MAX_PATH_LENGTH = 1_000;
const FORMATS: readonly string[] = CHOICES.importFormat.map(({ value }) => value);
const IMPORT_FIELDS = fieldNames('import');
/** A file with another extension is imported. */
const CATALOG_FILE = /\.ya?ml$/i;

/** Each is a path or pattern, or a file with import options: `{file: controls.csv, prefix: ACME}`. */
export function readConfiguredCatalogs(field: Field | undefined): readonly ConfiguredCatalog[] {
  const seen = new Set<string>();
  const budget = new GlobBudget();
  return (readItems(field) ?? []).flatMap((item) => {
    const { reader } = field!;
    const node = reader.resolve(item);
    const catalog = node && isMap(node) ? readImported(reader, item) : readPath(reader, item, field!);
    if (!catalog || !isPath(reader, catalog, budget) || leadsAnywhere(reader, catalog)) return [];
    return isRepeated(reader, catalog, seen) ? [] : [catalog];
  });
}

/** Reports what the list already has. */
export function isRepeated(reader: YamlReader, { text, range }: ConfiguredPath, seen: Set<string>): boolean {
  if (!seen.has(text)) {
    seen.add(text);
    return false;
  }
  const fixes = removeItemFix(reader, l10n.t('Remove it'), range);
  reader.report('duplicate', range, l10n.t('{0} is already listed. Remove one of the two.', text), { fixes });
  return true;
}

/** What leads to the same place on one machine only, or to any place. */
const ABSOLUTE = /^(?:[a-z]:)?[\\/]/i;

function leadsAnywhere(reader: YamlReader, { text, range }: ConfiguredPath): boolean {
  if (ABSOLUTE.test(text)) {
    const message = l10n.t('{0} is an absolute path. Use one that is relative to the root folder.', shorten(text));
    reader.reportCode('config-outside-root', range, message);
    return true;
  }
  const segments = text.split('/');
  if (!segments.includes('..') || !text.includes('**')) return false;
  const message = l10n.t(
    '{0} would search everything in a folder above. Name a folder instead of "**".',
    shorten(text),
  );
  reader.reportCode('config-outside-root', range, message);
  return true;
}

/** @param budget for all patterns of the list that the path is in */
export function isPath(reader: YamlReader, { text, range }: ConfiguredPath, budget: GlobBudget): boolean {
  if (text.length > MAX_PATH_LENGTH || text.includes('\0')) {
    const message = l10n.t('A path can have at most {0} characters, and no NUL. Shorten it.', MAX_PATH_LENGTH);
    reader.report('schema', range, message);
    return false;
  }
  if (budget.allows(text)) return true;
  const message = l10n.t(
    '{0} is not used: braces can stand for at most {1} alternatives, and those of a list for {2} together. Use "*" instead.',
    ...[shorten(text), MAX_OF_GLOB, MAX_OF_LIST],
  );
  reader.report('limit', range, message);
  return false;
}

/** The name of an import format, in lower case. */
function readFormat(field: Field | undefined): string | undefined {
  return readAs(
    field,
    (text) => FORMATS.find((format) => format === text.toLowerCase()),
    (text) => l10n.t('Unknown format "{0}". Expected one of: {1}.', shorten(text), FORMATS.join(', ')),
    (text) => nearest(text.toLowerCase(), FORMATS),
  );
}

type Item = Parameters<typeof readFields>[1];

function readPath(_reader: YamlReader, item: Item, field: Field): ConfiguredCatalog | undefined {
  const written = readWritten(field, item);
  if (!written) return undefined;
  const { text, range } = written;
  return { text, range, ...(!CATALOG_FILE.test(text) && !text.endsWith('/') && { import: {} }) };
}

function readImported(reader: YamlReader, item: Item): ConfiguredCatalog | undefined {
  const fields = readFields(reader, item, l10n.t('a catalog'));
  if (!fields) return undefined;
  fields.reportUnknown(IMPORT_FIELDS, l10n.t('A catalog'));
  const file = fields.get('file');
  if (!file) {
    const fixes = addFieldFix(fields, 'file');
    reader.report('missing-field', fields.range, l10n.t('The "file" to import is missing. Add it.'), { fixes });
    return undefined;
  }
  const written = readWritten(file);
  if (!written) return undefined;
  const options: ImportOptions = defined({
    prefix: readLine(fields.get('prefix')),
    edition: readLine(fields.get('edition')),
    from: readFormat(fields.get('from')),
    number: readLine(fields.get('number')),
    title: readLine(fields.get('title')),
  });
  return { text: written.text, range: written.range, import: options };
}
