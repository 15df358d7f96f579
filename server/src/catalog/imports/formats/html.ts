import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { type Block, BlockList, type PublishedDocument, type Within } from '../document/blocks.ts';
import { type Counting, countedItem } from '../document/numbers-at-start.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, notText, type ReadFramework } from '../format.ts';
import { type MarkupHandler, parseMarkup } from './parse-markup.ts';

/** Reads a framework on a web page: headings, numbered lists, table rows and paragraphs. */
export function readHtml({ text }: ImportFile, options: ImportOptions): ReadFramework {
  if (text === null) throw notText();
  const reader = new HtmlReader();
  const isWhole = parseMarkup(text, reader);
  const dropped = isWhole ? [] : [l10n.t('everything after elements that are nested too deeply')];
  return readDocument({ ...reader.document(), dropped }, text, options);
}

/** Elements that do not contain text of the document. */
const SKIPPED = new Set('script style nav template noscript svg head iframe select button'.split(' '));
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup tt u var wbr img input time data ruby'.split(
    ' ',
  ),
);
const COUNTINGS = new Set<string>(['1', 'a', 'A', 'i', 'I']);

interface List {
  readonly counting: Counting | undefined;
  /** Whether it is an ordered list within another one, without a `type` of its own. */
  readonly isInside: boolean;
  next: number;
}

/** A block that is being read. */
interface Open {
  kind: Block['kind'];
  level: number;
  text: string;
  /** Of its text; absent before there is any. */
  offset?: number;
  /** Length of the text in links within the page. */
  linked: number;
  within?: Within | undefined;
  count?: { readonly count: number; readonly counting: Counting } | undefined;
}

const PARAGRAPH: Readonly<Open> = { kind: 'paragraph', level: 0, text: '', linked: 0 };

class HtmlReader implements MarkupHandler {
  readonly #list = new BlockList();
  #title = '';
  #open: Open = { ...PARAGRAPH };
  #isLink = false;
  #skipped: string[] = [];
  readonly #lists: List[] = [];
  #cells: string[] | undefined;
  #rowOffset = 0;
  #isTitle = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // Drawings on the page have titles of their own.
    if (name === 'title') this.#isTitle = this.#title === '' && !this.#skipped.includes('svg');
    if (this.#skipped.length > 0 || SKIPPED.has(name)) {
      if (SKIPPED.has(name)) this.#skipped.push(name);
      return;
    }
    if (name === 'a') this.#isLink = attributes.href?.startsWith('#') === true;
    if (name === 'br') this.#open.text += ' ';
    if (INLINE.has(name) || name === 'br') return;
    if (this.#cells) {
      this.#openInRow(name);
      return;
    }
    // A paragraph at the beginning of an item is the text of the item.
    const isEmptyItem = this.#open.kind === 'item' && this.#open.offset === undefined;
    if (isEmptyItem && (name === 'p' || name === 'div')) return;
    this.#end();
    if (/^h[1-6]$/.test(name)) {
      this.#open.kind = 'heading';
      this.#open.level = Number(name[1]);
    } else if (name === 'li') this.#openItem(attributes);
    else if (name === 'tr') this.#cells = [];
    else if (name === 'ol' || name === 'ul') this.#lists.push(this.#newList(name, attributes));
  }

  text(text: string, offset: number): void {
    if (this.#isTitle) this.#title += text;
    if (this.#skipped.length > 0) return;
    if (text.trim() !== '') this.#open.offset ??= offset + text.search(/\S/);
    if (this.#isLink) this.#open.linked += text.trim().length;
    if (this.#cells) {
      if (this.#cells.length === 0) return;
      if (this.#cells.every((cell) => cell === '') && text.trim() !== '') this.#rowOffset = offset + text.search(/\S/);
      this.#cells[this.#cells.length - 1] += text;
    } else this.#open.text += text;
  }

  close(name: string): void {
    if (name === 'title') this.#isTitle = false;
    if (this.#skipped.length > 0) {
      if (this.#skipped.at(-1) === name) this.#skipped.pop();
      return;
    }
    if (name === 'a') this.#isLink = false;
    if (INLINE.has(name) || name === 'br') return;
    if (this.#cells) {
      if (name === 'tr' || name === 'table') this.#endRow();
      return;
    }
    this.#end();
    if (name === 'ol' || name === 'ul') this.#lists.pop();
  }

  document(): Omit<PublishedDocument, 'dropped'> {
    this.#endRow();
    this.#end();
    const title = this.#title.replace(/\s+/g, ' ').trim();
    return { ...(title !== '' && { title }), blocks: this.#list.blocks };
  }

  #newList(name: string, { start, type }: Readonly<Record<string, string>>): List {
    const ownCounting = type !== undefined && COUNTINGS.has(type) ? (type as Counting) : undefined;
    const isOutermost = this.#lists.every(({ counting }) => counting === undefined);
    // An ordered list within another one does not show how its items are cited.
    const counting = name === 'ul' ? undefined : (ownCounting ?? (isOutermost ? '1' : undefined));
    const isInside = name === 'ol' && counting === undefined;
    return { counting, isInside, next: /^\d{1,4}$/.test(start ?? '') ? Number(start) : 1 };
  }

  #openItem({ value }: Readonly<Record<string, string>>): void {
    this.#open.kind = 'item';
    const list = this.#lists.at(-1);
    if (!list) return;
    if (/^\d{1,4}$/.test(value ?? '')) list.next = Number(value);
    this.#open.count = list.counting && { count: list.next, counting: list.counting };
    const depth = this.#lists.filter(({ isInside }) => isInside).length;
    this.#open.within = list.isInside ? { depth, count: list.next } : undefined;
    list.next++;
  }

  #openInRow(name: string): void {
    if (name === 'td' || name === 'th') this.#cells!.push('');
    else if (name === 'tr') {
      this.#endRow();
      this.#cells = [];
    } else if (this.#cells!.length > 0) this.#cells![this.#cells!.length - 1] += ' ';
  }

  #endRow(): void {
    if (this.#cells) this.#list.row(this.#cells, this.#rowOffset);
    this.#cells = undefined;
    this.#open = { ...PARAGRAPH };
  }

  #end(): void {
    const { kind, level, linked, within, count, offset = 0 } = this.#open;
    const written = this.#open.text.replace(/\s+/g, ' ').trim();
    if (written !== '') {
      const text = count ? countedItem(written, count.count, count.counting) : written;
      this.#list.add(kind, text, offset, { level, isLink: linked * 2 > written.length, within });
    }
    this.#open = { ...PARAGRAPH };
  }
}
