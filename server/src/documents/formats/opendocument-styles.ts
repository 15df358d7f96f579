import { numeral } from '../../core/matching/roman.ts';
import { type Attributes, attribute, levelOf, type XmlHandler } from '../archive/xml.ts';

/** A style of paragraphs or of characters. */
interface OpenStyle {
  readonly name: string;
  readonly parent?: string | undefined;
  readonly outline?: number | undefined;
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
  /** By family and name. */
  readonly #styles = new Map<string, OpenStyle>();
  readonly #lists = new Map<string, Map<number, ListLevel>>();
  #list: Map<number, ListLevel> | undefined;
  #style: OpenStyle | undefined;

  constructor(outer?: OpenDocumentStyles) {
    this.#outer = outer;
  }

  open(name: string, attributes: Attributes): void {
    const value = (key: string) => attribute(attributes, key);
    const position = value('text-position');
    if (name === 'style') {
      const outline = value('default-outline-level') ? levelOf(value('default-outline-level')) : undefined;
      this.#style = { name: value('name') ?? '', parent: value('parent-style-name'), outline };
      this.#styles.set(`${value('family')} ${this.#style.name}`, this.#style);
    } else if (name === 'text-properties' && this.#style && position) {
      this.#style.isRaised = /^(?:super|[1-9])/.test(position);
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
    for (const { name, outline } of this.#chain('paragraph', style)) {
      const [, level] = /^Heading(?:_20_| ?)([1-9])$/.exec(name) ?? [];
      if (level !== undefined) return Number(level);
      if (outline !== undefined) return outline;
    }
    return 0;
  }

  /** Undefined for a style of characters that does not say. */
  isRaised(style: string | undefined): boolean | undefined {
    return this.#chain('text', style).find(({ isRaised }) => isRaised !== undefined)?.isRaised;
  }

  levelOf(list: string, level: number): ListLevel | undefined {
    return this.#lists.get(list)?.get(level) ?? this.#outer?.levelOf(list, level);
  }

  #chain(family: string, style: string | undefined): OpenStyle[] {
    const chain: OpenStyle[] = [];
    for (let name = style; name !== undefined && chain.length < MAX_STYLES; name = chain.at(-1)?.parent) {
      chain.push(this.style(`${family} ${name}`) ?? { name });
    }
    return chain;
  }

  private style(key: string): OpenStyle | undefined {
    return this.#styles.get(key) ?? this.#outer?.style(key);
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
