import { isScalar, type Scalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import { CONTROL_CHARACTERS } from './prose.ts';
import { isMasked } from './unquoted-text.ts';
import { quote } from './write-yaml.ts';
import { nodesOf } from './yaml-anchors.ts';
import { parseYaml } from './yaml-document.ts';
import type { YamlSyntaxError } from './yaml-errors.ts';
import { type Explanation, type FileKind, YamlReader } from './yaml-reader.ts';

/** The result of reading a file of ours. Plain data. */
export interface ReadYaml<Value> {
  /** The valid parts of the file; null where nothing could be read. */
  readonly value: Value | null;
  /** In the order of the text. */
  readonly problems: readonly Diagnostic[];
  /**
   * The text is not valid YAML, or too large or too deep, so that parts of it may be missing from the value: a host that
   * has an earlier version should keep that.
   */
  readonly incomplete: boolean;
}

/** Parses a YAML text, reports what is wrong with it as YAML, and reads it with `read`. Never throws. */
export function readYaml<Value>(
  uri: string,
  text: string,
  kind: FileKind,
  read: (reader: YamlReader) => Value | null,
): ReadYaml<Value> {
  try {
    const reader = new YamlReader(uri, text, parseYaml(text, kind.proseFields), kind);
    const { refused, errors } = reader.document;
    reportYamlProblems(reader);
    const value = refused ? null : read(reader);
    reportUnquoted(reader);
    return { value, problems: reader.problems.sorted(), incomplete: refused !== undefined || errors.length > 0 };
  } catch (error) {
    return { value: null, problems: [unreadable(kind, error)], incomplete: true };
  }
}

/** The last resort, for hostile input on which the YAML library itself fails. */
function unreadable(kind: FileKind, error: unknown): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = l10n.t(
    'This file cannot be read ({0}). Simplify it.',
    error instanceof Error ? error.name : l10n.t('failure'),
  );
  const code = kind.codeOf('syntax');
  return { code, severity: kind.severityOf(code), range: { start, end: start }, message, fixes: [] };
}

function reportYamlProblems(reader: YamlReader): void {
  const { refused, tags, secondDocument } = reader.document;
  if (refused) {
    reader.report(refused.problem, reader.range(refused.offset, refused.offset), refused.message);
    return;
  }
  reportSyntaxProblems(reader);
  for (const { start, end, message } of tags) {
    const range = reader.range(start, end);
    reader.report('unsupported-yaml', range, message, { fixes: [reader.fix(l10n.t('Remove the tag'), range, '')] });
  }
  if (secondDocument !== undefined) {
    const range = reader.range(secondDocument, secondDocument + 1);
    const message = l10n.t(
      'A second YAML document begins before this; only the first is read. Move it to a file of its own.',
    );
    reader.report('unsupported-yaml', range, message);
  }
  reportControlCharacters(reader);
}

/** Reports texts that could only be read because characters were masked. */
function reportUnquoted(reader: YamlReader): void {
  if (!reader.document.masked) return;
  for (const node of nodesOf(reader.document.root)) {
    if (!isScalar(node) || typeof node.value !== 'string' || !isMasked(node.value)) continue;
    if (!reader.explained.has(node)) reportUnquotedText(reader, node);
  }
}

/** Longer texts were not left without quotes by mistake. */
const MAX_QUOTED_LENGTH = 5_000;

function reportUnquotedText(reader: YamlReader, node: Scalar.Parsed): void {
  const value = reader.value(node);
  const range = reader.nodeRange(node);
  const written = reader.text.slice(node.range[0], node.range[1]);
  const fixes =
    value.length > MAX_QUOTED_LENGTH ? [] : [reader.fix(l10n.t('Put it in double quotes'), range, quote(value))];
  const why =
    written === `"${value}`
      ? l10n.t('The quote that opens here is never closed')
      : /:(\s|$)/.test(value)
        ? l10n.t('A colon followed by a space begins a field in YAML')
        : l10n.t('YAML does not read this as text because it begins with {0}', value.charAt(0));
  reader.report('unquoted-text', range, l10n.t('{0}. Put the whole text in double quotes.', why), { fixes });
}

function reportControlCharacters(reader: YamlReader): void {
  for (const { 0: character, index } of reader.text.matchAll(CONTROL_CHARACTERS)) {
    const range = reader.range(index, index + 1);
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const message = l10n.t('This file contains the control character {0}. Remove it.', name);
    reader.report('unsupported-yaml', range, message, { fixes: [reader.fix(l10n.t('Remove it'), range, '')] });
    if (reader.problems.isFull) return;
  }
}

/** Reports syntax errors, with fixes for the most common slips. */
function reportSyntaxProblems(reader: YamlReader): void {
  for (const error of firstOfEachLine(reader)) {
    const slip = slipAt(reader, error);
    const range = slip?.range ?? reader.range(error.start, error.end);
    const explained = slip ?? reader.kind.explainLine?.(reader, range.start.line);
    reader.report('syntax', range, explained?.message ?? error.message, { fixes: explained?.fixes ?? [] });
  }
}

/** One error per line, since others follow from it: the one about a tab, otherwise the first. */
function firstOfEachLine(reader: YamlReader): Iterable<YamlSyntaxError> {
  const byLine = new Map<number, YamlSyntaxError>();
  for (const error of reader.document.errors) {
    const { line } = reader.range(error.start, error.end).start;
    if (!byLine.has(line) || error.kind === 'tab') byLine.set(line, error);
  }
  return byLine.values();
}

interface Slip extends Explanation {
  readonly range: Range;
}

function slipAt(reader: YamlReader, error: YamlSyntaxError): Slip | null {
  const { start, end, message } = error;
  const at = (from: number, to: number) => reader.range(from, to);
  const found = (length: number) => at(start, start + length);
  const ahead = reader.text.slice(start, start + 100);
  if (error.kind === 'tab') {
    const tabs = /^\t+/.exec(ahead)?.[0].length ?? 1;
    const fix = reader.fix(l10n.t('Indent with spaces'), found(tabs), '  '.repeat(tabs));
    return { range: found(tabs), message, fixes: [fix] };
  }
  if (error.kind === 'escape' && ahead.startsWith('\\')) {
    const fix = reader.fix(l10n.t('Write the backslash twice'), found(1), '\\\\');
    return { range: at(start, end), message, fixes: [fix] };
  }
  const name = error.kind === 'no-value' ? /^[A-Za-z]+:(?=\S)/.exec(ahead)?.[0] : undefined;
  if (name !== undefined) {
    const range = at(start, end);
    const advice = l10n.t('A space is missing after "{0}". Add it.', name);
    return { range, message: advice, fixes: [reader.fix(l10n.t('Add the space'), found(name.length), `${name} `)] };
  }
  return missingSpaceOfListItem(reader, start);
}

/** `-3.4 Title`: the list marker needs a space after it. */
function missingSpaceOfListItem(reader: YamlReader, offset: number): Slip | null {
  const { lines } = reader.document;
  const { line } = lines.position(offset);
  const start = lines.start(line);
  const marker = /^[ \t]*-(?=[^\s-])/.exec(reader.text.slice(start, Math.min(lines.end(line), start + 1_000)))?.[0];
  if (marker === undefined) return null;
  const range = reader.range(start + marker.length - 1, start + marker.length);
  const message = l10n.t('A space is missing after "-". Add it.');
  return { range, message, fixes: [reader.fix(l10n.t('Add the space'), range, '- ')] };
}
