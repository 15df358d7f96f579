import type { ImportOptions } from '../../../core/configuration.ts';
import { type SourceLine, sourceLines } from '../document/blocks.ts';
import { LineBlocks } from '../document/line-blocks.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, refused } from '../format.ts';
import type { Imported } from '../framework-draft.ts';
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
export function readMarkdown({ text }: ImportFile, options: ImportOptions): Imported {
  if (text === null) return refused('This is no text.');
  const { title, lines } = withoutFrontMatter(sourceLines(text));
  const blocks = new LineBlocks(plainMarkdown);
  let [fence, footnotes, code] = ['', 0, 0];
  let isComment = false;
  let isFootnote = false;
  let isTable = false;
  /** Indent of the list that counts, around all others. */
  let outermost: number | undefined;
  for (const [index, { text: written, offset: start }] of lines.entries()) {
    const fenced = FENCE.exec(written)?.[1];
    if (fence !== '') {
      if (fenced?.startsWith(fence)) fence = '';
      continue;
    }
    const quote = QUOTE.exec(written)?.[0].length ?? 0;
    const line = written.slice(quote);
    const offset = start + quote;
    const isBlank = line.trim() === '';
    if (isBlank || /^\S/.test(line)) isFootnote = false;
    if (isBlank) isTable = false;
    const heading = HEADING.exec(line);
    const bullet = BULLET.exec(line)?.[0].length;
    const counted = COUNTED.exec(line);
    if (/^\S/.test(line) && !counted && bullet === undefined) outermost = undefined;
    const setext = SETEXT.exec(line)?.[1];
    if (isComment || /^\s{0,3}<!--/.test(line)) {
      blocks.end();
      isComment = !line.includes('-->');
    } else if (fenced !== undefined) {
      blocks.end();
      fence = fenced;
      code++;
    } else if (isBlank || isFootnote) blocks.end();
    else if (FOOTNOTE.test(line)) {
      blocks.end();
      isFootnote = true;
      footnotes++;
    } else if (heading) {
      const [, signs = '', said = ''] = heading;
      blocks.heading(said.replace(/[ \t]#{1,30}\s*$/, ''), offset, signs.length);
    } else if (setext !== undefined && blocks.pending.length > 0) blocks.endAsHeading(setext.startsWith('=') ? 1 : 2);
    else if (isTable || /^\s{0,3}\|/.test(line) || isTableHead(line, lines[index + 1]?.text)) {
      isTable = true;
      if (!isDelimiters(line)) blocks.row(cellsOf(line), offset);
      else blocks.end();
    } else if (bullet !== undefined) {
      const said = line.slice(bullet);
      blocks.begin('item', said, offset + bullet, CONTENTS_LINK.test(said.replace(/^\d{1,3}[.)]\s/, '')));
    } else if (counted) {
      const [marker, { length: indent }] = [counted[0].length, counted[1]!];
      outermost ??= indent;
      // What counts within another list says nothing of how it is cited.
      if (indent > outermost + 1) blocks.begin('item', line.slice(marker), offset + marker);
      else blocks.begin('item', line, offset, isContentsItem(line));
    } else blocks.continue(line.trimEnd().replace(/\\$/, ''), offset);
  }
  blocks.end();
  const dropped = [
    ...(footnotes > 0 ? [`${footnotes} footnote${footnotes === 1 ? '' : 's'}`] : []),
    ...(code > 0 ? [`${code} block${code === 1 ? '' : 's'} of code`] : []),
  ];
  return readDocument({ ...(title !== undefined && { title }), blocks: blocks.list.blocks, dropped }, text, options);
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
