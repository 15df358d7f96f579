import { isMap, isSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import { DEFAULT_NUMBERING, type Numbering, type Unlisted } from '../../core/model/catalog.ts';
import { LANGUAGE_NAMES, type Language } from '../../core/model/language.ts';
import { defined } from '../syntax/defined.ts';
import { shorten } from '../yaml/prose.ts';
import { collectFields, type Field, fieldsIn } from '../yaml/yaml-fields.ts';
import { readBoolean, readChoice, readSpellings, readWritten, reportUnknownWord } from '../yaml/yaml-values.ts';

const NUMBERING_FIELDS = fieldNames('numbering');
const LEAD = /^[\p{L}\p{M}]{1,10}$/u;

export function readNumbering(field: Field | undefined): Numbering {
  const fields = fieldsIn(field, '"numbering"', NUMBERING_FIELDS);
  if (!fields) return DEFAULT_NUMBERING;
  const read = {
    words: readWords(fields.get('words'), /^\S(?:.*\S)?$/u, l10n.t('Remove the spaces around it.')),
    lead: readWords(fields.get('lead'), LEAD, l10n.t('"lead" takes letters, for example [V].')),
    inner: readInner(fields.get('inner')),
    languages: readLanguages(fields.get('languages')),
    series: readSeries(fields.get('series')),
    selfNaming: readSelfNaming(fields.get('selfNaming')),
    ignoreCase: readBoolean(fields.get('ignoreCase')),
    ignoreZeroPadding: readBoolean(fields.get('ignoreZeroPadding')),
    ...readUnlisted(fields.get('unlisted')),
    order: readChoice(fields.get('order'), ['before', 'after', 'either'] as const),
  };
  return { ...DEFAULT_NUMBERING, ...defined(read) };
}

const MAX_WORD_LENGTH = 100;

function readWords(field: Field | undefined, allowed: RegExp, advice: string): readonly string[] | undefined {
  return readSpellings(field)?.flatMap(({ text, range }) => {
    if (allowed.test(text) && text.length <= MAX_WORD_LENGTH) return [text];
    const trimmed = text.trim();
    const isCorrected = trimmed !== text && allowed.test(trimmed);
    const { reader } = field!;
    const fixes = isCorrected ? [reader.fix(l10n.t('Change to "{0}"', shorten(trimmed)), range, trimmed)] : [];
    reader.report('schema', range, l10n.t('"{0}" cannot stand before a number. {1}', shorten(text), advice), { fixes });
    return [];
  });
}

const readSeries = (field: Field | undefined): readonly string[] | undefined =>
  readWords(
    field,
    /^\p{L}[\p{L}\p{M}\d.-]*(?: \p{L}[\p{L}\p{M}\d.-]*)*$/u,
    l10n.t('A series is a word, for example [Schedule].'),
  );

function readLanguages(field: Field | undefined): readonly Language[] | undefined {
  return readSpellings(field)?.flatMap(({ text, range }) => {
    const found = LANGUAGE_NAMES.find((name) => name === text);
    if (found) return [found];
    const message = l10n.t(
      'There are no words for the language "{0}". Use {1}.',
      shorten(text),
      LANGUAGE_NAMES.join(', '),
    );
    reportUnknownWord({ reader: field!.reader, text, range }, LANGUAGE_NAMES, message);
    return [];
  });
}

function readSelfNaming(field: Field | undefined): Numbering['selfNaming'] | undefined {
  return isSeq(field?.reader.resolve(field.node)) ? readSpellings(field)?.map(({ text }) => text) : readBoolean(field);
}

const UNLISTED: readonly Unlisted[] = ['unknown', 'parent'];

/** For all numbers, or by series or level. */
function readUnlisted(field: Field | undefined): Partial<Pick<Numbering, 'unlisted' | 'unlistedIn'>> {
  const node = field?.reader.resolve(field.node);
  if (!field || !node || !isMap(node)) return defined({ unlisted: readChoice(field, UNLISTED) });
  const unlistedIn = [...collectFields(field.reader, node).all()].flatMap((entry) => {
    const meaning = readChoice(entry, UNLISTED);
    return meaning ? [[entry.name, meaning] as const] : [];
  });
  return { unlistedIn };
}

/** A sign that no bracket, letter or digit is. */
const SIGN = /^[.,;:§/*-]$/;

function readInner(field: Field | undefined): Numbering['inner'] | undefined {
  const fields = fieldsIn(field, '"inner"');
  if (!fields) return undefined;
  const { reader } = fields;
  const pairs: [word: string, bracket: string][] = [];
  for (const entry of fields.all()) {
    const bracket = readWritten(entry);
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
