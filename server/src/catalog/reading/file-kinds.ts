import { isMap, isScalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { MAX_ITEMS } from '../../core/fields/mappings.ts';
import { type DiagnosticCode, FILE_CODES } from '../../core/model/diagnostic.ts';
import { shorten } from '../yaml/prose.ts';
import { Fields, knownFields } from '../yaml/yaml-fields.ts';
import type { FileKind, YamlReader } from '../yaml/yaml-reader.ts';
import { readWritten } from '../yaml/yaml-values.ts';
import otherNames from './other-names.json';
import { pastedList } from './pasted-list.ts';

/** Fields of prose, in which quotes are often missing. In other fields a colon is not part of a text. */
export const PROSE_FIELDS: readonly string[] = ['title', 'text', 'note', 'group', 'publisher', 'license', 'withdrawn'];

/** Other names that people use for fields. */
const CALLED = new Map(
  Object.entries(otherNames).flatMap(([field, names]) => names.split(' ').map((name) => [name, field] as const)),
);

/** The known field that has another name here, or is spelled with hyphens, underscores or spaces. */
export function fieldMeantBy(name: string, known: readonly string[]): string | undefined {
  const folded = name.toLowerCase().replaceAll(/[-_ ]/g, '');
  return known.find((field) => field.toLowerCase() === folded || CALLED.get(folded) === field);
}

export const CATALOG_FILE: FileKind = { ...fileKind('catalog', 'catalog-too-deep'), explainLine: pastedList };
/** `objrefs.yaml`, and the files that are written beside it. */
export const CONFIGURATION_FILE: FileKind = fileKind('config', 'config-limit');

function fileKind(prefix: 'catalog' | 'config', tooDeep: DiagnosticCode): FileKind {
  return {
    codeOf: (problem) => (problem === 'too-deep' ? tooDeep : `${prefix}-${problem}`),
    severityOf: (code) => FILE_CODES[code as keyof typeof FILE_CODES],
    proseFields: PROSE_FIELDS,
    fieldMeantBy,
    maxItems: MAX_ITEMS,
  };
}

/**
 * The fields at the top level of a file of ours, none for an empty file. A file of another shape is reported with
 * `expected`, and null.
 *
 * @param what the file in messages, such as `A catalog`
 */
export function readTopFields(
  reader: YamlReader,
  known: readonly string[],
  what: string,
  expected: string,
): Fields | null {
  const root = reader.resolve(reader.document.root);
  if (!root || (isScalar(root) && reader.value(root) === ''))
    return new Fields(reader, reader.range(0, 0), new Map(), false);
  if (!isMap(root)) {
    reader.report('schema', reader.nodeRange(root), expected);
    return null;
  }
  return knownFields(reader, root, known, what);
}

/** Reports a `format` other than 1. The file is read nevertheless. */
export function checkFormat(fields: Fields): void {
  const written = readWritten(fields.get('format'));
  if (!written || written.text === '1') return;
  const message = l10n.t(
    'Unknown format {0}; the file is read as format 1. Update objrefs, or change the format to 1.',
    shorten(written.text),
  );
  const { reader, range } = written;
  reader.report('schema', range, message, { fixes: [reader.fix(l10n.t('Change to 1'), range, '1', false)] });
}
