import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { sourceLines } from '../document/blocks.ts';
import { LineBlocks } from '../document/line-blocks.ts';
import { type Counting, countedItem, numberAtStart } from '../document/numbers-at-start.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, notText, type ReadFramework } from '../format.ts';
import { parseMarkup } from './parse-markup.ts';

const HEADING = /^(={1,6}|#{1,6})[ \t]+(\S.*)$/;
const BULLET = /^\s*(?:\*{1,5}|-)[ \t]+/;
const COUNTED = /^\s*(\.{1,5})[ \t]+/;
/** Lines that begin and end code, comments and passed-through markup. */
const FENCE = /^(-{4,}|\.{4,}|\/{4,}|\+{4,}|`{3,})\s*$/;
const TABLE = /^[|,:!]={3,}\s*$/;
/** Attributes, block titles, comments, directives and block delimiters. */
const NO_TEXT =
  /^(?::!?[\w-]+!?:(?:\s.*)?|\[.*\]|\.[^\s.].*|\/\/.*|(?:include|ifdef|ifndef|endif|image|toc)::.*|[=*_]{4,}|--|\+|'{3,}|<{3,})\s*$/;
const COUNTINGS: readonly Counting[] = ['1', 'a', 'i', 'A', 'I'];

/** Reads a framework in AsciiDoc: section titles, numbered lists, table rows and paragraphs. */
export function readAsciiDoc({ text }: ImportFile, options: ImportOptions): ReadFramework {
  if (text === null) throw notText();
  const blocks = new LineBlocks(plainAsciiDoc);
  const counts: number[] = [];
  let fence = '';
  let table: TableRows | undefined;
  let columns: number | undefined;
  const sections = new SectionNumbers();
  for (const { text: line, offset } of sourceLines(text)) {
    const fenced = FENCE.exec(line)?.[1];
    if (fence !== '') {
      if (line.trimEnd() === fence) fence = '';
      continue;
    }
    const heading = HEADING.exec(line);
    const bullet = BULLET.exec(line)?.[0].length;
    const counted = COUNTED.exec(line);
    if (table) {
      if (!TABLE.test(line)) table.line(line, offset);
      else table = undefined;
    } else if (TABLE.test(line)) {
      blocks.end();
      table = new TableRows(blocks, columns);
      columns = undefined;
    } else if (fenced !== undefined) {
      blocks.end();
      fence = fenced;
    } else if (line.trim() === '' || (!counted && NO_TEXT.test(line))) {
      blocks.end();
      columns = columnsIn(line) ?? columns;
      sections.readAttribute(line);
    } else if (heading) {
      counts.length = 0;
      const level = heading[1]!.length;
      blocks.heading(sections.numbered(heading[2]!, level), offset, level);
    } else if (counted) {
      const [marker, { length: depth }] = [counted[0].length, counted[1]!];
      counts.length = Math.min(counts.length, depth);
      const count = (counts[depth - 1] ?? 0) + 1;
      counts[depth - 1] = count;
      blocks.begin('item', countedItem(line.slice(marker), count, COUNTINGS[depth - 1] ?? '1'), offset + marker);
    } else if (bullet !== undefined) blocks.begin('item', line.slice(bullet), offset + bullet);
    else {
      if (blocks.pending.length === 0) counts.length = 0;
      blocks.continue(line, offset);
    }
  }
  blocks.end();
  return readDocument({ blocks: blocks.list.blocks, dropped: [] }, text, options);
}

/** Numbers section titles if the document has `:sectnums:`. */
class SectionNumbers {
  #isOn = false;
  #depth = MAX_NUMBERED;
  readonly #counts: number[] = [];

  readAttribute(line: string): void {
    const [, off, name, offBehind, value = ''] =
      /^:(!?)(sectnums|numbered|sectnumlevels)(!?):\s*(\d?)/.exec(line) ?? [];
    if (name === 'sectnumlevels') this.#depth = value === '' ? MAX_NUMBERED : Number(value);
    else if (name !== undefined) this.#isOn = off === '' && offBehind === '';
  }

  /** @param level the number of signs before the title; 1 for the title of the document */
  numbered(title: string, level: number): string {
    const depth = level - 1;
    if (!this.#isOn || depth < 1 || depth > this.#depth || numberAtStart(title)?.style === 'dotted') return title;
    this.#counts.length = Math.min(this.#counts.length, depth);
    for (let at = 0; at < depth; at++) this.#counts[at] ??= at === depth - 1 ? 0 : 1;
    this.#counts[depth - 1]!++;
    return `${this.#counts.join('.')}. ${title}`;
  }
}

/** Deeper section titles are not numbered, unless `:sectnumlevels:` is set. */
const MAX_NUMBERED = 3;

/** The number of columns in `[cols="1,3*"]`. */
function columnsIn(line: string): number | undefined {
  const [, columns] = /^\[.{0,200}?\bcols="?([^"\]]{1,200})/.exec(line) ?? [];
  return columns?.split(',').reduce((sum, column) => sum + Number(/^\s*(\d{1,2})\*/.exec(column)?.[1] ?? 1), 0);
}

/** Joins cells into rows. Without `cols` the first line determines the number of columns. */
class TableRows {
  readonly #blocks: LineBlocks;
  #columns: number | undefined;
  #cells: string[] = [];
  #offset = 0;

  constructor(blocks: LineBlocks, columns: number | undefined) {
    this.#blocks = blocks;
    this.#columns = columns;
  }

  line(line: string, offset: number): void {
    const cells = line.split(/(?<!\\)(?:[\d.+*<>^aehlmsdv]{1,8})?\|/);
    const before = cells.shift()!.replaceAll('\\|', '|').trim();
    if (before !== '' && this.#cells.length > 0) this.#cells[this.#cells.length - 1] += ` ${before}`;
    if (cells.length === 0) return;
    this.#columns ??= cells.length;
    for (const cell of cells) {
      if (this.#cells.length === this.#columns) this.#emit();
      if (this.#cells.length === 0) this.#offset = offset;
      this.#cells.push(cell.replaceAll('\\|', '|').trim());
    }
    if (this.#cells.length === this.#columns && this.#columns > 1) this.#emit();
  }

  #emit(): void {
    this.#blocks.row(this.#cells, this.#offset);
    this.#cells = [];
  }
}

function plainAsciiDoc(raw: string): string {
  return decodeEntities(
    raw
      .replace(/\[\[[^[\]]{0,200}\]\]|\[#[^[\]]{0,200}\]/g, '')
      .replace(/<<(?:[^<>,]{0,200},)?([^<>]{0,500})>>/g, '$1')
      .replace(/\b(?:https?:\/\/|link:|xref:)[^\s[\]]{0,200}\[([^[\]]{0,500})\]/g, '$1')
      .replace(/footnote:[^\s[\]]{0,100}\[[^[\]]{0,2000}\]/g, '')
      .replace(/(?:image|anchor):{1,2}[^\s[\]]{0,200}\[[^[\]]{0,500}\]/g, ' ')
      .replace(/[*`#]{1,2}(?=\S)|(?<=\S)[*`#]{1,2}/g, '')
      .replace(/(?<![\p{L}\p{N}_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}_])/gu, '')
      .replace(/ \+$/g, ''),
  );
}

/** The characters that entities of HTML stand for. */
const decodeEntities = (text: string): string =>
  text.replace(/&#?\w{1,10};/g, (entity) => {
    let decoded = '';
    parseMarkup(entity, { text: (piece) => (decoded += piece) });
    return decoded;
  });
