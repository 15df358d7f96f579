import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import type { Numbering } from '../../core/model/catalog.ts';
import { defined } from '../syntax/defined.ts';
import { shorten } from '../yaml/prose.ts';
import { type Field, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readBoolean, readChoice, readSpellings, readWritten } from '../yaml/yaml-values.ts';

const NUMBERING_FIELDS = fieldNames('numbering');
const LEAD = /^[\p{L}\p{M}]{1,10}$/u;

/** The numbering of a catalog that does not specify it. */
const DEFAULT_NUMBERING: Numbering = {
  lead: [],
  inner: [],
  ignoreCase: false,
  ignoreZeroPadding: false,
  unlisted: 'unknown',
  order: 'before',
};

export function readNumbering(reader: YamlReader, field: Field | undefined): Numbering {
  const fields = field && readFields(reader, field.node, '"numbering"');
  if (!fields) return DEFAULT_NUMBERING;
  fields.reportUnknown(reader, NUMBERING_FIELDS, '"numbering"');
  const read = {
    words: readWords(reader, fields.get('words'), /^\S(?:.*\S)?$/u, l10n.t('Remove the spaces around it.')),
    lead: readWords(reader, fields.get('lead'), LEAD, l10n.t('"lead" takes letters, for example [V].')),
    inner: readInner(reader, fields.get('inner')),
    ignoreCase: readBoolean(reader, fields.get('ignoreCase')),
    ignoreZeroPadding: readBoolean(reader, fields.get('ignoreZeroPadding')),
    unlisted: readChoice(reader, fields.get('unlisted'), ['unknown', 'parent'] as const),
    order: readChoice(reader, fields.get('order'), ['before', 'after', 'either'] as const),
  };
  return { ...DEFAULT_NUMBERING, ...defined(read) };
}

const MAX_WORD_LENGTH = 100;

function readWords(
  reader: YamlReader,
  field: Field | undefined,
  allowed: RegExp,
  advice: string,
): readonly string[] | undefined {
  return readSpellings(reader, field)?.flatMap(({ text, range }) => {
    if (allowed.test(text) && text.length <= MAX_WORD_LENGTH) return [text];
    const trimmed = text.trim();
    const isCorrected = trimmed !== text && allowed.test(trimmed);
    const fixes = isCorrected ? [reader.fix(l10n.t('Change to "{0}"', shorten(trimmed)), range, trimmed)] : [];
    reader.report('schema', range, l10n.t('"{0}" cannot stand before a number. {1}', shorten(text), advice), { fixes });
    return [];
  });
}

function readInner(reader: YamlReader, field: Field | undefined): Numbering['inner'] | undefined {
  const fields = field && readFields(reader, field.node, '"inner"');
  if (!fields) return undefined;
  const pairs: [word: string, bracket: string][] = [];
  for (const entry of fields.all()) {
    const bracket = readWritten(reader, entry.node, entry);
    if (!bracket) continue;
    if (!/^[([{]$/.test(bracket.text)) {
      const message = l10n.t('"{0}" must be an opening bracket: "(", "[" or "{", in quotes.', shorten(entry.name));
      const [opener] = /^[([{](?=[)\]}]$)/.exec(bracket.text) ?? [];
      reader.report('schema', bracket.range, message, { fixes: reader.changeTo(bracket.range, opener) });
    } else if (!/^[\p{L}\p{M}.]{1,30}$/u.test(entry.name)) {
      const message = l10n.t('Words within numbers can contain only letters, for example "Abs".');
      reader.report('schema', entry.nameRange, message);
    } else pairs.push([entry.name, bracket.text]);
  }
  return pairs;
}
