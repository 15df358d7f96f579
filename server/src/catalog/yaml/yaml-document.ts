import { Composer, type CST, Lexer, type ParsedNode, Parser } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { LineIndex } from './line-index.ts';
import { isMasked, maskValues, type Slip } from './unquoted-text.ts';
import { looseEnds } from './yaml-anchors.ts';
import { type YamlSyntaxError, yamlSyntaxError } from './yaml-errors.ts';

/** Larger files are not read, in UTF-16 units: some 100,000 objectives with all their fields. */
const MAX_LENGTH = 16_000_000;
/** Brackets, lists and mappings within each other. The composer of `yaml` is recursive, and dies of deeper ones. */
const MAX_DEPTH = 200;
/** How often a text is read again with masked values; a large one, once. */
const MAX_RECOVERIES = 4;
const LARGE = 1_000_000;
/** A text with more errors is no catalog that somebody forgot quotes in. */
const MAX_ERRORS = 20_000;

/** A YAML text as nodes, all of whose offsets are offsets of the text as given. */
export interface YamlDocument {
  readonly lines: LineIndex;
  /** Null for a text that holds nothing, or that is not read. */
  readonly root: ParsedNode | null;
  /** What was read: the text with lone carriage returns as line feeds, and with values masked that lacked quotes. */
  readonly source: string;
  /** Values were masked, so that scalars may hold masking characters. */
  readonly masked: boolean;
  /** What is no YAML. Parts of the text may be missing from the nodes. */
  readonly errors: readonly YamlSyntaxError[];
  /** Tags that mean nothing; what they stand at is in the nodes. */
  readonly tags: readonly YamlSyntaxError[];
  /** Where a second document begins. */
  readonly secondDocument?: number;
  /** Why the text is not read at all, and from where on. */
  readonly refused?: { readonly problem: 'limit' | 'too-deep'; readonly offset: number; readonly message: string };
}

/**
 * Reads YAML 1.2 as nodes with the failsafe schema, in which every scalar is the text that was written. Never throws,
 * and takes no more time or stack than the limits allow, whatever the text.
 *
 * @param proseFields names of fields in whose values missing quotes are recovered
 */
export function parseYaml(text: string, proseFields: readonly string[]): YamlDocument {
  if (text.length > MAX_LENGTH) {
    const message = l10n.t(
      'This file is larger than {0} million characters and is not read. Split it.',
      MAX_LENGTH / 1_000_000,
    );
    return {
      lines: new LineIndex(''),
      root: null,
      source: '',
      masked: false,
      errors: [],
      tags: [],
      refused: { problem: 'limit', offset: 0, message },
    };
  }
  const lines = new LineIndex(text);
  // The library knows no lone carriage return as a line end; a line feed in its place leaves all offsets as they are.
  const source = text.replace(/\r(?!\n)/g, '\n');
  return recover(lines, { ...parseOnce(source), lines }, proseFields);
}

/** Reads the document again with misleading values masked, as long as that leaves fewer slips. */
function recover(lines: LineIndex, first: YamlDocument, proseFields: readonly string[]): YamlDocument {
  // A text that uses the masking characters itself is taken as it is.
  if (first.errors.length >= MAX_ERRORS || isMasked(first.source)) return first;
  const rounds = first.source.length > LARGE ? 1 : MAX_RECOVERIES;
  let document = first;
  let slips = slipsIn(document);
  for (let round = 0; round < rounds && slips.length > 0; round++) {
    // An open quote swallows the rest of the text, and with it all further errors.
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

/** Where quotes may be missing: errors, tags, and signs of anchors and aliases that stand for nothing. */
function slipsIn({ errors, tags, root, source }: YamlDocument): readonly Slip[] {
  return [...errors, ...tags, ...(/[&*]/.test(source) ? looseEnds(root) : [])];
}

function parseOnce(source: string): Omit<YamlDocument, 'lines'> {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lastQuote = 0;
  for (const lexeme of new Lexer().lex(source)) {
    if (lexeme.startsWith('"') || lexeme.startsWith("'")) lastQuote = parser.offset;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length <= MAX_DEPTH) continue;
    const message = l10n.t('Lists and mappings are nested too deeply here; the file is not read. Flatten it.');
    return {
      root: null,
      source,
      masked: false,
      errors: [],
      tags: [],
      refused: { problem: 'too-deep', offset: parser.offset, message },
    };
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

/** The library makes an error object of every mistake in a text: their stack traces take far longer than the text. */
function withoutStackTraces<T>(work: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}
