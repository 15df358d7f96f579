import type { WordChange } from '../editions/word-diff.ts';
import type { Listed } from '../model/framework.ts';
import { code, inline, webAddress } from '../text/markdown.ts';
import { plainLine } from '../text/plain-line.ts';

/**
 * A format for text shown to people. Each argument named `text` is plain text of a catalog or document, which may be
 * hostile and becomes inert; each other one was written by the same `Markup`.
 */
export interface Markup {
  /** LSP's `MarkupKind`. */
  readonly kind: 'markdown' | 'plaintext';
  text(text: string): string;
  strong(text: string): string;
  /** Text with changed words: deleted ones struck through, new ones in bold; or both in brackets. */
  changes(changes: readonly WordChange[]): string;
  /** A link to a page of the web, or plain text where the address is not one. */
  link(text: string, address: string): string;
  /** Separate lines. */
  lines(written: readonly string[]): string;
  /** Paragraphs and tables in a row. */
  blocks(written: readonly string[]): string;
  /** Separates blocks of different kinds. */
  readonly rule: string;
  /** A number, which links to its objective where that can be opened. */
  number(number: string, objective?: Listed): string;
  /** Two columns without headings: numbers and their meanings. */
  table(rows: readonly Row[]): string;
}

/** A number (plain text) and its meaning; the objective, where the number may link to it. */
export type Row = readonly [number: string, written: string, objective?: Listed];

export const markdown: Markup = {
  kind: 'markdown',
  text: inline,
  strong: (text) => `**${inline(text)}**`,
  changes: (changes) => runs(changes, inline, { delete: ['~~', '~~'], insert: ['**', '**'] }),
  link: (text, address) => {
    const target = webAddress(address);
    return target ? `[${inline(text)}](${target})` : inline(`${text}: ${address}`);
  },
  lines: (written) => written.join('  \n'),
  blocks: (written) => written.join('\n\n'),
  rule: '---',
  number: cell,
  table: (rows) => tableOf(rows, cell),
};

/** Markdown in which numbers link to their objectives. */
export function linkedMarkdown(targetOf: DefinitionTarget): Markup {
  const linked: Markup['number'] = (number, objective) => {
    const target = objective && cell(number) !== '' ? targetOf(objective) : null;
    return target ? `[${cell(number)}](${target})` : cell(number);
  };
  return { ...markdown, number: linked, table: (rows) => tableOf(rows, linked) };
}

function tableOf(rows: readonly Row[], numberOf: Markup['number']): string {
  const written = rows.map(([number, text, objective]) => `| ${numberOf(number, objective)} | ${text} |`);
  return ['| | |', '| --- | --- |', ...written].join('\n');
}

export const plainText: Markup = {
  kind: 'plaintext',
  text: plainLine,
  strong: plainLine,
  changes: (changes) => runs(changes, plainLine, { delete: ['[-', '-]'], insert: ['{+', '+}'] }),
  link: (text, address) => plainLine(`${text}: ${address}`),
  lines: (written) => written.join('\n'),
  blocks: (written) => written.join('\n\n'),
  rule: '',
  number: plainLine,
  table: (rows) => rows.map(([number, written]) => `${plainLine(number)}  ${written}`).join('\n'),
};

/** Blocks that follow others of a different kind. */
export function withRule({ rule }: Markup, written: readonly string[]): readonly string[] {
  return rule === '' || written.length === 0 ? written : [rule, ...written];
}

type Marks = readonly [before: string, after: string];

/**
 * Each run between its marks, with the spaces at its ends outside. A space separates marks from other marks and from
 * punctuation, since `a**(b)**` is not emphasis (CommonMark 0.31, section 6.2).
 */
function runs(
  changes: readonly WordChange[],
  write: (text: string) => string,
  marks: Readonly<Record<'delete' | 'insert', Marks>>,
): string {
  let written = '';
  let wasMarked = false;
  for (const { op, text } of changes) {
    const core = write(text);
    const [before, after] = op === 'equal' || core === '' ? ['', ''] : marks[op];
    const isMarked = before !== '';
    const isApart = /^\s/.test(text) || (isMarked && (wasMarked || !/^[\p{L}\p{N}]/u.test(core)));
    const goesApart = /\s$/.test(text) || (isMarked && !/[\p{L}\p{N}]$/u.test(core));
    written += `${isApart && !written.endsWith(' ') ? ' ' : ''}${before}${core}${after}${goesApart ? ' ' : ''}`;
    wasMarked = isMarked;
  }
  return written.trim();
}

/** A code span, except where it has characters that Markdown parsers treat differently in cells or spans. */
function cell(number: string): string {
  return /[|`\\]/.test(number) ? inline(number) : code(number);
}

/** The target of a link to an objective as a URI; null where none would open. */
export type DefinitionTarget = (objective: Listed) => string | null;
