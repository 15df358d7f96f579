import { isMap, isScalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { type Catalog, SHARED_FIELDS, type Spelling } from '../../core/model/catalog.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import { replacementProblems } from '../../core/resolution/replacement-problems.ts';
import { defined } from '../syntax/defined.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { shorten } from '../yaml/prose.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { type Fields, knownFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readLine, readSpellings, readUrl, readWritten } from '../yaml/yaml-values.ts';
import { readEditions } from './edition-reader.ts';
import { CATALOG_FILE, checkFormat } from './file-kinds.ts';
import { beginCatalogFix, prefixFromFile, wrapInCatalogFix } from './fixes.ts';
import { readNumbering } from './numbering-reader.ts';
import { numberSyntax } from './series-fix.ts';
import { checkPrefix, withoutDuplicates } from './spelling-checks.ts';

const CATALOG_FIELDS = fieldNames('catalog');

export interface ReadCatalog {
  /** The valid parts of the file; null without a prefix that a document can cite. */
  readonly catalog: Catalog | null;
  /** In the order of the text. */
  readonly problems: readonly Diagnostic[];
  /** The file is not valid YAML, so that parts of it may be missing: a host that has an earlier version should keep that. */
  readonly incomplete: boolean;
}

/**
 * Reads a catalog. Each mistake is a problem with its exact range (UTF-16 units of `text`, including a byte order mark),
 * and the rest is in the catalog. Never throws.
 */
export function readCatalog(uri: string, text: string): ReadCatalog {
  const { value, ...rest } = readYaml(uri, text, CATALOG_FILE, readRoot);
  return { catalog: value, ...rest };
}

function readRoot(reader: YamlReader): Catalog | null {
  const root = reader.resolve(reader.document.root);
  if (!root || (isScalar(root) && reader.value(root) === '')) {
    const message = l10n.t(
      'This catalog is empty. Begin with "prefix: ", then "objectives:" with entries like "- 3.4 Title".',
    );
    reader.report('missing-field', reader.range(0, 0), message, { fixes: [beginCatalogFix(reader)] });
    return null;
  }
  if (!isMap(root)) {
    const message = l10n.t('A catalog begins with fields: "prefix: …", then "objectives:" above the list.');
    reader.report('schema', reader.nodeRange(root), message, { fixes: wrapInCatalogFix(reader, root) });
    return null;
  }
  const fields = knownFields(reader, root, CATALOG_FIELDS, l10n.t('A catalog'));
  checkFormat(fields);
  const prefix = readPrefix(fields);
  const catalog = readFramework(fields, prefix);
  checkEditionNames(reader, catalog);
  checkReplacements(reader, catalog);
  return prefix ? catalog : null;
}

function readFramework(fields: Fields, prefix: Spelling | undefined): Catalog {
  const prefixRange = prefix?.range ?? fields.headRange;
  const taken = new Map<string, Range>(prefix ? [[prefix.text, prefix.range]] : []);
  const aliases = readPrefixes(fields, 'aliases', taken);
  for (const { text, range } of aliases) taken.set(text, range);
  const numbering = readNumbering(fields.get('numbering'));
  const levels = readSpellings(fields.get('levels'))?.map(({ text }) => text.trim()) ?? [];
  const before = [...taken.keys(), ...levels, ...(numbering.words ?? [])];
  return {
    uri: fields.reader.uri,
    prefix: prefix?.text ?? '',
    prefixRange,
    aliases,
    misspellings: readPrefixes(fields, 'misspellings', taken),
    ...defined({
      title: readLine(fields.get('title')),
      publisher: readLine(fields.get('publisher')),
      url: readUrl(fields.get('url')),
      license: readLine(fields.get('license')),
    }),
    levels,
    numbering,
    fieldRanges: rangesOf(fields),
    editions: readEditions(fields, prefixRange, numberSyntax(fields, numbering.series, before)),
  };
}

function rangesOf(fields: Fields): NonNullable<Catalog['fieldRanges']> {
  const ranges = SHARED_FIELDS.flatMap((name) => {
    const field = fields.get(name);
    return field ? [[name, field.nameRange]] : [];
  });
  return Object.fromEntries(ranges);
}

function readPrefix(fields: Fields): Spelling | undefined {
  const { reader } = fields;
  const field = fields.get('prefix');
  if (!field) {
    const message = l10n.t('A catalog needs a "prefix": the text before the number in a citation. Add it.');
    const fixes = addFieldFix(fields, 'prefix', { value: prefixFromFile(reader.uri) });
    reader.report('missing-field', fields.headRange, message, { fixes });
    return undefined;
  }
  const written = readWritten(field);
  return written && checkPrefix(reader, written);
}

function readPrefixes(fields: Fields, name: string, taken: ReadonlyMap<string, Range>): readonly Spelling[] {
  const spellings = readSpellings(fields.get(name)) ?? [];
  const citeable = spellings.flatMap((spelling) => checkPrefix(fields.reader, spelling) ?? []);
  return withoutDuplicates(fields.reader, citeable, taken, l10n.t('The spelling'));
}

/** Editions whose name is a listed number: `WCAG 2.1` means the edition, and guideline 2.1 needs a word before it. */
function checkEditionNames(reader: YamlReader, catalog: Catalog): void {
  const names = catalog.editions.flatMap(({ id, range, aliases }) => [{ text: id, range }, ...aliases]);
  const isName = new Set(names.flatMap(({ text }) => (text === '' ? [] : text)));
  if (isName.size === 0) return;
  const numbers = new Map<string, Range>();
  const note = (text: string, range: Range): void => {
    if (isName.has(text) && !numbers.has(text)) numbers.set(text, range);
  };
  for (const { objectives } of catalog.editions) {
    for (const { number, numberRange, aliases } of objectives) {
      note(number, numberRange);
      for (const { text, range } of aliases) note(text, range);
    }
  }
  for (const { text, range } of names) {
    const number = numbers.get(text);
    if (!number) continue;
    const cited = `${shorten(catalog.prefix)} ${shorten(text)}`;
    const message = l10n.t(
      '"{0}" means this edition, not the number {1}. Rename the edition, or cite the number with a word before it.',
      cited,
      shorten(text),
    );
    const related = [{ location: reader.location(number), message: l10n.t('The number') }];
    reader.reportCode('catalog-edition-reads-as-number', range, message, { related });
  }
}

/** Checks replacements whose edition is in this file; others are checked when frameworks are composed. */
function checkReplacements(reader: YamlReader, { uri, editions, numbering }: Catalog): void {
  const located = editions.map((edition) => ({ ...edition, uri }));
  for (const { problem } of replacementProblems(located, numbering)) {
    const { code, range, message, ...details } = problem;
    reader.reportCode(code, range, message, details);
  }
}
