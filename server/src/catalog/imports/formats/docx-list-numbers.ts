import { romanNumeral } from '../../../core/matching/roman.ts';
import { letters } from '../document/numbers-at-start.ts';
import { parseMarkup } from './parse-markup.ts';

interface Level {
  format: string;
  /** `%1.%2`: the counts of levels, from 1. */
  text: string;
  start: number;
  /** Whether the counts of all levels are shown as digits: `Article II`, and below it `Section 2.01`. */
  isLegal: boolean;
}

interface Numbering {
  readonly levels: Map<string, Map<number, Level>>;
  /** By `numId`: its levels, and the levels that restart with a number. */
  readonly lists: Map<string, { levels: string; readonly starts: Map<number, number> }>;
  /** By paragraph style. */
  readonly styles: Map<string, { list?: string; level?: number; basedOn?: string }>;
}

/** The parts of a `.docx` that determine numbering, or their names. */
export interface NumberedParts {
  readonly document: string;
  readonly numbering: string;
  readonly styles: string;
}

/**
 * The document with the numbers of automatic lists and headings as text before their paragraphs, as Word shows them
 * (ECMA-376, part 1, section 17.9): libraries that read documents leave them out. All parts are XML; a missing one is
 * empty. Undefined for a document that is nested too deeply.
 */
export function withWrittenNumbers({ document, numbering, styles }: NumberedParts): string | undefined {
  const paragraphs = numberedParagraphs(document);
  if (!paragraphs) return undefined;
  const counter = new Counter(readNumbering(numbering, styles));
  let written = '';
  let copied = 0;
  for (const { at, list, level, style } of paragraphs) {
    const number = counter.next(list, level, style);
    if (number === undefined) continue;
    written += `${document.slice(copied, at)}<w:r><w:t xml:space="preserve">${escaped(number)} </w:t></w:r>`;
    copied = at;
  }
  return written + document.slice(copied);
}

interface Paragraph {
  /** Offset after its properties. */
  at: number;
  list?: string;
  level?: number;
  style?: string;
}

function numberedParagraphs(xml: string): Paragraph[] | undefined {
  const found: Paragraph[] = [];
  const open: Paragraph[] = [];
  const path: string[] = [];
  let fields = 0;
  let mostFields = 0;
  const isWhole = parseMarkup(
    xml,
    {
      open: (name, { 'w:val': value, 'w:fldCharType': field }, end) => {
        path.push(name);
        // Libraries take time in proportion to the number of open fields.
        fields = Math.max(0, fields + (field === 'begin' ? 1 : field === 'end' ? -1 : 0));
        mostFields = Math.max(mostFields, fields);
        const paragraph = open.at(-1);
        if (name === 'w:p') open.push({ at: end });
        if (!paragraph || value === undefined) return;
        // The properties also contain their values before a tracked change.
        if (path.at(-4) === CHANGED || path.at(-3) === CHANGED) return;
        const within = path.slice(-3, -1).join('/');
        if (within.endsWith('w:pPr') && name === 'w:pStyle') paragraph.style = value;
        else if (within === 'w:pPr/w:numPr' && name === 'w:numId') paragraph.list = value;
        else if (within === 'w:pPr/w:numPr' && name === 'w:ilvl') paragraph.level = Number(value);
      },
      close: (name, end) => {
        path.pop();
        const paragraph = open.at(-1);
        if (name === 'w:pPr' && path.at(-1) === 'w:p' && paragraph) {
          paragraph.at = end;
          if (paragraph.list !== undefined || paragraph.style !== undefined) found.push(paragraph);
        } else if (name === 'w:p') open.pop();
      },
    },
    true,
  );
  return isWhole && mostFields <= MAX_FIELDS ? found : undefined;
}

/** The maximum number of nested fields. */
const MAX_FIELDS = 500;

const CHANGED = 'w:pPrChange';

class Counter {
  readonly #known: Numbering;
  /** By the id of levels. */
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(known: Numbering) {
    this.#known = known;
  }

  /** The number of the next paragraph, if it has one. */
  next(ownList: string | undefined, ownLevel: number | undefined, style: string | undefined): string | undefined {
    const styled = this.#ofStyle(style);
    const list = this.#known.lists.get(ownList ?? styled?.list ?? '');
    const level = ownLevel ?? styled?.level ?? 0;
    const levels = list && this.#known.levels.get(list.levels);
    const own = levels?.get(level);
    if (!list || !levels || !own || own.format === 'bullet' || own.format === 'none') return undefined;
    const counts = this.#counts.get(list.levels) ?? [];
    this.#counts.set(list.levels, counts);
    const start = list.starts.get(level);
    const key = `${ownList ?? styled?.list} ${level}`;
    if (start !== undefined && !this.#begun.has(key)) counts[level] = start;
    else counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
    this.#begun.add(key);
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/g, (_sign, at) => {
      const shown = levels.get(at - 1);
      if (!shown) return '';
      const format = own.isLegal && shown.format !== 'decimalZero' ? 'decimal' : shown.format;
      return inFormat(counts[at - 1] ?? shown.start, format);
    });
  }

  #ofStyle(style: string | undefined): { list?: string; level?: number } | undefined {
    let at = style === undefined ? undefined : this.#known.styles.get(style);
    for (let depth = 0; at && depth < MAX_STYLES; depth++) {
      if (at.list !== undefined) return at;
      at = at.basedOn === undefined ? undefined : this.#known.styles.get(at.basedOn);
    }
    return undefined;
  }
}

/** Limits chains of styles, which may be circular by mistake. */
const MAX_STYLES = 20;

function inFormat(count: number, format: string): string {
  if (format === 'lowerLetter') return letters(count);
  if (format === 'upperLetter') return letters(count).toUpperCase();
  if (format === 'lowerRoman') return romanNumeral(count);
  if (format === 'upperRoman') return romanNumeral(count).toUpperCase();
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function readNumbering(numbering: string, styles: string): Numbering {
  const [levels, lists, byStyle]: [Numbering['levels'], Numbering['lists'], Numbering['styles']] = [
    new Map(),
    new Map(),
    new Map(),
  ];
  /** Levels that are linked to a style. */
  const linked: { readonly style: string; readonly levels: string; readonly level: number }[] = [];
  /** By id of levels, the list style that defines them. */
  const ofStyles = new Map<string, string>();
  let [abstract, list, level] = ['', '', 0];
  eachTag(numbering, (name, attributes) => {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:abstractNum') {
      abstract = attributes['w:abstractNumId'] ?? '';
      list = '';
      levels.set(abstract, new Map());
    } else if (name === 'w:num') {
      list = attributes['w:numId'] ?? '';
      lists.set(list, { levels: '', starts: new Map() });
    } else if (name === 'w:lvl' || name === 'w:lvlOverride') {
      level = Number(attributes['w:ilvl'] ?? 0);
      if (name === 'w:lvl' && list === '') {
        levels.get(abstract)?.set(level, { format: 'decimal', text: '', start: 1, isLegal: false });
      }
    } else if (name === 'w:numStyleLink') ofStyles.set(abstract, value);
    else if (name === 'w:abstractNumId' && list !== '') lists.get(list)!.levels = value;
    else if (name === 'w:startOverride' && list !== '') lists.get(list)!.starts.set(level, Number(value));
    else if (list === '') {
      const own = levels.get(abstract)?.get(level);
      if (own && name === 'w:start') own.start = Number(value);
      if (own && name === 'w:numFmt') own.format = value;
      if (own && name === 'w:lvlText') own.text = value;
      if (own && name === 'w:isLgl') own.isLegal = !/^(?:0|false|off)$/.test(value);
      if (own && name === 'w:pStyle') linked.push({ style: value, levels: abstract, level });
    }
  });
  let style = '';
  eachTag(styles, (name, attributes) => {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:style') {
      style = attributes['w:styleId'] ?? '';
      byStyle.set(style, {});
    }
    const own = byStyle.get(style);
    if (own && name === 'w:basedOn') own.basedOn = value;
    if (own && name === 'w:numId') own.list = value;
    if (own && name === 'w:ilvl') own.level = Number(value);
  });
  for (const one of lists.values()) {
    const styled = byStyle.get(ofStyles.get(one.levels) ?? '')?.list;
    one.levels = lists.get(styled ?? '')?.levels ?? one.levels;
  }
  for (const { style: id, levels: abstractId, level: at } of linked) {
    const own = byStyle.get(id) ?? {};
    byStyle.set(id, own);
    own.level ??= at;
    own.list ??= [...lists].find(([, one]) => one.levels === abstractId)?.[0] ?? '';
  }
  return { levels, lists, styles: byStyle };
}

function eachTag(xml: string, open: (name: string, attributes: Readonly<Record<string, string>>) => void): void {
  parseMarkup(xml, { open }, true);
}
