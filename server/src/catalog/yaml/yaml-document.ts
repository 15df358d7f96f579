import { Composer, type CST, Lexer, type ParsedNode, Parser } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { LineIndex } from './line-index.ts';
import { isMasked, maskValues, type Slip } from './unquoted-text.ts';
import { looseEnds } from './yaml-anchors.ts';
import { type YamlSyntaxError, yamlSyntaxError } from './yaml-errors.ts';

/** Larger files are not read, in UTF-16 units: room for 100,000 entries with many fields. */
const MAX_LENGTH = 16_000_000;
/** Levels of nesting. The composer of `yaml` is recursive and overflows the stack on deeper ones. */
const MAX_DEPTH = 200;
/** How often a text is parsed again with masked values. */
const MAX_RECOVERIES = 4;
/** Of large texts less often, but once: as often as makes this length in all (in UTF-16 units). */
const MAX_PARSED_AGAIN = 1_000_000;
/** A text with more errors is not a file in which quotes are missing. */
const MAX_ERRORS = 20_000;
/** Anchors, aliases, tags and merge keys, which catalogs have few of. Reading so many would take seconds. */
const MAX_REFERENCES = 10_000;

/** A YAML text as nodes. All offsets are UTF-16 offsets of the text as given. */
export interface YamlDocument {
  readonly lines: LineIndex;
  /** Null for an empty text, or one that is not read. */
  readonly root: ParsedNode | null;
  /** What was parsed: the text with lone carriage returns as line feeds, and with values masked that lacked quotes. */
  readonly source: string;
  /** Values were masked, so that scalars may hold masking characters. */
  readonly masked: boolean;
  /** Syntax errors. Parts of the text may be missing from the nodes. */
  readonly errors: readonly YamlSyntaxError[];
  /** Tags, which are not supported; the tagged values are in the nodes. */
  readonly tags: readonly YamlSyntaxError[];
  /** Offset of a second document. */
  readonly secondDocument?: number;
  /** Why the text is not read at all, and from which offset. */
  readonly refused?: { readonly problem: 'limit' | 'too-deep'; readonly offset: number; readonly message: string };
}

const NOTHING = { root: null, masked: false, errors: [], tags: [] } as const;

/**
 * Parses YAML 1.2 with the failsafe schema, in which every scalar is the text as written. Never throws, and limits time
 * and stack for any text.
 *
 * @param proseFields names of fields in whose values missing quotes are recovered
 */
export function parseYaml(text: string, proseFields: readonly string[]): YamlDocument {
  if (text.length > MAX_LENGTH) {
    const message = l10n.t(
      'This file is larger than {0} million characters and is not read. Split it.',
      MAX_LENGTH / 1_000_000,
    );
    return { ...NOTHING, lines: new LineIndex(''), source: '', refused: { problem: 'limit', offset: 0, message } };
  }
  const lines = new LineIndex(text);
  // The library does not take a lone carriage return for a line ending; a line feed in its place keeps all offsets.
  const source = text.replace(/\r(?!\n)/g, '\n');
  return recover(lines, { ...parseOnce(source), lines }, proseFields);
}

/** Parses the document again with misleading values masked, as long as that leaves fewer slips. */
function recover(lines: LineIndex, first: YamlDocument, proseFields: readonly string[]): YamlDocument {
  // A text that contains masking characters itself is not masked.
  if (first.errors.length >= MAX_ERRORS || isMasked(first.source)) return first;
  const affordable = Math.max(1, Math.floor(MAX_PARSED_AGAIN / first.source.length));
  const rounds = Math.min(MAX_RECOVERIES, affordable);
  let document = first;
  let slips = slipsIn(document);
  for (let round = 0; round < rounds && slips.length > 0; round++) {
    // An open quote hides the rest of the text, and with it all further errors.
    const openQuote = slips.find(({ kind }) => kind === 'open-quote');
    const masked = maskValues(document.source, lines, openQuote ? [openQuote] : slips, proseFields);
    if (masked === null) break;
    const attempt = { ...parseOnce(masked), lines, masked: true };
    const left = slipsIn(attempt);
    if (attempt.refused || (!openQuote && left.length >= slips.length)) break;
    document = attempt;
    slips = left;
  }
  return document;
}

/** Places where quotes may be missing: errors, tags, and anchors and aliases that are not used as such. */
function slipsIn({ errors, tags, root, source }: YamlDocument): readonly Slip[] {
  return [...errors, ...tags, ...(/[&*]/.test(source) ? looseEnds(root) : [])];
}

function parseOnce(source: string): Omit<YamlDocument, 'lines'> {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lastQuote = 0;
  let references = 0;
  for (const lexeme of new Lexer().lex(source)) {
    if (lexeme.startsWith('"') || lexeme.startsWith("'")) lastQuote = parser.offset;
    if (/^(?:[&*!]|<<$)/.test(lexeme) && ++references > MAX_REFERENCES) return tooManyReferences(source, parser.offset);
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (lexeme === ',') settleItem(parser.stack.at(-1));
    if (parser.stack.length <= MAX_DEPTH) continue;
    const message = l10n.t('Lists and mappings are nested too deeply here; the file is not read. Flatten it.');
    return { ...NOTHING, source, refused: { problem: 'too-deep', offset: parser.offset, message } };
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [first, second] = withoutStackTraces(() => {
    const [one, two] = composer.compose(tokens, true, source.length);
    return [one, two];
  });
  const found = [...(first?.errors ?? []), ...(first?.warnings ?? [])]
    .slice(0, MAX_ERRORS)
    .map((error) => yamlSyntaxError(error, lastQuote));
  const errors = found.filter(({ kind }) => kind !== 'tag');
  const tags = found.filter(({ kind }) => kind === 'tag');
  const read = { root: first?.contents ?? null, source, masked: false, errors, tags };
  return second ? { ...read, secondDocument: second.contents?.range[0] ?? second.range[0] } : read;
}

function tooManyReferences(source: string, offset: number): Omit<YamlDocument, 'lines'> {
  const message = l10n.t(
    'There are more than {0} YAML anchors, aliases, tags and merge keys; the file is not read. Remove them, or put texts that begin with "&", "*" or "!" in double quotes.',
    MAX_REFERENCES,
  );
  return { ...NOTHING, source, refused: { problem: 'limit', offset, message } };
}

/**
 * The parser takes an item of a list in brackets for a key until the list ends, and then deletes these properties of all
 * items, which makes the engine keep each in a table: that takes longer than all other parsing. What is certainly a value
 * after its comma becomes one here.
 */
function settleItem(list: CST.Token | undefined): void {
  if (list?.type !== 'flow-collection' || list.start.type !== 'flow-seq-start') return;
  const at = list.items.length - 2;
  const { start = [], key, sep, value } = list.items[at] ?? {};
  if (!key || value || sep?.length !== 0 || start.some(({ type }) => type === 'explicit-key-ind')) return;
  list.items[at] = { start, value: key };
}

/** The library creates an error object for every mistake in a text; their stack traces take far longer than parsing. */
function withoutStackTraces<T>(work: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}
