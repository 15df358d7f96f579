import type { Role, Style } from './block.ts';

/** A paragraph as a reader finds it. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly style: Style;
  /** Of a heading, from 1; otherwise 0. */
  readonly level: number;
  /** Notes, comments and boxes that are anchored in it. */
  readonly attached: readonly Attached[];
  /** Whether it is mainly a link to another place of the document. */
  readonly isLink: boolean;
}

export interface Attached {
  readonly role: Role;
  /** What it is, for people: `footnote 1`. */
  readonly on: string;
  readonly contents: readonly Content[];
}

export interface Row {
  readonly kind: 'row';
  readonly isFirst: boolean;
  readonly cells: readonly (readonly Content[])[];
}

export type Content = Paragraph | Row;

/** Text without what only breaks lines, and with lines that end as in Unix. */
export const plainText = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\u2011/g, '-')
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n');

const RAISED_FIGURES = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** `1st`, `1er`: the end of a word. `3.4`: not only a mark is raised. */
const NO_MARK = /\p{L}{2}|\d\.\d/u;

/** A raised mark, such as that of a note, is no part of a number: `3.4` and a raised `2` are `3.4²`, with an `a` `3.4⁽a⁾`. */
export function raisedText(text: string): string {
  if (NO_MARK.test(text)) return text;
  const figures = text.replace(/\d/g, (digit) => RAISED_FIGURES.charAt(Number(digit)));
  return figures.replace('o', 'º').replace(/(?!º)\p{L}/gu, '⁽$&⁾');
}
