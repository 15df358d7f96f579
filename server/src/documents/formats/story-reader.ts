import { l10n } from '../../core/base/l10n.ts';
import { type Attributes, attribute, levelOf, type XmlHandler } from '../archive/xml.ts';
import type { Role, Style } from '../block.ts';
import { type Attached, type Content, type Paragraph, plainText, type Row, raisedText } from '../content.ts';

/** What a paragraph says about itself. */
export interface ParagraphProperties {
  style?: string;
  list?: string;
  level?: number;
  /** From 0. */
  outline?: number;
}

/** What styles and lists make of a paragraph. `number` is the automatic one before its text. */
export interface Appearance {
  readonly number?: string | undefined;
  readonly style: Style;
  readonly level: number;
}

/** Footnotes, endnotes, comments and diagrams of a document: `footnote 3` by the name of the element and its id. */
export type Notes = Map<string, readonly Content[]>;
export const noteKey = (kind: string, id: string | undefined): string => `${kind} ${id}`;

interface OpenParagraph {
  text: string;
  appearance: Appearance;
  readonly properties: ParagraphProperties;
  readonly attached: Attached[];
  linked: number;
  /** It is a large first letter, or its end is tracked as deleted: what follows belongs to it. */
  isJoined: boolean;
}

interface OpenRow {
  readonly cells: (readonly Content[])[];
  isDeleted: boolean;
}

/** Elements whose contents are not, or no longer, in the document, or are there twice. */
const SKIPPED = new Set(
  'del moveFrom Fallback rt rPh instrText delText delInstrText pPrChange rPrChange tblPrEx sdtPr numCache'.split(' '),
);
/** Placeholders of slides that do not hold text of their own. */
const PLACEHOLDERS = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
/** Besides paragraphs: strings of workbooks, and texts of comments and charts that have no paragraphs. */
const PARAGRAPHS = new Set(['p', 'si', 'is', 'text', 'v']);
const NOTES = new Set(['footnote', 'endnote', 'comment']);
const PLAIN: Appearance = { style: 'plain', level: 0 };

/**
 * Reads the text of WordprocessingML and DrawingML (ECMA-376, part 1, sections 17 and 21), whose elements have the same
 * names: paragraphs, tables, boxes, notes; tracked insertions and not deletions, results of fields and not their
 * instructions.
 */
export class StoryReader implements XmlHandler {
  /** What a part of notes has, by element and id. */
  readonly notes = new Map<string, Content[]>();
  readonly #appearanceOf: (properties: ParagraphProperties) => Appearance;
  readonly #isStyleRaised: (style: string) => boolean;
  readonly #known: Notes;
  readonly #counts = new Map<string, number>();
  readonly #path: string[] = [];
  readonly #contents: Content[] = [];
  readonly #containers: Content[][] = [this.#contents];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #rows: OpenRow[] = [];
  /** For each open table, whether it has no row yet. */
  readonly #tables: boolean[] = [];
  #skipped = 0;
  #isText = false;
  #isLink = false;
  /** Whether the run is. */
  #isRaised = false;
  /** For each open field, whether its result has not begun. */
  #fields: boolean[] = [];
  /** How many of them that are. */
  #instructions = 0;
  #note = '';
  #placeholder = '';
  #joined: OpenParagraph | undefined;

  constructor(
    appearanceOf: (properties: ParagraphProperties) => Appearance = () => PLAIN,
    notes: Notes = new Map(),
    isStyleRaised: (style: string) => boolean = () => false,
  ) {
    this.#appearanceOf = appearanceOf;
    this.#isStyleRaised = isStyleRaised;
    this.#known = notes;
  }

  get contents(): readonly Content[] {
    this.#endJoined();
    return this.#contents;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1);
    if (this.#skipped > 0 || (SKIPPED.has(name) && !this.#isMark(name, parent))) {
      this.#skipped++;
      return;
    }
    this.#path.push(name);
    const paragraph = this.#paragraphs.at(-1);
    if (parent === 'pPr' || parent === 'numPr') this.#readProperty(name, attributes, paragraph);
    else if (parent === 'r' && paragraph) this.#openInRun(name, attributes, paragraph);
    else if (parent === 'rPr' && this.#path.at(-3) === 'r') this.#readRunProperty(name, attribute(attributes, 'val'));
    else if (PARAGRAPHS.has(name)) this.#openParagraph(name);
    else if (name === 'br' && paragraph) paragraph.text += '\n';
    else if (name === 't') this.#isText = true;
    else if (name === 'tbl') this.#openTable();
    else if (name === 'tr') this.#rows.push({ cells: [], isDeleted: false });
    else if (name === 'tc' || name === 'txbxContent') this.#containers.push([]);
    else if (name === 'relIds') this.#refer('drawing', attribute(attributes, 'dm'), paragraph);
    else if (name === 'chart') this.#refer('drawing', attribute(attributes, 'id'), paragraph);
    else if (name === 'hyperlink') this.#isLink = attribute(attributes, 'anchor') !== undefined;
    else if (name === 'sp') this.#placeholder = '';
    else if (name === 'ph') this.#placeholder = attribute(attributes, 'type') ?? '';
    else if (NOTES.has(name)) this.#openNote(name, attributes);
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!this.#isText || !paragraph || this.#skipped > 0 || this.#instructions > 0) return;
    paragraph.text += this.#isRaised ? raisedText(text) : text;
    if (this.#isLink) paragraph.linked += text.length;
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    this.#path.pop();
    const paragraph = this.#paragraphs.at(-1);
    if (PARAGRAPHS.has(name)) this.#closeParagraph();
    else if (name === 't') this.#isText = false;
    else if (name === 'r') this.#isRaised = false;
    else if (name === 'pPr' && paragraph) this.#applyProperties(paragraph);
    else if (name === 'hyperlink') this.#isLink = false;
    else if (name === 'sp') this.#placeholder = '';
    else if (name === 'tbl') this.#tables.pop();
    else if (name === 'tr') this.#closeRow();
    else if (name === 'tc') this.#rows.at(-1)?.cells.push(this.#popContainer());
    else if (name === 'txbxContent') this.#attach('box', l10n.t('text box'), this.#popContainer(), paragraph);
    else if (NOTES.has(name)) this.notes.set(this.#note, this.#popContainer());
  }

  /** Whether it says that the mark of a paragraph or a row is deleted, rather than what is in it. */
  #isMark(name: string, parent: string | undefined): boolean {
    if (name !== 'del' || (parent !== 'rPr' && parent !== 'trPr')) return false;
    const row = this.#rows.at(-1);
    if (parent === 'trPr' && row) row.isDeleted = true;
    const paragraph = this.#paragraphs.at(-1);
    if (parent === 'rPr' && this.#path.at(-2) === 'pPr' && paragraph) paragraph.isJoined = true;
    return true;
  }

  #readProperty(name: string, attributes: Attributes, paragraph: OpenParagraph | undefined): void {
    const value = attribute(attributes, 'val');
    if (paragraph && (attribute(attributes, 'dropCap') ?? 'none') !== 'none') paragraph.isJoined = true;
    if (!paragraph || value === undefined) return;
    if (name === 'pStyle') paragraph.properties.style = value;
    else if (name === 'numId') paragraph.properties.list = value;
    else if (name === 'ilvl') paragraph.properties.level = levelOf(value);
    else if (name === 'outlineLvl') paragraph.properties.outline = levelOf(value);
  }

  #readRunProperty(name: string, value: string | undefined): void {
    if (name === 'rStyle') this.#isRaised = this.#isStyleRaised(value ?? '');
    else if (name === 'vertAlign') this.#isRaised = value === 'superscript';
    else if (name === 'position') this.#isRaised ||= Number(value) > 0;
  }

  #openInRun(name: string, attributes: Attributes, paragraph: OpenParagraph): void {
    const type = attribute(attributes, 'fldCharType');
    if (name === 't') this.#isText = true;
    // Of slides.
    else if (name === 'rPr') this.#isRaised = Number(attribute(attributes, 'baseline')) > 0;
    else if (name === 'tab' || name === 'ptab') paragraph.text += '\t';
    else if (name === 'br' || name === 'cr') paragraph.text += '\n';
    else if (name === 'noBreakHyphen') paragraph.text += '-';
    else if (name === 'sym') paragraph.text += symbolOf(attribute(attributes, 'char'));
    else if (name === 'fldChar') this.#readField(type);
    else if (name.endsWith('Reference')) {
      this.#refer(name.slice(0, -'Reference'.length), attribute(attributes, 'id'), paragraph);
    }
  }

  #readField(type: string | undefined): void {
    if (type !== 'begin' && this.#fields.pop()) this.#instructions--;
    if (type === 'begin') this.#instructions++;
    if (type === 'begin' || type === 'separate') this.#fields.push(type === 'begin');
  }

  #refer(kind: string, id: string | undefined, paragraph: OpenParagraph | undefined): void {
    const key = noteKey(kind, id);
    const contents = this.#known.get(key);
    if (!contents) return;
    // A second reference would repeat them.
    this.#known.delete(key);
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (kind === 'footnote') this.#attach('note', l10n.t('footnote {0}', count), contents, paragraph);
    else if (kind === 'endnote') this.#attach('note', l10n.t('endnote {0}', count), contents, paragraph);
    else if (kind === 'drawing') this.#attach('box', l10n.t('diagram {0}', count), contents, paragraph);
    else this.#attach('comment', l10n.t('comment {0}', count), contents, paragraph);
  }

  #attach(role: Role, on: string, contents: readonly Content[], paragraph: OpenParagraph | undefined): void {
    if (paragraph) paragraph.attached.push({ role, on, contents });
    else this.#containers.at(-1)?.push(...contents);
  }

  #openParagraph(element: string): void {
    this.#isText = element === 'v' || element === 'text';
    const opened = { text: '', appearance: PLAIN, properties: {}, attached: [], linked: 0, isJoined: false };
    this.#paragraphs.push(opened);
  }

  #applyProperties(paragraph: OpenParagraph): void {
    paragraph.appearance = this.#appearanceOf(paragraph.properties);
    const { number } = paragraph.appearance;
    if (number !== undefined) paragraph.text = `${number} `;
  }

  #closeParagraph(): void {
    this.#isText = false;
    this.#fields = [];
    this.#instructions = 0;
    const closed = this.#paragraphs.pop();
    if (!closed || PLACEHOLDERS.has(this.#placeholder)) return;
    const before = this.#joined;
    this.#joined = undefined;
    if (before) {
      closed.text = before.text + closed.text;
      closed.attached.unshift(...before.attached);
    }
    if (closed.isJoined) this.#joined = closed;
    else this.#containers.at(-1)?.push(paragraphOf(closed, this.#placeholder));
  }

  /** A deleted end of a paragraph joins it with the next one, if that is there. */
  #endJoined(): void {
    if (this.#joined) this.#containers.at(-1)?.push(paragraphOf(this.#joined, ''));
    this.#joined = undefined;
  }

  #openTable(): void {
    this.#endJoined();
    this.#tables.push(true);
  }

  #closeRow(): void {
    const row = this.#rows.pop();
    if (!row || row.isDeleted) return;
    const isFirst = this.#tables.at(-1) ?? true;
    this.#tables[this.#tables.length - 1] = false;
    const whole: Row = { kind: 'row', isFirst, cells: row.cells };
    this.#containers.at(-1)?.push(whole);
  }

  /** Of notes, some separate the others from the text. */
  #openNote(name: string, attributes: Attributes): void {
    const isSeparator = /separator|notice/i.test(attribute(attributes, 'type') ?? '');
    this.#note = isSeparator ? '' : noteKey(name, attribute(attributes, 'id') ?? attribute(attributes, 'ref'));
    this.#containers.push([]);
  }

  #popContainer(): Content[] {
    this.#endJoined();
    return this.#containers.length > 1 ? this.#containers.pop()! : [];
  }
}

function paragraphOf({ text, appearance, attached, linked }: OpenParagraph, placeholder: string): Paragraph {
  const isTitle = /^(?:ctrT|t)itle$/.test(placeholder);
  const { style, level }: Appearance = isTitle ? { style: 'heading', level: 1 } : appearance;
  return { kind: 'paragraph', text: plainText(text), style, level, attached, isLink: linked * 2 > text.length };
}

/** Symbol fonts have their own characters in a private area, of which the digits are where those of ASCII are. */
function symbolOf(char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16);
  if (!(code > 0x1f && code <= 0xffff)) return '';
  return code >= 0xf000 ? '\ufffd' : String.fromCharCode(code);
}
