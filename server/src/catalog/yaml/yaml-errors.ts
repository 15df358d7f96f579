import type { ErrorCode, YAMLError } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';

/** A syntax error, with its UTF-16 offsets in the text. */
export interface YamlSyntaxError {
  readonly kind: 'open-quote' | 'escape' | 'no-value' | 'tab' | 'tag' | 'other';
  readonly start: number;
  readonly end: number;
  /** One or two sentences that say what is wrong and what to do. */
  readonly message: string;
}

/** What to do about syntax errors, for readers who do not know YAML. */
const ADVICE: Partial<Record<ErrorCode, () => string>> = {
  BAD_ALIAS: () => l10n.t('"*" begins a YAML alias here. Put the whole text in double quotes.'),
  BAD_DQ_ESCAPE: () => l10n.t('A backslash in double quotes begins an escape. Write it twice, or use single quotes.'),
  BAD_INDENT: () => l10n.t('The indentation of this line does not match, or a list above it is not closed with "]".'),
  BAD_SCALAR_START: () => l10n.t('Text cannot begin with this character. Put the whole text in double quotes.'),
  BLOCK_AS_IMPLICIT_KEY: () =>
    l10n.t('A colon followed by a space begins a field. Put the whole text in double quotes, or fix the indentation.'),
  BLOCK_IN_FLOW: () =>
    l10n.t('Within brackets, a colon begins a field. Put the whole text in double quotes, or remove the brackets.'),
  MULTILINE_IMPLICIT_KEY: () =>
    l10n.t('The colon after a field name is missing, or the next line is not indented correctly.'),
  TAB_AS_INDENT: () => l10n.t('This line is indented with a tab. Use spaces.'),
  TAG_RESOLVE_FAILED: () =>
    l10n.t('YAML tags are not supported. Remove the tag, or put the whole text in double quotes.'),
  UNEXPECTED_TOKEN: () => l10n.t('Unexpected text. If it belongs to the text before it, put the whole text in quotes.'),
};

const openQuote = (): string => l10n.t('The quote that opens here is never closed. Close it.');
const noValue = (): string =>
  l10n.t('This line is not a field. A field has a colon and a space after its name: "title: …".');

/** @param lastQuote offset of the last opening quote of the text, which is the open one if a quote is not closed */
export function yamlSyntaxError(error: YAMLError, lastQuote: number): YamlSyntaxError {
  const kind = kindOf(error);
  if (kind === 'open-quote') return { kind, start: lastQuote, end: lastQuote + 1, message: openQuote() };
  const [start, end] = error.pos;
  const advice = kind === 'no-value' ? noValue() : ADVICE[error.code]?.();
  const message = advice ?? l10n.t('Not valid YAML: {0}.', firstLine(error.message));
  return { kind, start, end: Math.max(start, end), message };
}

function kindOf({ code, message }: YAMLError): YamlSyntaxError['kind'] {
  if (code === 'TAB_AS_INDENT') return 'tab';
  if (code === 'TAG_RESOLVE_FAILED') return 'tag';
  if (code === 'BAD_DQ_ESCAPE') return 'escape';
  if (code !== 'MISSING_CHAR') return 'other';
  return message.includes('quote') ? 'open-quote' : message.includes('map values') ? 'no-value' : 'other';
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 200);
}
