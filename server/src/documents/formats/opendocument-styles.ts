import { numeral } from '../../core/matching/roman.ts';
import { type Attributes, attribute, levelOf, type XmlHandler } from '../archive/xml.ts';

interface OpenStyle {
  readonly parent: string | undefined;
  readonly outline: number | undefined;
}

/** A style of characters. */
interface TextStyle {
  readonly parent: string | undefined;
  isRaised?: boolean;
}

interface ListLevel {
  readonly format: string;
  readonly before: string;
  readonly after: string;
  /** How many levels are shown. */
  readonly shown: number;
  readonly start: number;
}

/** Limits chains of styles, which may be circular by mistake. */
const MAX_STYLES = 20;
/** Of what is around a number. */
const MAX_AFFIX = 100;

/** The styles of paragraphs and lists in a part. */
export class OpenDocumentStyles implements XmlHandler {
  readonly #outer: OpenDocumentStyles | undefined;
  readonly #styles = new Map<string, OpenStyle>();
  readonly #lists = new Map<string, Map<number, ListLevel>>();
  #list: Map<number, ListLevel> | undefined;
  readonly #characters = new Map<string, TextStyle>();
  #text: TextStyle | undefined;

  constructor(outer?: OpenDocumentStyles) {
    this.#outer = outer;
  }

  open(name: string, attributes: Attributes): void {
    const value = (key: string) => attribute(attributes, key);
    if (name === 'style' && value('family') === 'paragraph') {
      const outline = value('default-outline-level') ? levelOf(value('default-outline-level')) : undefined;
      this.#styles.set(value('name') ?? '', { parent: value('parent-style-name'), outline });
    } else if (name === 'style' && value('family') === 'text') {
      this.#text = { parent: value('parent-style-name') };
      this.#characters.set(value('name') ?? '', this.#text);
    } else if (name === 'text-properties') {
      const position = value('text-position');
      if (position !== undefined && this.#text) this.#text.isRaised = /^(?:super|[1-9])/.test(position);
    } else if (name === 'list-style' || name === 'outline-style') {
      this.#list = new Map();
      this.#lists.set(name === 'outline-style' ? OUTLINE : (value('name') ?? ''), this.#list);
    } else if (name === 'list-level-style-number' || name === 'outline-level-style') {
      this.#list?.set(levelOf(value('level'), 1), {
        format: value('num-format') ?? '',
        before: value('num-prefix')?.slice(0, MAX_AFFIX) ?? '',
        after: value('num-suffix')?.slice(0, MAX_AFFIX) ?? '',
        shown: levelOf(value('display-levels'), 1),
        start: Number(value('start-value') ?? 1),
      });
    }
  }

  /** The level of headings in a style, from 1; 0 for others. Converters mark headings by style alone. */
  headingLevel(style: string | undefined): number {
    let at = style;
    for (let depth = 0; at !== undefined && depth < MAX_STYLES; depth++) {
      const [, level] = /^Heading(?:_20_| ?)([1-9])$/.exec(at) ?? [];
      const own = this.style(at);
      if (level !== undefined) return Number(level);
      if (own?.outline !== undefined) return own.outline;
      at = own?.parent;
    }
    return 0;
  }

  /** Undefined for a style of characters that does not say. */
  isRaised(style: string | undefined): boolean | undefined {
    let at = style;
    for (let depth = 0; at !== undefined && depth < MAX_STYLES; depth++) {
      const own = this.characters(at);
      if (own?.isRaised !== undefined) return own.isRaised;
      at = own?.parent;
    }
    return undefined;
  }

  levelOf(list: string, level: number): ListLevel | undefined {
    return this.#lists.get(list)?.get(level) ?? this.#outer?.levelOf(list, level);
  }

  private characters(name: string): TextStyle | undefined {
    return this.#characters.get(name) ?? this.#outer?.characters(name);
  }

  private style(name: string): OpenStyle | undefined {
    return this.#styles.get(name) ?? this.#outer?.style(name);
  }
}

/** The list of headings. */
export const OUTLINE = ' outline';

/** Counts the items of lists, which documents contain without their numbers. */
export class OpenListCounter {
  readonly #styles: OpenDocumentStyles;
  readonly #counts = new Map<string, number[]>();

  constructor(styles: OpenDocumentStyles) {
    this.#styles = styles;
  }

  /** The next number at a level, from 1; undefined in lists without numbers. */
  next(list: string, level: number, start: number | undefined): string | undefined {
    const own = this.#styles.levelOf(list, level);
    if (!own) return undefined;
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts[level] = start ?? (counts[level] === undefined ? own.start : counts[level] + 1);
    counts.length = level + 1;
    if (own.format === '') return undefined;
    const shown: string[] = [];
    for (let at = Math.max(1, level - own.shown + 1); at <= level; at++) {
      const format = this.#styles.levelOf(list, at);
      if (format && format.format !== '') shown.push(numeral(counts[at] ?? format.start, format.format));
    }
    return `${own.before}${shown.join('.')}${own.after}`;
  }

  /** A new list, unless it continues the one before. */
  restart(list: string): void {
    this.#counts.delete(list);
  }
}
