import { wording } from '../../model/catalog.ts';
import type { Listed } from '../../model/framework.ts';
import type { TextEdit } from '../../model/text.ts';
import type { Beside } from './beside.ts';
import { type Ending, endOfText } from './ending.ts';
import { ELLIPSIS, spanOf } from './heads.ts';
import { asItIs, type Syntax } from './syntax.ts';
import { type Words, wordsOf } from './words.ts';

/** A text in place of a title is cut where it is longer, in UTF-16 units. */
const MAX_TEXT = 200;

/**
 * Writes the title of an objective in place of some words of the text beside it, in their manner: cut where they are cut,
 * in their letter case, with what the place asks for. Null where it cannot stand there.
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

/** `3.4 (Provide innovative cybercrime training)`; null where the title cannot stand in brackets. */
export function numberWithTitle(objective: Listed): string | null {
  const { text, isCut } = shortened(objective, null);
  const title = isCut ? `${text}…` : text;
  const isPlaceable = title !== '' && endOfText(title, { kind: 'bracket', open: '(', close: ')' }) === null;
  return isPlaceable ? `${objective.number} (${title})` : null;
}

/** The title on one line, cut after some words or where it is a long text. */
function shortened(objective: Listed, count: number | null): { text: string; isCut: boolean } {
  const text = wording(objective)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const { all } = wordsOf(text);
  if (count !== null && count < all.length) return { text: text.slice(0, all[count - 1]!.end), isCut: true };
  if (objective.title !== undefined || text.length <= MAX_TEXT) return { text, isCut: false };
  const last = all.findLast(({ end }) => end <= MAX_TEXT);
  return { text: text.slice(0, last?.end ?? MAX_TEXT), isCut: true };
}

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();

/** All in capitals, or with a small first letter, as what it replaces. */
function likeWritten(title: string, written: string): string {
  if (/\p{L}.*\p{L}/su.test(written) && isUpper(written)) return title.toUpperCase();
  const [first, second] = [title.slice(0, 1), title.slice(1, 2)];
  const isSmall = /^[^\p{L}]*\p{Ll}/u.test(written) && /^\p{Lu}/u.test(first) && !/^\p{Lu}/u.test(second);
  return isSmall ? first.toLowerCase() + title.slice(1) : title;
}

/** What can stand in the place: nothing that would end it before its end. */
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

/** Prose may be in a string of code, where a backslash says something, or in a cell. */
const IN_STRINGS = /["`|\\]|(?<!\p{L})'|'(?!\p{L})/u;

function inCell(title: string, border: string): string {
  if (border === '<') return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // What the language of the document asks for is there already.
  if (border === '&') return title.replace(/(?<!\\)&/g, '\\&');
  return border === '\t' ? title : title.replaceAll(border, `\\${border}`);
}
