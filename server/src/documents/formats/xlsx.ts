import type { Archive } from '../archive/archive.ts';
import { relationshipsOf } from '../archive/relationships.ts';
import { type Attributes, attribute, type XmlHandler, type XmlPart } from '../archive/xml.ts';
import type { Block, Origin, Piece, RowBlock } from '../block.ts';
import { ignoreComment, textOf } from '../blocks-of.ts';
import { plainText } from '../content.ts';
import { addCell, columnName, columnOf, shownNumber, textAt, withComment } from './cells.ts';
import { boxesOn } from './drawings.ts';
import { StoryReader } from './story-reader.ts';
import { readFormats } from './xlsx-formats.ts';

/** Reads a workbook (ECMA-376, part 1, section 18): the cells of its sheets as they are shown, and comments. */
export async function readXlsx(archive: Archive, workbook: string): Promise<readonly Block[]> {
  const related = await relationshipsOf(archive, workbook);
  const partOf = async (type: string) => archive.part(related.find((each) => each.type === type)?.target ?? '');
  const targets = new Map(related.map(({ id, target }) => [id, target]));
  const strings = readStrings(await partOf('sharedStrings'));
  const formats = readFormats(await partOf('styles'));
  const blocks: Block[] = [];
  for (const { name, id } of sheetsOf(await archive.part(workbook))) {
    const target = targets.get(id);
    const part = await archive.part(target ?? '');
    // A sheet is there once.
    if (target === undefined || !part || !targets.delete(id)) continue;
    const comments = new Map<string, string>();
    for (const { type, target: other } of await relationshipsOf(archive, target)) {
      if (type === 'comments') readComments(await archive.part(other), comments);
      else if (type === 'drawing') blocks.push(...boxesOn(name, await archive.part(other)));
    }
    const reader = new SheetReader(name, { strings, formats, comments });
    part.parse(reader);
    blocks.push(...reader.rows);
    for (const [cell, text] of comments) blocks.push(textAt(cell, name, 'comment', text));
  }
  return blocks;
}

function sheetsOf(workbook: XmlPart | undefined): { readonly name: string; readonly id: string }[] {
  const sheets: { name: string; id: string }[] = [];
  const open = (element: string, attributes: Attributes): void => {
    if (element === 'sheet') sheets.push({ name: attributes.name ?? '', id: attribute(attributes, 'id') ?? '' });
  };
  workbook?.parse({ open });
  return sheets;
}

function readStrings(part: XmlPart | undefined): readonly string[] {
  const reader = new StoryReader();
  part?.parse(reader);
  return reader.contents.map((content) => textOf([content]));
}

/** What cells refer to. */
interface BookParts {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  /** Of the sheet, by cell. Those that ignore problems become part of their cells. */
  readonly comments: Map<string, string>;
}

class SheetReader implements XmlHandler {
  readonly rows: RowBlock[] = [];
  readonly #sheet: string;
  readonly #book: BookParts;
  #cells: (readonly Piece[])[] = [];
  #row = 0;
  #cell = '';
  #type = '';
  #format = '';
  #value: string | undefined;
  #inline: StoryReader | undefined;
  #isValue = false;

  constructor(sheet: string, book: BookParts) {
    this.#sheet = sheet;
    this.#book = book;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.#cells = [];
      this.#row = Number(attributes.r ?? this.#row + 1);
    } else if (name === 'c') {
      this.#cell = attributes.r ?? `${columnName(this.#cells.length)}${this.#row}`;
      this.#type = attributes.t ?? 'n';
      this.#format = this.#book.formats[Number(attributes.s ?? 0)] ?? '';
      this.#value = undefined;
      this.#inline = undefined;
    } else if (name === 'v') this.#isValue = true;
    else {
      if (name === 'is') this.#inline = new StoryReader();
      this.#inline?.open(name, attributes);
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value = (this.#value ?? '') + text;
    else this.#inline?.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else this.#inline?.close(name);
  }

  #closeCell(): void {
    const text = this.#shown();
    if (text.trim() === '') return;
    const origin: Origin = { kind: 'cell', sheet: this.#sheet, cell: this.#cell };
    const { comments } = this.#book;
    const ignoring = ignoreComment(comments.get(this.#cell) ?? '');
    if (ignoring) comments.delete(this.#cell);
    addCell(this.#cells, columnOf(this.#cell), {
      text: withComment(text, ignoring),
      origin,
      isNumber: this.#type === 'n',
    });
  }

  #shown(): string {
    const value = this.#value ?? '';
    if (this.#type === 's') return this.#book.strings[Number(value)] ?? '';
    if (this.#type === 'inlineStr') return textOf(this.#inline?.contents ?? []);
    if (this.#type === 'n') return shownNumber(value, this.#format);
    return this.#type === 'b' || this.#type === 'e' ? '' : plainText(value);
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    this.rows.push({ kind: 'row', role: 'cell', isFirst: this.rows.length === 0, cells: this.#cells });
  }
}

function readComments(part: XmlPart | undefined, comments: Map<string, string>): void {
  const reader = new StoryReader();
  part?.parse(reader);
  for (const [key, contents] of reader.notes) {
    const text = textOf(contents);
    if (text.trim() !== '') comments.set(key.replace('comment ', ''), text);
  }
}
