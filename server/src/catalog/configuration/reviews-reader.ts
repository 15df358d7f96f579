import { isScalar, type ParsedNode } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import type { Review, ReviewRecord } from '../../core/reviews/record.ts';
import { CONFIGURATION_FILE, checkFormat, readTopFields } from '../reading/file-kinds.ts';
import { defined } from '../syntax/defined.ts';
import { type ReadYaml, readYaml } from '../yaml/read-yaml.ts';
import { type Fields, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readItems, readWritten } from '../yaml/yaml-values.ts';

/** The record is empty for an empty file. */
export interface ReadReviews extends ReadYaml<ReviewRecord> {
  /** Rewriting the record would lose nothing: there are no problems other than the markers of a merge conflict. */
  readonly isRewritable: boolean;
}

/** The markers that git writes around the sides of a conflict. */
const CONFLICT_MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/gm;

/**
 * Reads `objrefs.reviews.yaml`. Each mistake is a problem with its exact range, and the rest is in the record, including
 * both sides of a merge conflict. Never throws.
 */
export function readReviews(uri: string, text: string): ReadReviews {
  // The order of lines does not matter: without its markers, a conflict is the record of both sides.
  const readable = text.replace(CONFLICT_MARK, '#######');
  let marks = 0;
  const read = readYaml(uri, readable, CONFIGURATION_FILE, (reader) => {
    const record = readRoot(reader);
    if (readable !== text) marks = reportConflict(reader, text);
    return record;
  });
  return { ...read, isRewritable: read.value !== null && read.problems.length === marks };
}

/** Returns the number of reported problems. */
function reportConflict(reader: YamlReader, text: string): number {
  const marks = [...text.matchAll(CONFLICT_MARK)].map(({ index }) => {
    const end = /\r\n|\n|\r|$/.exec(text.slice(index))!;
    return { start: index, end: index + end.index, next: index + end.index + end[0].length };
  });
  const [first] = marks;
  if (!first) return 0;
  const edits = marks.map(({ start, next }) => ({ range: reader.range(start, next), newText: '' }));
  reader.report(
    'syntax',
    reader.range(first.start, first.end),
    l10n.t(
      'Unresolved merge conflict. Each line is independent of the others: keep the lines of both sides, without the markers.',
    ),
    { fixes: [{ title: l10n.t('Keep the lines of both sides'), edits, preferred: true }] },
  );
  return 1;
}

function readRoot(reader: YamlReader): ReviewRecord | null {
  const expected = l10n.t('A review record has the fields "format" and "reviews".');
  const fields = readTopFields(reader, fieldNames('reviews'), l10n.t('The review record'), expected);
  if (!fields) return null;
  checkFormat(fields);
  const field = fields.get('reviews');
  const node = field ? reader.resolve(field.node) : null;
  // A list without items is written as an empty value.
  if (!node || (isScalar(node) && reader.value(node) === '')) return [];
  return (readItems(field) ?? []).flatMap((item) => readReview(reader, item) ?? []);
}

const REVIEW_FIELDS = fieldNames('review');

function readReview(reader: YamlReader, item: ParsedNode): Review | undefined {
  const fields = readFields(reader, item, l10n.t('a review'));
  if (!fields) return undefined;
  fields.reportUnknown(REVIEW_FIELDS, l10n.t('A review'));
  const document = required(fields, 'document');
  const framework = required(fields, 'framework');
  const edition = optional(fields, 'edition');
  const number = required(fields, 'number');
  const fingerprint = required(fields, 'fingerprint');
  const kept = optional(fields, 'kept');
  const title = optional(fields, 'title');
  const text = optional(fields, 'text');
  if (document === undefined || framework === undefined || number === undefined || fingerprint === undefined) return;
  return { document, framework, number, fingerprint, ...defined({ edition, kept, title, text }) };
}

function required(fields: Fields, name: string): string | undefined {
  if (!fields.has(name))
    fields.reader.report('missing-field', fields.headRange, l10n.t('"{0}" is missing. Add it.', name));
  return optional(fields, name);
}

function optional(fields: Fields, name: string): string | undefined {
  return readWritten(fields.get(name))?.text;
}
