import { isScalar, isSeq, type ParsedNode, type Scalar, type YAMLSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import { nearest } from '../../core/text/edit-distance.ts';
import { asLine, asProse, shorten } from './prose.ts';
import { removeFieldFix } from './remove.ts';
import { quoteIfNeeded } from './write-yaml.ts';
import type { Field } from './yaml-fields.ts';
import { describe, type YamlNode, type YamlReader } from './yaml-reader.ts';

/** A scalar with its text as written in the file, not empty. */
export interface WrittenText {
  readonly reader: YamlReader;
  readonly node: Scalar.Parsed;
  readonly text: string;
  /** Without quotes. */
  readonly range: Range;
}

/**
 * The text of a field, unchanged. An empty value, or one that is not text, is reported, and undefined.
 *
 * @param node an item of its list, in place of the value
 */
export function readWritten(
  place: Field | undefined,
  node: ParsedNode | null = place?.node ?? null,
): WrittenText | undefined {
  if (!place) return undefined;
  const { reader } = place;
  const resolved = reader.resolve(node);
  if (!resolved) {
    if (node === null) reportEmpty(place);
    return undefined;
  }
  if (!isScalar(resolved)) {
    const message = l10n.t(
      '"{0}" must be text, not {1}. Write it on one line, in double quotes if needed.',
      place.name,
      describe(resolved),
    );
    reader.report('schema', reader.nodeRange(resolved), message, { fixes: joinedTextFix(reader, resolved) });
    return undefined;
  }
  const text = reader.value(resolved);
  if (text === '') {
    reportEmpty(place, resolved);
    return undefined;
  }
  return { reader, node: resolved, text, range: reader.valueRange(resolved) };
}

function reportEmpty(place: Field, node?: Scalar.Parsed): void {
  const { reader } = place;
  const empty = node === undefined || node.range[0] === node.range[1];
  const range = empty ? place.nameRange : reader.nodeRange(node);
  const whole = { start: place.nameRange.start, end: empty ? afterColon(reader, range) : range.end };
  const fixes = removeFieldFix(reader, l10n.t('Remove the field'), whole, false);
  const message = l10n.t('"{0}" is empty. Fill it in, or remove the field.', shorten(place.name));
  reader.report('schema', range, message, { fixes });
}

/** After the colon that follows the name of a field. */
function afterColon(reader: YamlReader, { end }: Range): Range['end'] {
  const { lines } = reader.document;
  const rest = reader.text.slice(lines.start(end.line) + end.character, lines.end(end.line));
  return { line: end.line, character: end.character + (/^ *:/.exec(rest)?.[0].length ?? 0) };
}

/** The text of a field. A blank one is reported, and undefined. */
export function readFilled(field: Field | undefined): WrittenText | undefined {
  const written = readWritten(field);
  if (!field || !written || asProse(written.text) !== '') return written;
  reportEmpty(field, written.node);
  return undefined;
}

/** A field of prose, without control characters and white space at its ends. */
export function readText(field: Field | undefined): string | undefined {
  const written = readFilled(field);
  return written && asProse(written.text);
}

/** A field of prose on one line: line breaks become spaces. */
export function readLine(field: Field | undefined): string | undefined {
  const text = readText(field);
  return text === undefined ? undefined : asLine(text);
}

/** The full address, where the scheme is missing or is `http`. */
function correctedUrl(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed)
    ? trimmed.replace(/^https?:/i, 'https:')
    : /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(trimmed)
      ? `https://${trimmed}`
      : undefined;
  return address !== undefined && /^https:\/\/[^\s/]/.test(address) && URL.canParse(address) ? address : undefined;
}

/** An address that begins with `https:`. */
export function readUrl(field: Field | undefined): string | undefined {
  const written = readWritten(field);
  if (!field || !written) return undefined;
  const { reader, text, range } = written;
  if (/^https:\/\/[^\s/]/.test(text) && URL.canParse(text)) return text;
  const corrected = correctedUrl(text);
  const title = /^http:/i.test(text) ? l10n.t('Change to https') : l10n.t('Change to {0}', shorten(corrected ?? ''));
  const fixes = corrected === undefined ? [] : [reader.fix(title, range, corrected, false)];
  const message = l10n.t('"{0}" must be a full address that begins with https://.', field.name);
  reader.report('schema', range, message, { fixes });
  return undefined;
}

/** Words that other versions of YAML read as booleans. */
const TRUTH = new Map([
  ...['true', 'yes', 'on', 'y'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', 'n'].map((word) => [word, false] as const),
]);

/** `true` or `false`. Other words for them, which older versions of YAML allow, are reported and understood. */
export function readBoolean(field: Field | undefined): boolean | undefined {
  const written = readWritten(field);
  if (!field || !written) return undefined;
  const value = truthOf(written);
  if (value === undefined) {
    reportUnknownWord(written, ['true', 'false'], l10n.t('"{0}" must be true or false.', field.name));
  }
  return value;
}

export const truthIn = (text: string): boolean | undefined => TRUTH.get(text.toLowerCase());

/** The boolean that a scalar stands for, if any. Words other than `true` and `false` are reported. */
export function truthOf({ reader, text, range }: WrittenText): boolean | undefined {
  const value = truthIn(text);
  if (value === undefined || text === String(value)) return value;
  const fixes = [reader.fix(l10n.t('Change to {0}', String(value)), range, String(value))];
  reader.report('schema', range, l10n.t('Write {0} instead of "{1}".', String(value), text), { fixes });
  return value;
}

/** One of the given words. */
export function readChoice<T extends string>(field: Field | undefined, choices: readonly T[]): T | undefined {
  const others = choices.slice(0, -1).join(', ');
  return readAs(
    field,
    (text) => choices.find((choice) => choice === text),
    () => l10n.t('"{0}" must be {1} or {2}.', field!.name, others, choices.at(-1) ?? ''),
    (text) => nearest(text, choices),
  );
}

/** What `parse` makes of a text. A text of which it makes nothing is reported, with a guess at what it should be. */
export function readAs<T>(
  field: Field | undefined,
  parse: (text: string) => T | undefined,
  message: (text: string) => string,
  guess: (text: string) => string | undefined,
): T | undefined {
  const written = readWritten(field);
  if (!written) return undefined;
  const { reader, text, range } = written;
  const value = parse(text);
  if (value === undefined) {
    reader.report('schema', range, message(text), { fixes: reader.changeTo(range, guess(text)) });
  }
  return value;
}

/** Reports a text that is none of the known words, with the nearest of them. */
export function reportUnknownWord(
  { reader, text, range }: Omit<WrittenText, 'node'>,
  known: readonly string[],
  message: string,
): void {
  reader.report('schema', range, message, { fixes: reader.changeTo(range, nearest(text, known)) });
}

/** The items of a list. A single value is reported and read as a list of one item. */
export function readItems(field: Field | undefined): readonly ParsedNode[] | undefined {
  if (!field) return undefined;
  const { reader } = field;
  const resolved = reader.resolve(field.node);
  if (!resolved) {
    if (field.node === null) reportEmpty(field);
    return undefined;
  }
  if (isSeq(resolved)) return itemsOf(field, resolved);
  if (isScalar(resolved) && reader.value(resolved) === '') {
    reportEmpty(field, resolved);
    return undefined;
  }
  const range = reader.nodeRange(resolved);
  const written = reader.text.slice(resolved.range[0], reader.contentEnd(resolved));
  const isOneLine = !/[\n\r]/.test(written);
  const fixes = isOneLine ? [reader.fix(l10n.t('Put it in brackets'), range, `[${written}]`)] : [];
  reader.report('schema', range, l10n.t('"{0}" must be a list. Write it in brackets: [a, b].', field.name), { fixes });
  return [resolved];
}

/** The items that the list can have; more are reported. */
export function itemsOf({ reader, name }: Field, list: YAMLSeq.Parsed): readonly ParsedNode[] {
  const items = list.items.filter((item): item is ParsedNode => item !== null && 'range' in item);
  const max = reader.kind.maxItems.get(name) ?? items.length;
  const excess = items[max];
  if (!excess) return items;
  const message = l10n.t('"{0}" can have at most {1} items; the rest is not read. Remove some.', name, max);
  reader.report('limit', reader.nodeRange(excess), message);
  return items.slice(0, max);
}

/** A list of texts, unchanged, with their ranges. */
export function readSpellings(field: Field | undefined): readonly Pick<WrittenText, 'text' | 'range'>[] | undefined {
  if (!field) return undefined;
  return readItems(field)?.flatMap((item) => {
    const written = readWritten(field, item);
    return written ? [{ text: written.text, range: written.range }] : [];
  });
}

/** Replaces a list in brackets by a text: `[a, b]` by `"a, b"`. */
function joinedTextFix(reader: YamlReader, node: YamlNode): Fix[] {
  const texts = textsIn(reader, node);
  const newText = texts && quoteIfNeeded(texts.join(', '));
  return newText ? [reader.fix(l10n.t('Join into one text'), reader.nodeRange(node), newText)] : [];
}

/** The texts of a list in brackets that contains nothing else. */
export function textsIn(reader: YamlReader, node: YamlNode): readonly string[] | undefined {
  if (!isSeq(node) || !node.flow) return undefined;
  const texts = node.items.flatMap((item) => (isScalar(item) ? reader.value(item as Scalar.Parsed) : []));
  return texts.length === node.items.length && texts.length > 0 ? texts : undefined;
}
