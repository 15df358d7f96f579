import { l10n } from '../core/base/l10n.ts';
import type { Block, Origin, Piece, Role } from './block.ts';
import type { Content, Paragraph, Row } from './content.ts';
import { labelOf } from './place.ts';

/** Rows with more text, in UTF-16 units, are layout: their paragraphs are read one by one. */
const MAX_ROW = 20_000;

/** The origin of a body's paragraph: its position, from 1, and the headings above. */
export type OriginOf = (paragraph: number, heading: readonly string[]) => Origin;

interface Surroundings {
  readonly role: Role;
  /** For people: `footnote 1`. */
  readonly on?: string;
}

/** Puts what hangs on a paragraph or table behind it, counts paragraphs, and follows headings. */
export class BlockCollector {
  readonly blocks: Block[] = [];
  readonly #originOf: OriginOf;
  #count = 0;
  #headings: readonly { readonly level: number; readonly text: string }[] = [];
  #above: readonly string[] = [];

  constructor(originOf: OriginOf) {
    this.#originOf = originOf;
  }

  add(contents: readonly Content[], around: Surroundings = { role: 'body' }): void {
    let inTable: Paragraph[] = [];
    for (const content of contents) {
      if (content.kind === 'row') inTable.push(...this.#addRow(content, around));
      else {
        this.#addAttached(inTable);
        inTable = [];
        this.#addParagraph(content, around);
      }
    }
    this.#addAttached(inTable);
  }

  #addParagraph(written: Paragraph, around: Surroundings): void {
    const paragraph = withIgnoreComments(written);
    const { style, level, isLink } = paragraph;
    const { role } = around;
    if (!isBlank(paragraph) && style !== 'contents') {
      if (level > 0 && role === 'body') this.#openSection(level, paragraph.text);
      this.blocks.push({ kind: 'text', role, style, level, isLink, pieces: [this.#piece(paragraph, around)] });
    }
    this.#addAttached([paragraph]);
  }

  #openSection(level: number, title: string): void {
    const text = title.replace(/\s+/g, ' ').trim();
    this.#headings = [...this.#headings.filter((above) => above.level < level), { level, text }];
    this.#above = this.#headings.map((heading) => heading.text);
  }

  /** Returns the paragraphs of the row, for what is attached to them. */
  #addRow({ cells, isFirst }: Row, around: Surroundings): readonly Paragraph[] {
    const paragraphs = cells.map((cell) =>
      cell.filter((content) => content.kind === 'paragraph').map(withIgnoreComments),
    );
    const all = paragraphs.flat();
    const hasRows = cells.some((cell) => cell.length > 0 && cell.some(({ kind }) => kind === 'row'));
    if (hasRows || all.reduce((length, { text }) => length + text.length, 0) > MAX_ROW) {
      for (const cell of cells) this.add(cell, around);
      return [];
    }
    if (all.every(isBlank)) return all;
    const pieces = paragraphs.map((cell) =>
      cell.filter((each) => !isBlank(each)).map((each) => this.#piece(each, around)),
    );
    const role = around.role === 'body' ? 'cell' : around.role;
    const isHeader = isFirst || this.blocks.at(-1)?.kind !== 'row';
    this.blocks.push({ kind: 'row', role, isFirst: isHeader, cells: pieces });
    return all;
  }

  #addAttached(paragraphs: readonly Paragraph[]): void {
    for (const { attached } of paragraphs) {
      for (const { contents, role, on } of attached) this.add(contents, { role, on });
    }
  }

  #piece({ text }: Paragraph, { role, on }: Surroundings): Piece {
    if (role === 'body') this.#count++;
    const origin = this.#originOf(Math.max(1, this.#count), this.#above);
    return {
      text,
      origin: on === undefined ? origin : { ...origin, label: l10n.t('{0} on {1}', on, labelOf(origin)) },
    };
  }
}

/** What people write in a comment to ignore problems of what it is on: a paragraph, a row or a slide. */
const IGNORE = /objrefs-ignore(?:-(?:next-)?line)?(?![\w-])/;

/** Ignore comments cover the line that they are on. The paragraph and its ignore comments become one. */
function withIgnoreComments(paragraph: Paragraph): Paragraph {
  const ignoring = paragraph.attached.filter(
    ({ role, contents }) => role === 'comment' && ignoreComment(textOf(contents)) !== undefined,
  );
  if (ignoring.length === 0) return paragraph;
  const comments = ignoring.map(({ contents }) => ignoreComment(textOf(contents)));
  const text = [paragraph.text.replaceAll('\n', ' '), ...comments].join(' ');
  return { ...paragraph, text, attached: paragraph.attached.filter((each) => !ignoring.includes(each)) };
}

/** A comment of an office program as the engine reads it; undefined if it is not to ignore problems. */
export function ignoreComment(comment: string, as: 'line' | 'start' = 'line'): string | undefined {
  if (!IGNORE.test(comment)) return undefined;
  return `<!-- ${comment.replace(/\s+/g, ' ').replace(IGNORE, `objrefs-ignore-${as}`)} -->`;
}

/** The paragraphs of contents without tables. */
export const textOf = (contents: readonly Content[], between = ' '): string =>
  contents.flatMap((content) => (content.kind === 'paragraph' ? [content.text] : [])).join(between);

const isBlank = ({ text }: Paragraph): boolean => text.trim() === '';
