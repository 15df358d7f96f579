import { SaxesParser } from 'saxes';
import { l10n } from '../../core/base/l10n.ts';
import { Unreadable } from '../unreadable.ts';
import { damaged } from './archive.ts';

/** More levels than any document has. */
const MAX_DEPTH = 1_000;

export type Attributes = Readonly<Record<string, string>>;

/** Names of elements have no prefix: writers of office files choose it. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Parses a part of an office file. Entities other than XML's own are refused, as is a DOCTYPE, which could define them. */
export function parseXml(bytes: Uint8Array, handler: XmlHandler): void {
  let depth = 0;
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new Unreadable(l10n.t('it is nested too deeply.'));
    handler.open(localName(name), attributes);
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
  parser.write(decoded(bytes)).close();
}

/** The value of an attribute by its name without a prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (key === name || localName(key) === name) return attributes[key];
  return undefined;
}

/** Undefined for an attribute that is empty, or no number. */
export function numberIn(attributes: Attributes, name: string): number | undefined {
  const value = Number(attribute(attributes, name) || Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decoded(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const isBigEndian = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  return new TextDecoder(isUtf16 ? 'utf-16le' : isBigEndian ? 'utf-16be' : 'utf-8').decode(bytes);
}
