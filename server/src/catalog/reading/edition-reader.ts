import { isMap, isScalar, isSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames, TOP_EDITION_FIELDS } from '../../core/fields/mappings.ts';
import type { Edition, Spelling } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { defined } from '../syntax/defined.ts';
import { addFieldFix } from '../yaml/add-field.ts';
import { shorten } from '../yaml/prose.ts';
import { type Field, type Fields, knownFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { itemsOf, readAs, readBoolean, readSpellings, readUrl, readWritten } from '../yaml/yaml-values.ts';
import { addObjectivesFix, editionListFix, namedEditionFix } from './fixes.ts';
import { ObjectiveCollector } from './hierarchy.ts';
import { readObjectives } from './objective-reader.ts';
import type { NumberSyntax } from './series-fix.ts';
import { checkPrefix, reportDuplicate, withoutDuplicates } from './spelling-checks.ts';

const EDITION_FIELDS = fieldNames('edition');

/** The editions of a catalog: of `editions`, or the one at the top level, at `prefixRange` if it has no name. */
export function readEditions(top: Fields, prefixRange: Range, syntax: NumberSyntax): Edition[] {
  const field = top.get('editions');
  if (!field) return [readEdition(top, { range: prefixRange, aliases: [], prefixes: [] }, syntax)];
  for (const name of TOP_EDITION_FIELDS) {
    const misplaced = top.get(name);
    if (!misplaced) continue;
    const message = l10n.t('"{0}" belongs in an entry of "editions". Move it there.', name);
    top.reader.report('schema', misplaced.nameRange, message);
  }
  return readList(field, prefixRange, syntax);
}

function readList(field: Field, prefixRange: Range, syntax: NumberSyntax): Edition[] {
  const { reader } = field;
  const list = reader.resolve(field.node);
  if (!list) return [];
  if (!isSeq(list)) {
    const message = l10n.t('"editions" must be a list. Begin each edition with "- edition: 2026".');
    reader.report('schema', reader.nodeRange(list), message, { fixes: editionListFix(reader, list) });
    return [];
  }
  const editions: Edition[] = [];
  const taken = new Map<string, Range>();
  for (const item of itemsOf(field, list)) {
    const node = reader.resolve(item);
    if (!node) continue;
    if (!isMap(node)) {
      const fixes = isScalar(node) ? [namedEditionFix(reader, node, list.flow === true)] : [];
      const message = l10n.t('An edition is written as fields: "- edition: 2026".');
      reader.report('schema', reader.nodeRange(node), message, { fixes });
      continue;
    }
    const fields = knownFields(reader, node, EDITION_FIELDS, l10n.t('An edition'));
    if (!fields.has('edition')) {
      const year = readPublished(fields.get('published'))?.slice(0, 4);
      const fixes = addFieldFix(fields, 'edition', { value: year });
      const message = l10n.t('An edition needs its name in "edition". Add it.');
      reader.report('missing-field', fields.headRange, message, { fixes });
    }
    const aliases = readSpellings(fields.get('aliases')) ?? [];
    const prefixes = readSpellings(fields.get('prefixes')) ?? [];
    const edition = readEdition(fields, { range: prefixRange, aliases, prefixes }, syntax);
    const url = readUrl(fields.get('url'));
    const claimed = claimNames(reader, { ...edition, ...defined({ url }) }, taken);
    if (claimed) editions.push(claimed);
  }
  return editions;
}

function readEdition(
  fields: Fields,
  unnamed: { readonly range: Range; readonly aliases: readonly Spelling[]; readonly prefixes: readonly Spelling[] },
  syntax: NumberSyntax,
): Edition {
  const { reader } = fields;
  const name = readWritten(fields.get('edition'));
  const id = name && isEditionName(reader, name) ? name : undefined;
  const collector = new ObjectiveCollector(syntax);
  const objectives = fields.get('objectives');
  if (objectives) readObjectives(objectives, collector);
  else {
    const range = id?.range ?? fields.headRange;
    const fixes = addObjectivesFix(fields);
    const message = l10n.t('An edition needs its "objectives". Add the list: "- 3.4 Title".');
    reader.report('missing-field', range, message, { fixes });
  }
  return {
    id: id?.text ?? '',
    range: id?.range ?? unnamed.range,
    aliases: unnamed.aliases.filter((alias) => isEditionName(reader, alias)),
    prefixes: unnamed.prefixes.flatMap((prefix) => checkPrefix(reader, prefix) ?? []),
    ...defined({ published: readPublished(fields.get('published')) }),
    draft: readBoolean(fields.get('draft')) ?? false,
    partial: readBoolean(fields.get('partial')) ?? false,
    objectives: collector.arrange(),
  };
}

const MAX_NAME_LENGTH = 100;

/** Whether a citation can use the name; reports a name that it cannot use. */
function isEditionName(reader: YamlReader, { text, range }: Spelling): boolean {
  const trimmed = text.trim();
  const isName = trimmed === text && /[\p{L}\p{N}]/u.test(text) && !/[\0-\x1f\x7f]/.test(text);
  if (isName && text.length <= MAX_NAME_LENGTH) return true;
  const message = l10n.t(
    'No document can cite an edition named "{0}". The name needs a digit or letter, at most {1} characters, and no spaces at either end.',
    shorten(text),
    MAX_NAME_LENGTH,
  );
  const fixes =
    trimmed === text || trimmed === '' ? [] : [reader.fix(l10n.t('Change to "{0}"', shorten(trimmed)), range, trimmed)];
  reader.report('schema', range, message, { fixes });
  return false;
}

function readPublished(field: Field | undefined): string | undefined {
  return readAs(
    field,
    (text) => (isCalendarDate(text) ? text : undefined),
    () => l10n.t('"published" must be a date: 2014, 2014-01 or 2014-01-31.'),
    correctedDate,
  );
}

/** The edition without aliases that an earlier one has. An edition whose own name is taken is reported, and undefined. */
function claimNames(reader: YamlReader, edition: Edition, taken: Map<string, Range>): Edition | undefined {
  const earlier = taken.get(edition.id);
  if (earlier) {
    const named =
      edition.id === '' ? l10n.t('An edition without a name') : l10n.t('The edition {0}', shorten(edition.id));
    const message = l10n.t('{0} already exists. Rename it, or merge the two.', named);
    reportDuplicate(reader, edition.range, earlier, message);
    return undefined;
  }
  taken.set(edition.id, edition.range);
  const aliases = withoutDuplicates(reader, edition.aliases, taken, l10n.t('The edition'));
  for (const { text, range } of aliases) taken.set(text, range);
  return { ...edition, aliases };
}

const CALENDAR_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is an existing date in ISO 8601: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = CALENDAR_DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

const padded = (digits: string): string => digits.padStart(2, '0');

/** The date in ISO 8601, if it is unambiguous: `31.1.2014` is 2014-01-31. */
function correctedDate(text: string): string | undefined {
  const trimmed = text.trim();
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ][\d:.,Z+ -]*)?$/.exec(trimmed) ?? [];
  const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(trimmed) ?? [];
  const date =
    year !== undefined && month !== undefined
      ? [year, padded(month), ...(day === undefined ? [] : [padded(day)])].join('-')
      : lastYear && `${lastYear}-${padded(lastMonth!)}-${padded(lastDay!)}`;
  return date !== undefined && isCalendarDate(date) ? date : undefined;
}
