import type { ErrorCode, YAMLError } from 'yaml';

/** An error of YAML, with its place as offsets of the text. */
export interface YamlSyntaxError {
  readonly kind: 'open-quote' | 'tab' | 'tag' | 'other';
  readonly start: number;
  readonly end: number;
  /** One or two sentences that say what is wrong and what to do. */
  readonly message: string;
}

/** What to do about YAML's errors, in words for somebody who does not know YAML. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: '"*" begins a YAML alias here. Put the whole text in double quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes begins an escape. Write it twice, or use single quotes.',
  BAD_INDENT: 'This line is not indented like what it belongs to, or a list above it is not closed by "]".',
  BAD_SCALAR_START: 'Text may not begin with this character. Put the whole text in double quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A colon followed by a space begins a field. Put the whole text in double quotes, or mend the indentation.',
  MULTILINE_IMPLICIT_KEY: 'A field name must stand on one line. Mend the indentation of this line or the one above.',
  BLOCK_IN_FLOW: 'A list or mapping of several lines may not stand within brackets.',
  TAB_AS_INDENT: 'A tab indents this line. Indent by spaces.',
  TAG_RESOLVE_FAILED: 'YAML tags mean nothing here. Remove it, or put the whole text in double quotes.',
  UNEXPECTED_TOKEN: 'This text does not belong here. If it is part of the text before it, put the whole in quotes.',
};

const KINDS: Partial<Record<ErrorCode, YamlSyntaxError['kind']>> = { TAB_AS_INDENT: 'tab', TAG_RESOLVE_FAILED: 'tag' };

/** @param lastQuote offset of the last opening quote of the text: an open one is the last, for it swallows the rest */
export function yamlSyntaxError(error: YAMLError, lastQuote: number): YamlSyntaxError {
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote')) {
    const message = 'The quote that opens here is never closed. Close it.';
    return { kind: 'open-quote', start: lastQuote, end: lastQuote + 1, message };
  }
  const [start, end] = error.pos;
  const message = ADVICE[error.code] ?? `This is no valid YAML: ${firstLine(error.message)}.`;
  return { kind: KINDS[error.code] ?? 'other', start, end: Math.max(start, end), message };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 200);
}
