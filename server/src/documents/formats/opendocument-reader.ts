import { l10n } from '../../core/base/l10n.ts';
import { type Attributes, attribute, levelOf, numberIn, type XmlHandler } from '../archive/xml.ts';
import type { Block, Piece, Role, Style } from '../block.ts';
import { ignoreComment, textOf } from '../blocks-of.ts';
import { type Attached, type Content, plainText, raisedText } from '../content.ts';
import type { Margin } from '../margins.ts';
import { addCell, columnName, textAt, withComment } from './cells.ts';
import { type OpenDocumentStyles, OpenListCounter, OUTLINE } from './opendocument-styles.ts';

interface OpenParagraph {
  text: string;
  readonly style: Style;
  readonly level: number;
  readonly attached: Attached[];
  linked: number;
  /** For each open span, whether its text is. */
  readonly raised: boolean[];
}

interface OpenTable {
  readonly name: string;
  isEmpty: boolean;
  row: number;
  column: number;
}

/** Elements without text of the document: deletions, lists of contents, descriptions, authors. */
const SKIPPED = new Set(
  'tracked-changes table-of-content alphabetical-index note-citation page-number creator creator-initials date title desc ruby-text'.split(
    ' ',
  ),
);
/** Larger repetitions are empty space. */
const MAX_REPEATED = 20;

/** Reads the content of a document, or the headers and footers of its styles. */
export class OpenDocumentReader implements XmlHandler {
  readonly contents: Content[] = [];
  readonly slides: { readonly contents: Content[]; readonly notes: Content[]; readonly comments: Content[] }[] = [];
  /** The rows of sheets, and their comments. */
  readonly sheets: Block[] = [];
  readonly margins: Margin[] = [];
  readonly #styles: OpenDocumentStyles;
  readonly #counter: OpenListCounter;
  readonly #containers: Content[][] = [this.contents];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #rows: Content[][][] = [];
  readonly #counts = new Map<string, number>();
  #lists: string[] = [];
  #number: string | undefined;
  #noteClass = '';
  #isSheet = false;
  #isTitle = false;
  #isLink = false;
  #skipped = 0;
  #isNumber = false;
  #repeatedCells = 1;
  #repeatedRows = 1;
  /** Of a sheet: the cells of the row. */
  #cells: (readonly Piece[])[] = [];
  #comments: Block[] = [];
  /** Of the cell. */
  #comment: readonly Content[] = [];

  constructor(styles: OpenDocumentStyles) {
    this.#styles = styles;
    this.#counter = new OpenListCounter(styles);
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipped > 0 || SKIPPED.has(name)) {
      this.#skipped++;
      return;
    }
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'p' || name === 'h') this.#openParagraph(name, attributes);
    else if (name === 'span' && paragraph) {
      const own = this.#styles.isRaised(attribute(attributes, 'style-name'));
      paragraph.raised.push(own ?? paragraph.raised.at(-1) ?? false);
    } else if (name === 's' && paragraph) {
      paragraph.text += ' '.repeat(Math.min(MAX_REPEATED, Number(attribute(attributes, 'c') ?? 1) || 1));
    } else if (name === 'tab' && paragraph) paragraph.text += '\t';
    else if (name === 'line-break' && paragraph) paragraph.text += LINE_BREAK;
    else if (name === 'a') this.#isLink = attribute(attributes, 'href')?.startsWith('#') === true;
    else if (name === 'spreadsheet') this.#isSheet = true;
    else if (name === 'frame') this.#isTitle = attribute(attributes, 'class') === 'title';
    else if (name === 'note') this.#noteClass = attribute(attributes, 'note-class') ?? 'footnote';
    else if (name === 'page' || name === 'notes') this.#openSlide(name);
    else if (name === 'list') this.#openList(attributes);
    else if (name === 'list-item') this.#openItem(attributes);
    else if (name === 'list-header') this.#number = undefined;
    else if (name === 'table') this.#openTable(attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes);
    else if (CONTAINERS.test(name) || SHAPES.test(name)) this.#containers.push([]);
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#skipped > 0) return;
    const shown = text.replace(/[ \t\r\n]+/g, ' ');
    paragraph.text += paragraph.raised.at(-1) ? raisedText(shown) : shown;
    if (this.#isLink) paragraph.linked += text.length;
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (name === 'p' || name === 'h') this.#closeParagraph();
    else if (name === 'span') this.#paragraphs.at(-1)?.raised.pop();
    else if (name === 'a') this.#isLink = false;
    else if (name === 'list') this.#lists.pop();
    else if (name === 'table') this.#closeTable();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'page' || name === 'notes') this.#pop();
    else if (name === 'note-body') this.#attach('note', this.#counted(this.#noteClass));
    else if (name === 'annotation') this.#attach('comment', this.#counted('comment'));
    else if (SHAPES.test(name)) this.#attach('box', l10n.t('text box'));
    else if (/^header/.test(name)) this.margins.push({ role: 'header', contents: this.#pop() });
    else if (/^footer/.test(name)) this.margins.push({ role: 'footer', contents: this.#pop() });
  }

  #openParagraph(name: string, attributes: Attributes): void {
    const style = attribute(attributes, 'style-name');
    const outline =
      name === 'h' ? levelOf(attribute(attributes, 'outline-level'), 1) : this.#styles.headingLevel(style);
    const level = this.#isTitle ? 1 : outline;
    const number =
      this.#lists.length > 0
        ? this.#number
        : name === 'h'
          ? this.#counter.next(OUTLINE, outline, numberIn(attributes, 'start-value'))
          : undefined;
    const isItem = this.#lists.length > 0;
    this.#number = undefined;
    this.#paragraphs.push({
      text: number === undefined || number === '' ? '' : `${number} `,
      style: level > 0 ? 'heading' : style === 'Title' || style === 'Subtitle' ? 'title' : isItem ? 'item' : 'plain',
      level,
      attached: [],
      linked: 0,
      raised: [],
    });
  }

  #closeParagraph(): void {
    const closed = this.#paragraphs.pop();
    if (!closed) return;
    const { text, linked, raised: _spans, ...rest } = closed;
    // White space collapses, as in HTML.
    const shown = plainText(text.replace(/^ +| +$/g, '').replaceAll(LINE_BREAK, '\n'));
    this.#containers.at(-1)?.push({ kind: 'paragraph', ...rest, text: shown, isLink: linked * 2 > text.length });
  }

  #openSlide(name: string): void {
    const slide = { contents: [], notes: [], comments: [] };
    if (name === 'page') this.slides.push(slide);
    const current = this.slides.at(-1);
    this.#containers.push((name === 'page' ? current?.contents : current?.notes) ?? []);
  }

  #openList(attributes: Attributes): void {
    const outer = this.#lists.at(-1);
    const style = attribute(attributes, 'style-name') ?? outer ?? '';
    const isContinued =
      attribute(attributes, 'continue-numbering') === 'true' || attribute(attributes, 'continue-list') !== undefined;
    if (outer === undefined && !isContinued) this.#counter.restart(style);
    this.#lists.push(style);
  }

  #openItem(attributes: Attributes): void {
    const list = this.#lists.at(-1) ?? '';
    this.#number = this.#counter.next(list, this.#lists.length, numberIn(attributes, 'start-value'));
  }

  #openTable(attributes: Attributes): void {
    this.#tables.push({ name: attribute(attributes, 'name') ?? '', isEmpty: true, row: 0, column: 0 });
  }

  #openRow(attributes: Attributes): void {
    this.#repeatedRows = repeated(attribute(attributes, 'number-rows-repeated'));
    this.#rows.push([]);
    const table = this.#tables.at(-1);
    if (table) table.column = 0;
    this.#cells = [];
  }

  #openCell(attributes: Attributes): void {
    this.#repeatedCells = repeated(attribute(attributes, 'number-columns-repeated'));
    this.#isNumber = attribute(attributes, 'value-type') === 'float';
    this.#containers.push([]);
  }

  #closeCell(): void {
    const contents = this.#pop();
    const table = this.#tables.at(-1);
    if (this.#isSheet && this.#tables.length === 1 && table) this.#addCell(contents, table);
    else this.#rows.at(-1)?.push(contents);
  }

  #addCell(contents: readonly Content[], table: OpenTable): void {
    const [text, comment] = [textOf(contents, '\n').trim(), textOf(this.#comment, '\n').trim()];
    const cell = `${columnName(table.column)}${table.row + 1}`;
    const ignoring = ignoreComment(comment);
    const origin = { kind: 'cell' as const, sheet: table.name, cell };
    if (text !== '')
      addCell(this.#cells, table.column, { text: withComment(text, ignoring), origin, isNumber: this.#isNumber });
    if (comment !== '' && (text === '' || !ignoring)) this.#comments.push(textAt(cell, table.name, 'comment', comment));
    this.#comment = [];
    table.column += this.#repeatedCells;
  }

  #closeRow(): void {
    const cells = this.#rows.pop() ?? [];
    const table = this.#tables.at(-1);
    if (!table) return;
    if (this.#isSheet && this.#tables.length === 1) {
      if (this.#cells.length > 0) {
        this.sheets.push({ kind: 'row', role: 'cell', isFirst: table.isEmpty, cells: this.#cells });
        table.isEmpty = false;
      }
      this.#cells = [];
      table.row += this.#repeatedRows;
      return;
    }
    this.#containers.at(-1)?.push({ kind: 'row', isFirst: table.isEmpty, cells });
    table.isEmpty = false;
  }

  #closeTable(): void {
    this.#tables.pop();
    this.sheets.push(...this.#comments);
    this.#comments = [];
  }

  #attach(role: Role, on: string): void {
    const contents = this.#pop();
    const paragraph = this.#paragraphs.at(-1);
    if (this.#isSheet && role === 'comment') this.#comment = contents;
    else if (paragraph) paragraph.attached.push({ role, on, contents });
    else if (role === 'comment' && this.slides.length > 0) this.slides.at(-1)!.comments.push(...contents);
    else this.#containers.at(-1)?.push(...contents);
  }

  #counted(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (kind === 'footnote') return l10n.t('footnote {0}', count);
    return kind === 'endnote' ? l10n.t('endnote {0}', count) : l10n.t('comment {0}', count);
  }

  #pop(): Content[] {
    return this.#containers.length > 1 ? this.#containers.pop()! : [];
  }
}

/** Stands for a line break until white space is collapsed. */
const LINE_BREAK = '\u2028';
const SHAPES = /^(?:text-box|custom-shape|rect|ellipse|circle|polygon|path|line|connector|caption)$/;
const CONTAINERS = /^(?:note-body|annotation|header|footer|header-left|footer-left|header-first|footer-first)$/;

const repeated = (count: string | undefined): number => Math.max(1, Number(count ?? 1) || 1);
