import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';
import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { type PublishedDocument, type SourceLine, sourceLines } from '../document/blocks.ts';
import { LineBlocks } from '../document/line-blocks.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, notText, type ReadFramework } from '../format.ts';

/** Parses blocks only, text when it is needed. Indented text is no code: many documents indent numbered paragraphs. */
const markdown = new MarkdownIt({ html: true }).disable(['inline', 'text_join', 'code']);
markdown.block.ruler.before('reference', 'footnote', footnote, { alt: ['paragraph'] });

const FOOTNOTE = /^\[\^[^[\]]{1,100}\]:/;
const FOOTNOTE_MARK = /\[\^[^[\]]{1,100}\]:?/g;
const TASK_MARK = /^\[[ xX]\] /;
/** An item that consists of a link to a heading. */
const CONTENTS_LINK = /^\[[^[\]]{0,1000}\]\(#[^()\s]{0,1000}\)$/;

/** Reads a framework in Markdown (CommonMark with GitHub's tables): headings, lists, table rows and paragraphs. */
export function readMarkdown({ text }: ImportFile, options: ImportOptions): ReadFramework {
  if (text === null) throw notText();
  const { title, lines } = withoutFrontMatter(sourceLines(text));
  const links: Record<string, unknown> = {};
  const tokens = markdown.parse(lines.map((line) => line.text).join('\n'), links);
  const reader = new MarkdownReader(lines, links);
  for (const token of tokens) reader.read(token);
  return readDocument({ ...defined({ title }), ...reader.document() }, text, options);
}

/** A block rule for footnotes, which end at an empty line or one that is not indented. */
function footnote(state: StateBlock, first: number, end: number, isSilent: boolean): boolean {
  const start = state.bMarks[first]! + state.tShift[first]!;
  if (!FOOTNOTE.test(state.src.slice(start, Math.min(state.eMarks[first]!, start + 200)))) return false;
  if (isSilent) return true;
  let next = first + 1;
  while (next < end && !state.isEmpty(next) && state.sCount[next]! > state.blkIndent) next++;
  state.push('footnote', '', 0);
  state.line = next;
  return true;
}

interface List {
  readonly isOrdered: boolean;
  /** Whether it is an ordered list within another one, which does not show how its items are cited. */
  readonly isInside: boolean;
  count: number;
}

class MarkdownReader {
  readonly #lines: readonly SourceLine[];
  readonly #links: Record<string, unknown>;
  readonly #blocks = new LineBlocks((raw) => this.#plain(raw));
  readonly #lists: List[] = [];
  /** A list item without text yet. */
  #item: Token | undefined;
  /** The heading whose text follows. */
  #heading: Token | undefined;
  #row: { readonly cells: string[]; readonly offset: number } | undefined;
  #footnotes = 0;
  #code = 0;

  constructor(lines: readonly SourceLine[], links: Record<string, unknown>) {
    this.#lines = lines;
    this.#links = links;
  }

  read(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
        this.#lists.push({ isOrdered: false, isInside: false, count: 0 });
        break;
      case 'ordered_list_open': {
        const isInside = this.#lists.some(({ isOrdered }) => isOrdered);
        this.#lists.push({ isOrdered: true, isInside, count: Number(token.attrGet('start') ?? 1) - 1 });
        break;
      }
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        break;
      case 'list_item_open':
        this.#lists.at(-1)!.count++;
        this.#item = token;
        break;
      case 'list_item_close':
        this.#item = undefined;
        break;
      case 'heading_open':
        this.#heading = token;
        break;
      case 'tr_open':
        this.#row = { cells: [], offset: this.#offsetOf(token.map?.[0] ?? 0) };
        break;
      case 'tr_close':
        if (this.#row) this.#blocks.row(this.#row.cells, this.#row.offset);
        this.#row = undefined;
        break;
      case 'inline':
        this.#readText(token);
        break;
      case 'html_block':
        if (!token.content.startsWith('<!--')) this.#readLines(token);
        break;
      case 'footnote':
        this.#footnotes++;
        break;
      case 'fence':
        this.#code++;
        break;
    }
  }

  document(): Pick<PublishedDocument, 'blocks' | 'dropped'> {
    const [footnotes, code] = [this.#footnotes, this.#code];
    const counted = [
      footnotes > 0 && l10n.count(footnotes, '{0} footnote', '{0} footnotes'),
      code > 0 && l10n.count(code, '{0} code block', '{0} code blocks'),
    ];
    return { blocks: this.#blocks.list.blocks, dropped: counted.filter((each) => each !== false) };
  }

  #readText(token: Token): void {
    const item = this.#item;
    this.#item = undefined;
    if (this.#row) this.#row.cells.push(token.content);
    else if (this.#heading) {
      const level = Number(this.#heading.tag.slice(1));
      this.#blocks.heading(token.content.replaceAll('\n', ' '), this.#offsetOf(token.map?.[0] ?? 0), level);
      this.#heading = undefined;
    } else this.#readLines(token, item);
  }

  /** Reads the lines of a paragraph, each of which may begin a block with a number. */
  #readLines({ content, map }: Token, item?: Token): void {
    for (const [index, line] of content.split('\n').entries()) {
      const offset = this.#offsetOf((map?.[0] ?? 0) + index, line);
      if (index === 0 && item) this.#beginItem(item, line, (map?.[0] ?? 0) + index);
      else if (line.trim() === '') this.#blocks.end();
      // A row of a table without the line of dashes that GitHub requires.
      else if (line.startsWith('|')) this.#blocks.row(cellsOf(line), offset);
      else this.#blocks.continue(line.trimEnd().replace(/\\$/, ''), offset);
    }
    this.#blocks.end();
  }

  #beginItem({ info, markup }: Token, line: string, index: number): void {
    const { isOrdered, isInside, count } = this.#lists.at(-1)!;
    const text = line.replace(TASK_MARK, '');
    const isLink = CONTENTS_LINK.test(text.trim());
    if (isOrdered && !isInside) {
      const number = `${info}${markup}`;
      this.#blocks.begin('item', `${number} ${text}`, this.#offsetOf(index, number), { isLink });
    } else {
      const depth = this.#lists.filter((list) => list.isInside).length;
      const within = isInside ? { depth, count } : undefined;
      this.#blocks.begin('item', text, this.#offsetOf(index, text), { isLink, within });
    }
  }

  /** The offset of a line in the file, or of `text` in the line if it contains it. */
  #offsetOf(index: number, text = ''): number {
    const { text: line, offset } = this.#lines[index] ?? { text: '', offset: 0 };
    return offset + Math.max(0, line.indexOf(text));
  }

  /** Markdown as plain text, without emphasis, links, images, tags, footnote marks and escapes. */
  #plain(raw: string): string {
    const tokens: Token[] = [];
    markdown.inline.parse(raw.replace(FOOTNOTE_MARK, ''), markdown, this.#links, tokens);
    return tokens.map(plainToken).join('');
  }
}

function plainToken({ type, content }: Token): string {
  if (type === 'text' || type === 'text_special' || type === 'code_inline') return content;
  const isSpace = type === 'image' || type.endsWith('break') || (type === 'html_inline' && /^<br\b/i.test(content));
  return isSpace ? ' ' : '';
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** The lines without front matter, with the title from it. */
function withoutFrontMatter(lines: readonly SourceLine[]): { title?: string; lines: readonly SourceLine[] } {
  if (lines[0]?.text.trimEnd() !== '---') return { lines };
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  if (end < 0) return { lines };
  const titles = lines.slice(1, end).map(({ text }) => /^title:\s*(\S.*)$/.exec(text)?.[1]);
  const title = titles
    .find((one) => one !== undefined)
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return { ...defined({ title }), lines: lines.slice(end + 1) };
}
