import { attribute, levelOf, type XmlPart } from '../archive/xml.ts';

interface WordStyle {
  name: string;
  basedOn?: string;
  list?: string;
  level?: number;
  /** From 0. */
  outline?: number;
  isRaised?: boolean;
}

/** Limits chains of styles, which may be circular by mistake. */
const MAX_STYLES = 20;

/** The styles of a document (ECMA-376, part 1, section 17.7). Word writes the names of built-in ones in English in all languages. */
export class WordStyles {
  readonly #styles = new Map<string, WordStyle>();

  constructor(part: XmlPart | undefined) {
    let own: WordStyle | undefined;
    const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'style') {
        own = { name: '' };
        this.#styles.set(attribute(attributes, 'styleId') ?? '', own);
      } else if (own) readStyle(own, name, value);
    };
    part?.parse({ open });
  }

  get(id: string | undefined): Readonly<WordStyle> | undefined {
    return id === undefined ? undefined : this.#styles.get(id);
  }

  /** A level of a list that is linked to a style. */
  link(id: string, list: string, level: number): void {
    const own = this.#styles.get(id) ?? { name: '' };
    this.#styles.set(id, own);
    own.level ??= level;
    own.list ??= list;
  }

  listOf(id: string | undefined): Readonly<WordStyle> | undefined {
    return this.#chain(id).find(({ list }) => list !== undefined);
  }

  /** The level of headings in a style, from 1; 0 for other styles. */
  headingLevel(id: string | undefined): number {
    for (const { name, outline } of this.#chain(id)) {
      const [, level] = /^heading ([1-9])$/i.exec(name) ?? [];
      if (level !== undefined) return Number(level);
      if (outline !== undefined) return outline < 9 ? outline + 1 : 0;
    }
    return 0;
  }

  isRaised(id: string | undefined): boolean {
    return this.#chain(id).find(({ isRaised }) => isRaised !== undefined)?.isRaised === true;
  }

  nameOf(id: string | undefined): string {
    return this.get(id)?.name ?? id ?? '';
  }

  #chain(id: string | undefined): Readonly<WordStyle>[] {
    const chain: WordStyle[] = [];
    for (let at = this.get(id); at && chain.length < MAX_STYLES; at = this.get(at.basedOn)) chain.push(at);
    return chain;
  }
}

function readStyle(own: WordStyle, name: string, value: string): void {
  if (name === 'name') own.name = value;
  else if (name === 'basedOn') own.basedOn = value;
  else if (name === 'numId') own.list = value;
  else if (name === 'ilvl') own.level = levelOf(value);
  else if (name === 'outlineLvl') own.outline = levelOf(value);
  else if (name === 'vertAlign') own.isRaised = value === 'superscript';
}
