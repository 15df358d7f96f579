import { isMap, isSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { DEFAULT_NUMBERING, type Numbering, type Unlisted } from '../../core/model/catalog.ts';
import { LANGUAGE_NAMES, type Language } from '../../core/model/language.ts';
import { nearest } from '../../core/text/edit-distance.ts';
import { defined } from '../syntax/defined.ts';
import { shorten } from '../yaml/prose.ts';
import { collectFields, type Field, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readBoolean, readChoice, readSpellings, readWritten } from '../yaml/yaml-values.ts';

const NUMBERING_FIELDS = fieldNames('numbering');
const LEAD = /^[\p{L}\p{M}]{1,10}$/u;

export function readNumbering(reader: YamlReader, field: Field | undefined): Numbering {
  const fields = field && readFields(reader, field.node, '"numbering"');
  if (!fields) return DEFAULT_NUMBERING;
  fields.reportUnknown(reader, NUMBERING_FIELDS, '"numbering"');
  const read = {
    words: readWords(reader, fields.get('words'), /^\S(?:.*\S)?$/u, l10n.t('Remove the spaces around it.')),
    lead: readWords(reader, fields.get('lead'), LEAD, l10n.t('"lead" takes letters, for example [V].')),
    inner: readInner(reader, fields.get('inner')),
    languages: readLanguages(reader, fields.get('languages')),
    series: readSeries(reader, fields.get('series')),
    selfNaming: readSelfNaming(reader, fields.get('selfNaming')),
    ignoreCase: readBoolean(reader, fields.get('ignoreCase')),
    ignoreZeroPadding: readBoolean(reader, fields.get('ignoreZeroPadding')),
    ...readUnlisted(reader, fields.get('unlisted')),
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

const readSeries = (reader: YamlReader, field: Field | undefined): readonly string[] | undefined =>
  readWords(
    reader,
    field,
    /^\p{L}[\p{L}\p{M}.-]*(?: \p{L}[\p{L}\p{M}.-]*)*$/u,
    l10n.t('A series is a word, for example [Schedule].'),
  );

function readLanguages(reader: YamlReader, field: Field | undefined): readonly Language[] | undefined {
  return readSpellings(reader, field)?.flatMap(({ text, range }) => {
    const found = LANGUAGE_NAMES.find((name) => name === text);
    if (found) return [found];
    const message = l10n.t(
      'There are no words for the language "{0}". Use {1}.',
      shorten(text),
      LANGUAGE_NAMES.join(', '),
    );
    reader.report('schema', range, message, { fixes: reader.changeTo(range, nearest(text, LANGUAGE_NAMES)) });
    return [];
  });
}

function readSelfNaming(reader: YamlReader, field: Field | undefined): Numbering['selfNaming'] | undefined {
  const node = field && reader.resolve(field.node);
  return node && isSeq(node) ? readSpellings(reader, field)?.map(({ text }) => text) : readBoolean(reader, field);
}

const UNLISTED: readonly Unlisted[] = ['unknown', 'parent'];

/** For all numbers, or by series or level. */
function readUnlisted(
  reader: YamlReader,
  field: Field | undefined,
): Partial<Pick<Numbering, 'unlisted' | 'unlistedIn'>> {
  const node = field && reader.resolve(field.node);
  if (!node || !isMap(node)) return defined({ unlisted: readChoice(reader, field, UNLISTED) });
  const unlistedIn = [...collectFields(reader, node).all()].flatMap((entry) => {
    const meaning = readChoice(reader, entry, UNLISTED);
    return meaning ? [[entry.name, meaning] as const] : [];
  });
  return { unlistedIn };
}

/** A sign that no bracket, letter or digit is. */
const SIGN = /^[.,;:§/*-]$/;

function readInner(reader: YamlReader, field: Field | undefined): Numbering['inner'] | undefined {
  const fields = field && readFields(reader, field.node, '"inner"');
  if (!fields) return undefined;
  const pairs: [word: string, bracket: string][] = [];
  for (const entry of fields.all()) {
    const bracket = readWritten(reader, entry);
    if (!bracket) continue;
    if (!/^[([{]$/.test(bracket.text)) {
      const message = l10n.t('"{0}" must be an opening bracket: "(", "[" or "{", in quotes.', shorten(entry.name));
      const [opener] = /^[([{](?=[)\]}]$)/.exec(bracket.text) ?? [];
      reader.report('schema', bracket.range, message, { fixes: reader.changeTo(bracket.range, opener) });
    } else if (!/^[\p{L}\p{M}.]{1,30}$/u.test(entry.name) && !SIGN.test(entry.name)) {
      const message = l10n.t(
        'Within numbers there can be words, for example "Abs", and the signs {0}.',
        '. , ; : § / * -',
      );
      reader.report('schema', entry.nameRange, message);
    } else pairs.push([entry.name, bracket.text]);
  }
  return pairs;
}
