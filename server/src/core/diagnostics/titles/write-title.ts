import { wording } from '../../model/catalog.ts';
import type { Listed } from '../../model/framework.ts';
import type { TextEdit } from '../../model/text.ts';
import type { Citation } from '../../rewriting/citation-change.ts';
import { plainLine } from '../../text/plain-line.ts';
import type { Beside } from './beside.ts';
import { type Ending, endOfText } from './ending.ts';
import { ELLIPSIS, spanOf } from './heads.ts';
import { type Words, wordsOf } from './title-words.ts';

/** Maximum length of a text that is used as a title, in UTF-16 units. */
const MAX_TEXT = 200;

/**
 * Writes the title of an objective in place of words of the text next to it, in the same style: cut if they are cut, in
 * the same letter case, escaped as needed. Null if the title cannot be written there.
 */
export function writeTitle(beside: Beside, words: Words, objective: Listed, syntax: Syntax = asItIs): TextEdit | null {
  const [start, end] = spanOf(beside.text, words);
  const old = beside.text.slice(start, end);
  const ellipsis = ELLIPSIS.exec(beside.text.slice(end))?.[0] ?? '';
  const { text, isCut } = shortened(objective, ellipsis === '' ? null : words.all.length);
  const isWhole = beside.text.slice(0, start).trim() === '' && beside.text.slice(end + ellipsis.length).trim() === '';
  const written = likeWritten(text, old) + (isCut && ellipsis === '' ? '…' : '');
  const inSyntax = syntax(written);
  const title = inSyntax === null ? null : placed(inSyntax, beside.ending, isWhole);
  if (title === null) return null;
  return { range: beside.rangeOf(start, end + (isCut ? 0 : ellipsis.length)), newText: title };
}

/** `3.4 (Provide innovative cybercrime training)`; null if the title cannot be written in brackets. */
export function numberWithTitle(objective: Listed): string | null {
  const { text, isCut } = shortened(objective, null);
  const title = isCut ? `${text}…` : text;
  const isPlaceable = title !== '' && endOfText(title, { kind: 'bracket', open: '(', close: ')' }) === null;
  return isPlaceable ? `${objective.number} (${title})` : null;
}

/** The title on one line, cut after `count` words, or at the maximum length of a text. */
function shortened(objective: Listed, count: number | null): { text: string; isCut: boolean } {
  const text = plainLine(wording(objective));
  const { all } = wordsOf(text);
  if (count !== null && count < all.length) return { text: text.slice(0, all[count - 1]!.end), isCut: true };
  if (objective.title !== undefined || text.length <= MAX_TEXT) return { text, isCut: false };
  const last = all.findLast(({ end }) => end <= MAX_TEXT);
  return { text: text.slice(0, last?.end ?? MAX_TEXT), isCut: true };
}

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();

/** In capitals, or with a lower case first letter, like the text that it replaces. */
function likeWritten(title: string, written: string): string {
  if (/\p{L}.*\p{L}/su.test(written) && isUpper(written)) return title.toUpperCase();
  const [first, second] = [title.slice(0, 1), title.slice(1, 2)];
  const isSmall = /^[^\p{L}]*\p{Ll}/u.test(written) && /^\p{Lu}/u.test(first) && !/^\p{Lu}/u.test(second);
  return isSmall ? first.toLowerCase() + title.slice(1) : title;
}

/** The title escaped for its place; null if a part of it would end the text there. */
function placed(title: string, ending: Ending, isWhole: boolean): string | null {
  switch (ending.kind) {
    case 'cell':
      return inCell(title, ending.border);
    case 'value':
      if (ending.isQuoted) return title.replaceAll('"', '""');
      if (!title.includes(ending.delimiter) && !title.includes('"')) return title;
      return isWhole ? `"${title.replaceAll('"', '""')}"` : null;
    case 'open':
      return IN_STRINGS.test(title) ? null : title;
    default:
      if (ending.kind === 'quote' && title.includes('\\')) return null;
      return endOfText(title, ending) === null ? title : null;
  }
}

/** Prose may be in a string of code, where a backslash is an escape, or in a cell. */
const IN_STRINGS = /["`|\\]|(?<!\p{L})'|'(?!\p{L})/u;

function inCell(title: string, border: string): string {
  if (border === '<') return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // The language of the document has been applied already.
  if (border === '&') return title.replace(/(?<!\\)&/g, '\\&');
  return border === '\t' ? title : title.replaceAll(border, `\\${border}`);
}

/** Escapes a title for the language of a document; null if it cannot be written there safely. */
type Syntax = (title: string) => string | null;

const asItIs: Syntax = (title) => title;

const inTex: Syntax = (title) => (/[\\~^]/.test(title) ? null : title.replace(/[#$%&_{}]/g, '\\$&'));

/** Text that YAML would not read as a plain scalar: a key, a comment, the beginning of another kind of value. */
const NOT_PLAIN = /:(?:\s|$)|\s#|^[\s\-?:,[\]{}#&*!|>'"%@`]/;
const FLOW = /[,[\]{}]/;

/** @param inFlow within a list or map in brackets, judging by the line */
const inPlainYaml =
  (inFlow: boolean): Syntax =>
  (title) =>
    NOT_PLAIN.test(title) || (inFlow && FLOW.test(title)) ? null : title;

/** An apostrophe is part of words in prose, but ends a string in code. */
const inApostrophes: Syntax = (title) => (title.includes("'") ? null : title);

/** How to write a title in place of the text next to a citation. */
export function syntaxAt({ uri = '', lines }: Citation, { text, ending, rangeOf }: Beside): Syntax {
  if (/\.(?:tex|ltx|sty|cls)$/i.test(uri)) return inTex;
  const { start, end } = rangeOf(0, text.length);
  const quote = lines.line(end.line).charAt(end.character);
  if (quote === "'") return inApostrophes;
  if (!/\.ya?ml$/i.test(uri) || quote === '"' || ending.kind === 'quote') return asItIs;
  return inPlainYaml(/[[{]/.test(lines.line(start.line).slice(0, start.character)));
}
