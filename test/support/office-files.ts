import { deflateRawSync } from 'node:zlib';
import { readerOf } from '../../server/src/cli/document-readers.ts';
import { isRefusal } from '../../server/src/core/base/result.ts';
import { documentFormatOf } from '../../server/src/documents/formats.ts';

/** A ZIP archive with these files, by name. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, contents] of Object.entries(parts)) {
    const bytes = Buffer.from(contents);
    const packed = deflateRawSync(bytes);
    const key = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(key.length, 22);
    files.push(signed(0x04034b50), fields, key, packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    directory.push(signed(0x02014b50), Buffer.from([20, 0]), fields, more, key);
    offset += 30 + key.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...files, ...directory, signed(0x06054b50), end]));
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Relationships: type and target by id. */
export const relationships = (list: Readonly<Record<string, readonly [type: string, target: string]>>): string =>
  `<Relationships>${Object.entries(list)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** The parts of a Word document with this body; `more` are further ones, by name and the type of their relationship. */
export function wordParts(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const related = Object.keys(more).map((name) => [name, [name.replace(/\d*\.xml$/, ''), name]] as const);
  return {
    '_rels/.rels': relationships({ r1: ['officeDocument', 'word/document.xml'] }),
    'word/_rels/document.xml.rels': relationships(Object.fromEntries(related)),
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [`word/${name}`, xml])),
  };
}

/** The text of a document, each line with the place of its beginning: `text  | place`; or why it cannot be read. */
export async function drawn(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readerOf(documentFormatOf(name)!)(bytes);
  if (isRefusal(read)) return read.message;
  const lines = read.text.split('\n').flatMap((text, line) => {
    const at = { line, character: text.length };
    return text === '' ? [] : [`${text}  | ${read.placeOf({ start: at, end: at }).label}`];
  });
  return lines.join('\n');
}
