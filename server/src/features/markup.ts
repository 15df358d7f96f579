import { MarkupKind } from 'vscode-languageserver';
import type { WordChange } from '../core/editions/word-diff.ts';
import type { Listed } from '../core/model/framework.ts';
import { code, inline } from '../core/text/markdown.ts';

/**
 * One way to write what is shown to a person. Every argument named `text` is plain text of a catalog or document, which
 * may be hostile and comes out inert; every other one was written by the same `Markup` before.
 */
export interface Markup {
  readonly kind: MarkupKind;
  text(text: string): string;
  strong(text: string): string;
  /** Texts in which words have changed: what is gone struck through, what is new in bold, or both in brackets. */
  changes(changes: readonly WordChange[]): string;
  /** Lines that stay apart. */
  lines(written: readonly string[]): string;
  /** Paragraphs and tables, one after another. */
  blocks(written: readonly string[]): string;
  /** What comes after it is of another kind. */
  readonly rule: string;
  /** Two columns without a heading: numbers and what they mean. */
  table(rows: readonly Row[]): string;
}

/** A number (plain text) and what it means; the objective, where the number may lead to it. */
export type Row = readonly [number: string, written: string, objective?: Listed];

export const markdown: Markup = {
  kind: MarkupKind.Markdown,
  text: inline,
  strong: (text) => `**${inline(text)}**`,
  changes: (changes) => runs(changes, inline, { delete: ['~~', '~~'], insert: ['**', '**'] }),
  lines: (written) => written.join('  \n'),
  blocks: (written) => written.join('\n\n'),
  rule: '---',
  table: (rows) => tableOf(rows, () => null),
};

/** The same with numbers that lead to their objectives. */
export const linkedMarkdown = (targetOf: DefinitionTarget): Markup => ({
  ...markdown,
  table: (rows) => tableOf(rows, targetOf),
});

function tableOf(rows: readonly Row[], targetOf: DefinitionTarget): string {
  const written = rows.map(([number, text, objective]) => {
    const target = objective && cell(number) !== '' ? targetOf(objective) : null;
    return `| ${target ? `[${cell(number)}](${target})` : cell(number)} | ${text} |`;
  });
  return ['| | |', '| --- | --- |', ...written].join('\n');
}

export const plainText: Markup = {
  kind: MarkupKind.PlainText,
  text: oneLine,
  strong: oneLine,
  changes: (changes) => runs(changes, oneLine, { delete: ['[-', '-]'], insert: ['{+', '+}'] }),
  lines: (written) => written.join('\n'),
  blocks: (written) => written.join('\n\n'),
  rule: '',
  table: (rows) => rows.map(([number, written]) => `${oneLine(number)}  ${written}`).join('\n'),
};

/** Blocks of another kind than those before them. */
export function withRule({ rule }: Markup, written: readonly string[]): readonly string[] {
  return rule === '' || written.length === 0 ? written : [rule, ...written];
}

type Marks = readonly [before: string, after: string];

/**
 * Each run by itself, between its marks; the spaces at its ends stand outside of them. Marks beside other marks or signs
 * stand apart: Markdown takes `a**(b)**` for no emphasis (CommonMark 0.31, section 6.2).
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

/** A code span; but the signs that end a cell or a span differently from one Markdown reader to the next do without. */
function cell(number: string): string {
  return /[|`\\]/.test(number) ? inline(number) : code(number);
}

/** Catalog text of several lines as one. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Where a link in a hover leads: the target of the link as a URI; null where there is none that would open. */
export type DefinitionTarget = (objective: Listed) => string | null;

/**
 * Links to the entries of objectives: with a command of the client's, which may open anything, that one; else the file of
 * the catalog, at the line. Nothing in a URI is left that would mean something to Markdown, whatever a file is called.
 *
 * @param command takes the URI and LSP's position of the number
 * @param clientUri gives the URI under which the client opens a catalog
 */
export function definitionTarget(command: string | undefined, clientUri: (uri: string) => string): DefinitionTarget {
  return ({ location, numberRange: { start } }) => {
    const uri = clientUri(location.uri);
    if (command !== undefined) return `command:${encoded(command)}?${encoded(JSON.stringify([uri, start]))}`;
    if (!uri.startsWith('file:///')) return null;
    return `${uri.replace(/[^\w/:%.~-]/gu, encoded)}#L${start.line + 1}`;
  };
}

/** Percent-encoded, with the brackets and signs that `encodeURIComponent` leaves. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
