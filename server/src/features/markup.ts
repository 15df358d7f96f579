import { MarkupKind } from 'vscode-languageserver';
import { code, inline } from './markdown.ts';

/**
 * One way to write what is shown to a person. Every argument named `text` is plain text of a catalog or document, which
 * may be hostile and comes out inert; every other one was written by the same `Markup` before.
 */
export interface Markup {
  readonly kind: MarkupKind;
  text(text: string): string;
  strong(text: string): string;
  /** Lines that stay apart. */
  lines(written: readonly string[]): string;
  /** Paragraphs and tables, one after another. */
  blocks(written: readonly string[]): string;
  /** What comes after it is of another kind. */
  readonly rule: string;
  /** Two columns without a heading: numbers (plain text) and what they mean. */
  table(rows: readonly (readonly [number: string, written: string])[]): string;
}

export const markdown: Markup = {
  kind: MarkupKind.Markdown,
  text: inline,
  strong: (text) => `**${inline(text)}**`,
  lines: (written) => written.join('  \n'),
  blocks: (written) => written.join('\n\n'),
  rule: '---',
  table: (rows) =>
    ['| | |', '| --- | --- |', ...rows.map(([number, written]) => `| ${cell(number)} | ${written} |`)].join('\n'),
};

export const plainText: Markup = {
  kind: MarkupKind.PlainText,
  text: oneLine,
  strong: oneLine,
  lines: (written) => written.join('\n'),
  blocks: (written) => written.join('\n\n'),
  rule: '',
  table: (rows) => rows.map(([number, written]) => `${oneLine(number)}  ${written}`).join('\n'),
};

/** Blocks of another kind than those before them. */
export function withRule({ rule }: Markup, written: readonly string[]): readonly string[] {
  return rule === '' || written.length === 0 ? written : [rule, ...written];
}

/** A code span; but the signs that end a cell or a span differently from one Markdown reader to the next do without. */
function cell(number: string): string {
  return /[|`\\]/.test(number) ? inline(number) : code(number);
}

/** Catalog text of several lines as one. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
