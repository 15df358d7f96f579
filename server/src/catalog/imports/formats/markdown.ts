import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { type PublishedDocument, type SourceLine, sourceLines, type Within } from '../document/blocks.ts';
import { LineBlocks } from '../document/line-blocks.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, notText, type ReadFile } from '../format.ts';
import { plainMarkdown } from './inline-markup.ts';

const QUOTE = /^ {0,3}(?:> ?){1,10}/;
const HEADING = /^\s{0,3}(#{1,6})[ \t]+(.*)$/;
const BULLET = /^\s*[-*+][ \t]+(?:\[[ xX]\] )?/;
const COUNTED = /^(\s*)\d{1,9}[.)][ \t]/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const SETEXT = /^\s{0,3}(=+|-+)\s*$/;
const FOOTNOTE = /^\s{0,3}\[\^[^[\]]{1,100}\]:/;
/** An item that is nothing but a link to a heading. */
const CONTENTS_LINK = /^\s*\[[^[\]]{0,1000}\]\(#[^()\s]{0,1000}\)\s*$/;

/** A framework in Markdown (CommonMark with GitHub's tables): headings, lists, rows of tables, paragraphs. */
export function readMarkdown({ text }: ImportFile, options: ImportOptions): ReadFile {
  if (text === null) return notText();
  const { title, lines } = withoutFrontMatter(sourceLines(text));
  const reader = new MarkdownReader();
  for (const [index, line] of lines.entries()) reader.read(line, lines[index + 1]?.text);
  const { blocks, dropped } = reader.document();
  return readDocument({ ...(title !== undefined && { title }), blocks, dropped }, text, options);
}

class MarkdownReader {
  readonly #blocks = new LineBlocks(plainMarkdown);
  /** The sign that ends the code that is being read. */
  #fence = '';
  #isComment = false;
  #isFootnote = false;
  #isTable = false;
  /** Indent of the list that counts, around all others. */
  #outermost: number | undefined;
  /** Lists that count within that one, by their indents, with the item that they are at. */
  readonly #inner: { readonly indent: number; count: number }[] = [];
  #footnotes = 0;
  #code = 0;

  read({ text, offset: start }: SourceLine, next: string | undefined): void {
    if (this.#isInCode(text)) return;
    const quote = QUOTE.exec(text)?.[0].length ?? 0;
    const line = text.slice(quote);
    if (line.trim() === '') {
      this.#isTable = this.#isFootnote = false;
      this.#blocks.end();
    } else if (!this.#isOutside(line)) this.#readText(line, start + quote, next);
  }

  document(): Pick<PublishedDocument, 'blocks' | 'dropped'> {
    this.#blocks.end();
    const dropped = [
      ...(this.#footnotes > 0
        ? [
            l10n.plural(
              this.#footnotes,
              l10n.t('{0} footnote', this.#footnotes),
              l10n.t('{0} footnotes', this.#footnotes),
            ),
          ]
        : []),
      ...(this.#code > 0
        ? [l10n.plural(this.#code, l10n.t('{0} code block', this.#code), l10n.t('{0} code blocks', this.#code))]
        : []),
    ];
    return { blocks: this.#blocks.list.blocks, dropped };
  }

  #isInCode(line: string): boolean {
    const fence = FENCE.exec(line)?.[1];
    if (this.#fence !== '') {
      if (fence?.startsWith(this.#fence)) this.#fence = '';
      return true;
    }
    if (fence === undefined) return false;
    this.#blocks.end();
    this.#fence = fence;
    this.#code++;
    return true;
  }

  /** Comments and footnotes. */
  #isOutside(line: string): boolean {
    if (this.#isComment || /^\s{0,3}<!--/.test(line)) {
      this.#isComment = !line.includes('-->');
    } else if (FOOTNOTE.test(line)) {
      this.#isFootnote = true;
      this.#footnotes++;
    } else {
      if (/^\S/.test(line)) this.#isFootnote = false;
      if (!this.#isFootnote) return false;
    }
    this.#blocks.end();
    return true;
  }

  #readText(line: string, offset: number, next: string | undefined): void {
    const blocks = this.#blocks;
    const heading = HEADING.exec(line);
    const setext = SETEXT.exec(line)?.[1];
    if (heading) {
      const [, signs = '', said = ''] = heading;
      this.#outermost = undefined;
      blocks.heading(said.replace(/[ \t]#{1,30}\s*$/, ''), offset, signs.length);
    } else if (setext !== undefined && blocks.pending.length > 0) {
      blocks.endAsHeading(setext.startsWith('=') ? 1 : 2);
    } else if (this.#isTable || /^\s{0,3}\|/.test(line) || isTableHead(line, next)) {
      this.#isTable = true;
      if (!isDelimiters(line)) blocks.row(cellsOf(line), offset);
      else blocks.end();
    } else if (!this.#beginsItem(line, offset)) {
      if (/^\S/.test(line)) this.#outermost = undefined;
      blocks.continue(line.trimEnd().replace(/\\$/, ''), offset);
    }
  }

  #beginsItem(line: string, offset: number): boolean {
    const bullet = BULLET.exec(line)?.[0].length;
    const counted = COUNTED.exec(line);
    if (bullet !== undefined) {
      const said = line.slice(bullet);
      this.#blocks.begin('item', said, offset + bullet, { isLink: isContentsItem(said) });
    } else if (counted) {
      const [marker, { length: indent }] = [counted[0].length, counted[1]!];
      this.#outermost ??= indent;
      // What counts within another list does not say by itself how it is cited.
      if (indent > this.#outermost + 1) {
        const within = this.#countInside(indent, Number.parseInt(line.slice(indent), 10));
        this.#blocks.begin('item', line.slice(marker), offset + marker, { within });
      } else {
        this.#inner.length = 0;
        this.#blocks.begin('item', line, offset, { isLink: isContentsItem(line) });
      }
    } else return false;
    return true;
  }

  /** The first item says where a list begins; the others count on, whatever their numbers. */
  #countInside(indent: number, written: number): Within {
    while ((this.#inner.at(-1)?.indent ?? 0) > indent + 1) this.#inner.pop();
    const list = this.#inner.at(-1);
    if (list && indent <= list.indent + 1) list.count++;
    else this.#inner.push({ indent, count: written });
    return { depth: this.#inner.length, count: this.#inner.at(-1)!.count };
  }
}

const isContentsItem = (line: string): boolean => CONTENTS_LINK.test(line.replace(/^\s*\d{1,9}[.)]\s/, ''));

const isTableHead = (line: string, next = ''): boolean =>
  line.includes('|') && next.includes('|') && isDelimiters(next);

const isDelimiters = (line: string): boolean => line.includes('-') && /^[\s|:-]+$/.test(line);

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** Without what stands between `---` at the top; its title is the document's. */
function withoutFrontMatter(lines: readonly SourceLine[]): { title?: string; lines: readonly SourceLine[] } {
  if (lines[0]?.text.trimEnd() !== '---') return { lines };
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  if (end < 0) return { lines };
  const titles = lines.slice(1, end).map(({ text }) => /^title:\s*(\S.*)$/.exec(text)?.[1]);
  const title = titles
    .find((one) => one !== undefined)
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return { ...(title !== undefined && { title }), lines: lines.slice(end + 1) };
}
