import { isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { MAX_OBJECTIVES } from '../../core/fields/value-types.ts';
import type { Range } from '../../core/model/text.ts';
import { continues } from '../../core/resolution/numbers.ts';
import { defined } from '../syntax/defined.ts';
import { faultOfNumber } from '../syntax/number-syntax.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { asLine, shorten } from '../yaml/prose.ts';
import { removeItemFix } from '../yaml/remove.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import { type Field, type Fields, knownFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readFilled, readLine, readSpellings, readText, readUrl, readWritten, truthOf } from '../yaml/yaml-values.ts';
import { addNumberFix, joinedEntryFix, reportNoList } from './fixes.ts';
import { NO_LEVEL, type ObjectiveCollector, type ObjectiveDraft } from './hierarchy.ts';
import type { NumberSyntax } from './series-fix.ts';
import { checkNumber, numberWithout, reportDuplicate, splitBefore, withoutDuplicates } from './spelling-checks.ts';
import { readSuccessors } from './successor-reader.ts';

const OBJECTIVE_FIELDS = fieldNames('objective');

/** More deeply nested entries are not read. */
const MAX_DEPTH = 32;

/** An entry that contains others. */
interface Enclosing {
  readonly number: string;
  readonly entry: ObjectiveDraft | undefined;
  readonly depth: number;
}

/** Reads a list of objectives, each in short form or as fields, into the collector. */
export function readObjectives(field: Field, collector: ObjectiveCollector, enclosing?: Enclosing): void {
  const { reader } = field;
  const list = reader.resolve(field.node);
  if (!list) return;
  if (!isSeq(list)) {
    reportNoList(field, list);
    return;
  }
  if (enclosing && enclosing.depth > MAX_DEPTH) {
    const message = l10n.t(
      'Objectives are nested more than {0} levels deep here and are not read. Flatten them.',
      MAX_DEPTH,
    );
    reader.reportCode('catalog-too-deep', field.nameRange, message);
    return;
  }
  for (const item of list.items as ParsedNode[]) {
    if (collector.drafts.size >= MAX_OBJECTIVES) {
      const message = l10n.t(
        'An edition can have at most {0} objectives; the rest is not read. Split it.',
        MAX_OBJECTIVES,
      );
      reader.report('limit', reader.nodeRange(item), message);
      return;
    }
    readEntry(item, field, collector, enclosing);
  }
}

function readEntry(
  item: ParsedNode,
  list: Field,
  collector: ObjectiveCollector,
  enclosing: Enclosing | undefined,
): void {
  const { reader } = list;
  const node = reader.resolve(item);
  if (!node) return;
  if (isMap(node)) {
    const misread = readMisreadEntry(reader, node, collector.syntax);
    if (misread) addDraft(reader, misread, collector, enclosing);
    else readFieldsOfEntry(reader, node, collector, enclosing);
  } else if (isScalar(node)) {
    const draft = readShortEntry(reader, node, collector.syntax);
    if (draft) addDraft(reader, draft, collector, enclosing);
  } else if (!reader.problems.counts(reader.nodeRange(node))) {
    const message = l10n.t(
      '"{0}" contains entries such as "3.4 Title", not lists. Remove one "-" or the brackets.',
      list.name,
    );
    reader.report('schema', reader.nodeRange(node), message, { fixes: joinedEntryFix(reader, node) });
  }
}

const inShortForm = (number: string, numberRange: Range, range: Range, title: string): ObjectiveDraft => {
  return { number, numberRange, range, title: asLine(title), aliases: NO_ALIASES, level: NO_LEVEL, withdrawn: false };
};
const NO_ALIASES: ObjectiveDraft['aliases'] = [];

function readShortEntry(reader: YamlReader, node: Scalar.Parsed, syntax: NumberSyntax): ObjectiveDraft | undefined {
  const value = reader.value(node);
  const range = reader.nodeRange(node);
  const short = readShortForm(value, syntax.series);
  if (!short) {
    if (reader.problems.counts(range)) return undefined;
    const split = splitBefore(value.trim(), syntax);
    const inner = split && readShortForm(split.rest, syntax.series);
    if (inner) {
      const fixes = reader.changeTo(range, split.rest);
      reader.reportCode('catalog-invalid-number', range, numberWithout(split.word, inner.number), { fixes });
      return undefined;
    }
    const isEmpty = value.trim() === '';
    const unlisted = faultOfNumber(value.trim().split(/\s+/, 2).join(' '));
    const message = unlisted?.series
      ? unlisted.message
      : isEmpty
        ? l10n.t('This entry is empty. Write a number and a title, "3.4 Title", or remove it.')
        : l10n.t('This entry does not begin with a number. Write the number before the title: "3.4 Title".');
    const fixes = unlisted?.series
      ? syntax.listSeries(unlisted.series)
      : isEmpty
        ? removeItemFix(reader, l10n.t('Remove the entry'), range, false)
        : [];
    reader.report(isEmpty ? 'schema' : 'missing-field', range, message, { fixes });
    return undefined;
  }
  const number = checkNumber(
    reader,
    { text: short.number, range: reader.partRange(node, short.written ?? short.number) },
    syntax,
  );
  if (!number) return undefined;
  if (short.title === '') {
    const message = l10n.t('{0} needs a title. Write it after the number.', shorten(short.number));
    reader.report('missing-field', range, message);
    return undefined;
  }
  return inShortForm(number.text, number.range, range, short.title);
}

/**
 * An entry in short form that YAML reads as a field because of a colon: `- 3.4 Crime: a threat`, `- 3.4: Crime`.
 * It is reported with a fix, and understood. Null for any other mapping.
 */
function readMisreadEntry(reader: YamlReader, map: YAMLMap.Parsed, { series }: NumberSyntax): ObjectiveDraft | null {
  const [pair, second] = map.items;
  if (!pair || second || !isScalar(pair.key) || map.flow) return null;
  const key = reader.value(pair.key);
  const value = pair.value === null ? '' : isScalar(pair.value) ? reader.value(pair.value) : null;
  const inSeries = readShortForm(key, series);
  const isInSeries = inSeries !== null && /\s/.test(inSeries.number);
  if (value === null || !(isInSeries || /^[\p{L}\p{N}(]*\p{N}/u.test(key))) return null;
  const bare = !/\s/.test(key) || (isInSeries && inSeries.title === '');
  const short = readShortForm(bare ? `${key} ${value}` : `${key}: ${value}`, series);
  if (!short || short.title === '' || faultOfNumber(short.number, series)) return null;
  const range = reader.nodeRange(map);
  if (!reader.problems.counts(range)) {
    const newText = quoteIfNeeded(`${short.number} ${short.title}`);
    const fixes = [reader.fix(bare ? l10n.t('Remove the colon') : l10n.t('Put it in double quotes'), range, newText)];
    const message = bare
      ? l10n.t('Remove the colon after the number: "- 3.4 Title".')
      : l10n.t('A colon followed by a space begins a field in YAML. Put the whole entry in double quotes.');
    reader.report('unquoted-text', range, message, { fixes });
  }
  const numberRange = reader.partRange(pair.key, short.written ?? short.number);
  return inShortForm(short.number, numberRange, range, short.title);
}

function readFieldsOfEntry(
  reader: YamlReader,
  node: YAMLMap.Parsed,
  collector: ObjectiveCollector,
  enclosing: Enclosing | undefined,
): void {
  const fields = knownFields(reader, node, OBJECTIVE_FIELDS, l10n.t('An objective'));
  const numberField = fields.get('number');
  const written = readWritten(numberField);
  const number = written && checkNumber(reader, written, collector.syntax);
  if (!numberField && !reader.problems.counts(fields.headRange)) {
    const fixes = addNumberFix(fields);
    reader.report('missing-field', fields.headRange, l10n.t('An objective needs its "number". Add it.'), { fixes });
  }
  const draft = number && readDraft(fields, number.text, number.range, collector.syntax);
  const entry = draft && addDraft(reader, draft, collector, enclosing);
  const nested = fields.get('objectives');
  if (!nested) return;
  const depth = (enclosing?.depth ?? 0) + 1;
  const around = number ? { number: number.text, entry, depth } : enclosing && { ...enclosing, depth };
  readObjectives(nested, collector, around);
}

function readDraft(
  fields: Fields,
  number: string,
  numberRange: ObjectiveDraft['numberRange'],
  syntax: NumberSyntax,
): ObjectiveDraft | undefined {
  const { reader } = fields;
  const title = readLine(fields.get('title'));
  const text = readText(fields.get('text'));
  const optional = {
    title,
    text,
    group: readLine(fields.get('group')),
    url: readUrl(fields.get('url')),
    note: readText(fields.get('note')),
    replacedBy: readSuccessors(fields.get('replacedBy'), syntax),
    replaces: readSuccessors(fields.get('replaces'), syntax),
  };
  const aliases = (readSpellings(fields.get('aliases')) ?? []).flatMap(
    (alias) => checkNumber(reader, alias, syntax) ?? [],
  );
  const withdrawal = readWithdrawal(fields.get('withdrawn'));
  if (title === undefined && text === undefined) {
    if (!fields.has('title') && !fields.has('text')) {
      const fixes = addFieldFix(fields, 'title', { after: fields.get('number') });
      const message = l10n.t('{0} needs a "title" or a "text". Add one.', shorten(number));
      reader.report('missing-field', numberRange, message, { fixes });
    }
    return undefined;
  }
  return { number, numberRange, range: fields.range, aliases, level: NO_LEVEL, ...withdrawal, ...defined(optional) };
}

function readWithdrawal(field: Field | undefined): Pick<ObjectiveDraft, 'withdrawn' | 'withdrawnReason'> {
  const written = field && readFilled(field);
  if (!written) return { withdrawn: false };
  const truth = truthOf(written);
  return truth === undefined ? { withdrawn: true, withdrawnReason: written.text.trim() } : { withdrawn: truth };
}

/** Whether the entry is the same as the earlier one. */
function isRepeated(draft: ObjectiveDraft, earlier: ObjectiveDraft | undefined): boolean {
  const { numberRange: _, range: __, ...said } = draft;
  const { numberRange: ___, range: ____, ...before } = earlier ?? draft;
  return earlier !== undefined && JSON.stringify(said) === JSON.stringify(before);
}

/** Adds the entry and returns it. An entry whose number is taken is reported, and undefined. */
function addDraft(
  reader: YamlReader,
  draft: ObjectiveDraft,
  collector: ObjectiveCollector,
  enclosing: Enclosing | undefined,
): ObjectiveDraft | undefined {
  const { number, numberRange } = draft;
  if (enclosing && !continues(number, enclosing.number)) {
    const message = l10n.t(
      '{0} is nested in {1}, but does not continue its number. Move it, or correct its number.',
      shorten(number),
      shorten(enclosing.number),
    );
    const location = enclosing.entry && reader.location(enclosing.entry.numberRange);
    const related = location ? [{ location, message: l10n.t('The enclosing entry') }] : [];
    reader.reportCode('catalog-outside-parent', numberRange, message, { related });
  }
  const earlier = collector.placeOf(number);
  if (earlier) {
    const message = l10n.t(
      '{0} is already listed in this edition. Remove one of the two, or correct its number.',
      shorten(number),
    );
    // `STEER 1.1 Title` and `STEER 1.2 Title`.
    const { series } = faultOfNumber(`${number} ${draft.title?.split(' ', 1)[0] ?? ''}`) ?? {};
    const fixes = isRepeated(draft, collector.drafts.get(number))
      ? removeItemFix(reader, l10n.t('Remove it'), draft.range)
      : series
        ? collector.syntax.listSeries(series)
        : [];
    reportDuplicate(reader, numberRange, earlier, message, fixes);
    return undefined;
  }
  const added = draft.aliases.length > 0 ? { ...draft, aliases: freeAliases(reader, draft, collector) } : draft;
  collector.add(added, enclosing?.number);
  return added;
}

/** The aliases that are neither a number nor an alias of the edition yet. Others are reported. */
function freeAliases(
  reader: YamlReader,
  { number, numberRange, aliases }: ObjectiveDraft,
  collector: ObjectiveCollector,
): ObjectiveDraft['aliases'] {
  const taken = new Map([[number, numberRange]]);
  for (const { text } of aliases) {
    const place = collector.placeOf(text);
    if (place) taken.set(text, place);
  }
  return withoutDuplicates(reader, aliases, taken, l10n.t('The number'));
}
