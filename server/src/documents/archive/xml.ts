import { SaxesParser } from 'saxes';
import { l10n } from '../../core/base/l10n.ts';
import { damaged, Unreadable } from '../unreadable.ts';

/** More levels than any document has. */
const MAX_DEPTH = 1_000;
const MAX_ELEMENTS = 4_000_000;
/** Paragraphs, and cells with something in them, of which each takes memory. */
const MAX_PIECES = 300_000;
/** What elements count: less, if they take memory without text. */
const COSTS: ReadonlyMap<string, number> = new Map([
  ...'p h v is si text sheet sldId page'.split(' ').map((name) => [name, 1] as const),
  ...'header header-left header-first footer footer-left footer-first'.split(' ').map((name) => [name, 1] as const),
  ...'tr tc table-row table-cell covered-table-cell notes'.split(' ').map((name) => [name, 1 / 3] as const),
  ...'comment footnote endnote'.split(' ').map((name) => [name, 1 / 3] as const),
  ['num', 2],
]);
/** So many bytes are decoded at once. */
const CHUNK = 1 << 16;

export type Attributes = Readonly<Record<string, string>>;

/** Names of elements have no prefix: writers of office files choose it. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** What the parts of a document may have together. It limits time and memory by more than documents of people have. */
export class XmlAllowance {
  #elements = MAX_ELEMENTS;
  #pieces = MAX_PIECES;

  take(element: string): void {
    if (--this.#elements < 0) throw new Unreadable(l10n.t('its XML has too many elements.'), 'too-large');
    this.#pieces -= COSTS.get(element) ?? 0;
    if (this.#pieces >= 0) return;
    throw new Unreadable(l10n.t('it has more than {0} paragraphs and cells. Divide it.', MAX_PIECES), 'too-large');
  }
}

/** A file of XML in an office file. */
export class XmlPart {
  readonly #bytes: Uint8Array;
  readonly #allowance: XmlAllowance;

  constructor(bytes: Uint8Array, allowance: XmlAllowance) {
    this.#bytes = bytes;
    this.#allowance = allowance;
  }

  /** Entities other than XML's own are refused, as is a DOCTYPE, which could define them. Throws `Unreadable`. */
  parse(handler: XmlHandler): void {
    let depth = 0;
    const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
    parser.on('opentag', ({ name, attributes }) => {
      if (++depth > MAX_DEPTH) throw new Unreadable(l10n.t('it is nested too deeply.'));
      const local = localName(name);
      this.#allowance.take(local);
      handler.open(local, attributes);
    });
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
    parser.on('closetag', ({ name }) => {
      depth--;
      handler.close?.(localName(name));
    });
    parser.on('doctype', () => {
      throw new Unreadable(l10n.t('its XML has a DOCTYPE, which is not allowed in office files.'));
    });
    parser.on('error', () => {
      throw damaged();
    });
    const decoder = new TextDecoder(encodingOf(this.#bytes));
    for (let at = 0; at < this.#bytes.length; at += CHUNK) {
      parser.write(decoder.decode(this.#bytes.subarray(at, at + CHUNK), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  }
}

/** The value of an attribute by its name without a prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (key === name || localName(key) === name) return attributes[key];
  return undefined;
}

/** A level of lists or headings: documents have less than a hundred. */
export const levelOf = (written: string | undefined, otherwise = 0): number =>
  /^\d{1,2}$/.test(written ?? '') ? Number(written) : otherwise;

/** Undefined for an attribute that is empty, or no number. */
export function numberIn(attributes: Attributes, name: string): number | undefined {
  const value = Number(attribute(attributes, name) || Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}
