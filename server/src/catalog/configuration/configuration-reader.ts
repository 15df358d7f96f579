import type { ParsedNode } from 'yaml';
import { parseFileSize } from '../../core/base/file-size.ts';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import type { DiagnosticCode, SeveritySetting } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import {
  COUNTS,
  type Configuration,
  type ConfiguredContext,
  type ConfiguredPath,
  type DocumentKinds,
  type Limits,
  parseCount,
} from '../../core/settings/configuration.ts';
import { GlobBudget } from '../../core/settings/glob-budget.ts';
import {
  isDiagnosticCode,
  isSeveritySetting,
  PROBLEM_CODES,
  SEVERITY_SETTINGS,
  severityNamed,
} from '../../core/settings/severities.ts';
import { nearest } from '../../core/text/edit-distance.ts';
import { CONFIGURATION_FILE, checkFormat, readTopFields } from '../reading/file-kinds.ts';
import { defined } from '../syntax/defined.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { asLine, shorten } from '../yaml/prose.ts';
import { type ReadYaml, readYaml } from '../yaml/read-yaml.ts';
import { type Field, fieldsIn, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readAs, readBoolean, readItems, readSpellings, readWritten } from '../yaml/yaml-values.ts';
import { readConfiguredFrameworks } from './configured-frameworks.ts';
import { readConfiguredPackages } from './configured-packages.ts';
import { isPath, readConfiguredCatalogs } from './configured-paths.ts';

const CONFIGURATION_FIELDS = fieldNames('configuration');
const CONTEXT_FIELDS = fieldNames('context');

/**
 * Reads `objrefs.yaml`: each mistake is a problem with its exact range, the rest the configuration, which is empty for an
 * empty file. Never throws.
 */
export const readConfiguration = (uri: string, text: string): ReadYaml<Configuration> =>
  readYaml(uri, text, CONFIGURATION_FILE, readRoot);

function readRoot(reader: YamlReader): Configuration | null {
  const expected = l10n.t('A configuration is written as fields, such as "exclude: [archive/**]".');
  const fields = readTopFields(reader, CONFIGURATION_FIELDS, l10n.t('The configuration'), expected);
  if (!fields) return null;
  checkFormat(fields);
  return {
    uri: reader.uri,
    catalogs: readConfiguredCatalogs(fields.get('catalogs')),
    packages: readConfiguredPackages(fields.get('packages')),
    frameworks: readConfiguredFrameworks(fields.get('frameworks')),
    exclude: readPaths(fields.get('exclude')),
    severity: readSeverities(fields.get('severity')),
    context: readContexts(fields.get('context')),
    documents: readDocuments(fields.get('documents')),
    limits: readLimits(fields.get('limits')),
    ...defined({ requireReview: readBoolean(fields.get('requireReview')) }),
  };
}

function readPaths(field: Field | undefined): readonly ConfiguredPath[] {
  const budget = new GlobBudget();
  return (readSpellings(field) ?? []).filter((path) => isPath(field!.reader, path, budget));
}

function readSeverities(field: Field | undefined): ReadonlyMap<DiagnosticCode, SeveritySetting> {
  const severities = new Map<DiagnosticCode, SeveritySetting>();
  const fields = fieldsIn(field, '"severity"');
  for (const entry of fields?.all() ?? []) {
    if (!isDiagnosticCode(entry.name)) reportUnknownCode(entry);
    const severity = readSeverity(entry);
    if (severity !== undefined && isDiagnosticCode(entry.name)) severities.set(entry.name, severity);
  }
  return severities;
}

function reportUnknownCode({ reader, name, nameRange }: Field): void {
  const guess = reader.problems.isFull ? undefined : nearest(name, PROBLEM_CODES);
  const hint = guess === undefined ? l10n.t('Remove it.') : l10n.t('Did you mean {0}?', guess);
  reader.reportCode('config-unknown-code', nameRange, l10n.t('Unknown problem code "{0}". {1}', shorten(name), hint), {
    fixes: reader.changeTo(nameRange, guess),
  });
}

function readSeverity(field: Field): SeveritySetting | undefined {
  return readAs(
    field,
    (text) => (isSeveritySetting(text) ? text : undefined),
    () => l10n.t('A severity must be {0} or off.', SEVERITY_SETTINGS.slice(0, -1).join(', ')),
    (text) => severityNamed(text) ?? nearest(text, SEVERITY_SETTINGS),
  );
}

function readContexts(field: Field | undefined): readonly ConfiguredContext[] {
  const budget = new GlobBudget();
  return (readItems(field) ?? []).flatMap((item) => readContext(field!.reader, item, budget) ?? []);
}

function readContext(reader: YamlReader, item: ParsedNode, budget: GlobBudget): ConfiguredContext | undefined {
  const fields = readFields(reader, item, l10n.t('a context'));
  if (!fields) return undefined;
  fields.reportUnknown(CONTEXT_FIELDS, l10n.t('A context'));
  const framework = readName(fields.get('framework'));
  if (!fields.has('framework')) {
    const message = l10n.t('A context needs the "framework" that bare numbers belong to. Add it.');
    reader.report('missing-field', fields.range, message, { fixes: addFieldFix(fields, 'framework') });
  }
  if (!fields.has('files') && !fields.has('keys')) {
    const fixes = ['files', 'keys'].flatMap((name) => addFieldFix(fields, name));
    const message = l10n.t('A context needs "files" or "keys": where bare numbers are references. Add one.');
    reader.report('missing-field', fields.range, message, { fixes });
    return undefined;
  }
  if (framework === undefined) return undefined;
  const globs = readOneOrMore(fields.get('files'));
  const files = globs.filter((glob) => isPath(reader, glob, budget));
  const keys = readOneOrMore(fields.get('keys'));
  // Keys alone would count in all files.
  if (files.length === 0 && (keys.length === 0 || globs.length > 0)) return undefined;
  const edition = readName(fields.get('edition'));
  return {
    files: files.map(({ text }) => text),
    keys: keys.map(({ text }) => text),
    framework: framework.text,
    frameworkRange: framework.range,
    ...(edition && { edition: edition.text, editionRange: edition.range }),
  };
}

/** A text on one line, with its range. */
function readName(field: Field | undefined): { text: string; range: Range } | undefined {
  const written = readWritten(field);
  return written && { text: asLine(written.text), range: written.range };
}

/** A text, or a list of texts: for lists that mostly have one item. */
function readOneOrMore(field: Field | undefined): readonly ConfiguredPath[] {
  if (!field) return [];
  const node = field.reader.resolve(field.node);
  if (!node || 'items' in node) return readSpellings(field) ?? [];
  const written = readWritten(field, node);
  return written ? [written] : [];
}

function readDocuments(field: Field | undefined): Partial<DocumentKinds> {
  const fields = fieldsIn(field, '"documents"', fieldNames('documents'));
  return defined({ office: readBoolean(fields?.get('office')), pdf: readBoolean(fields?.get('pdf')) });
}

function readLimits(field: Field | undefined): Limits {
  const fields = fieldsIn(field, '"limits"', fieldNames('limits'));
  const read = (name: keyof Limits, parse: (text: string) => number | null, what: () => string) =>
    readAs(
      fields?.get(name),
      (text) => parse(text) ?? undefined,
      () => l10n.t('"{0}" must be {1}.', name, what()),
      (text) => {
        const plain = text.replace(/(?<=\d)[ ,._'](?=\d{3}(?!\d))/g, '');
        return parse(plain) === null ? undefined : plain;
      },
    );
  const counts = COUNTS.map((name) => [name, read(name, parseCount, () => l10n.t('a whole number above zero'))]);
  return defined({
    fileSize: read('fileSize', parseFileSize, () => l10n.t('a size: 5 MB, 500 KB, or a number of bytes')),
    ...(Object.fromEntries(counts) as { [K in (typeof COUNTS)[number]]?: number }),
  });
}
