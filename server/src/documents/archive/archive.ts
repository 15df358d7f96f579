import { l10n } from '../../core/base/l10n.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { inflate } from './inflate.ts';
import { XmlAllowance, XmlPart } from './xml.ts';

/** Everything that is unpacked of one document, in bytes. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_ENTRIES = 10_000;
/** The last record with the longest comment. */
const MAX_END = 22 + 0xffff;
const UNKNOWN = 0xffffffff;

interface Entry {
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The files in a ZIP archive (APPNOTE.TXT 6.3.10), unpacked on demand. All methods throw `Unreadable`. */
export class Archive {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #left = MAX_UNPACKED;
  readonly #allowance = new XmlAllowance();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes as Uint8Array<ArrayBuffer>;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory();
    } catch (error) {
      // Offsets that lead out of the file.
      throw error instanceof RangeError ? damaged() : error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** A file of XML; undefined if there is none of the name. */
  async part(name: string): Promise<XmlPart | undefined> {
    const contents = await this.read(name);
    return contents && new XmlPart(contents, this.#allowance);
  }

  /** The contents of a file; undefined if there is none of the name. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) return undefined;
    if (entry.isEncrypted) throw new Unreadable(l10n.t('it is encrypted. Save it without a password.'), 'encrypted');
    const contents = await this.#unpacked(entry);
    this.#left -= contents.length;
    return contents;
  }

  async #unpacked(entry: Entry): Promise<Uint8Array> {
    const packed = this.#packed(entry);
    if (entry.method !== 0 && entry.method !== 8) throw damaged();
    const contents =
      entry.method === 0
        ? packed
        : await inflate(packed, entry, this.#left).catch(() => {
            throw damaged();
          });
    if (contents && contents.length <= this.#left) return contents;
    const message = l10n.t('it unpacks to more than {0} MB.', MAX_UNPACKED / 1024 / 1024);
    throw new Unreadable(message, 'too-large');
  }

  #packed({ offset, packed }: Entry): Uint8Array<ArrayBuffer> {
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== 0x04034b50) throw damaged();
    const start = offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    if (start + packed > this.#bytes.length) throw damaged();
    return this.#bytes.subarray(start, start + packed);
  }

  #readDirectory(): void {
    const view = this.#view;
    const end = this.#endOfDirectory();
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (at === UNKNOWN || count === 0xffff) {
      const larger = this.#number64(end - 20 + 8);
      count = this.#number64(larger + 32);
      at = this.#number64(larger + 48);
    }
    if (count > MAX_ENTRIES) throw new Unreadable(l10n.t('it has more than {0} parts.', MAX_ENTRIES), 'too-large');
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw damaged();
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
        number,
        number,
        number,
      ];
      const key = keyOf(new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + name)));
      this.#entries.set(key, this.#entryAt(at, at + 46 + name, extra));
      at += 46 + name + extra + comment;
    }
  }

  #endOfDirectory(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= 0 && at > last - MAX_END; at--) {
      if (this.#view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw damaged();
  }

  #entryAt(at: number, extra: number, extraLength: number): Entry {
    const view = this.#view;
    const [size, packed, offset] = this.#sizes64(at, extra, extra + extraLength);
    return {
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size,
      packed,
      offset,
    };
  }

  /** What does not fit into 32 bits is in an extra field; some writers put everything there. */
  #sizes64(at: number, extra: number, end: number): [number, number, number] {
    const view = this.#view;
    let field = extra;
    while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
    let next = field + 4;
    return [24, 20, 42].map((short) => {
      const value = view.getUint32(at + short, true);
      if (value !== UNKNOWN || next + 8 > end) return value;
      next += 8;
      return this.#number64(next - 8);
    }) as [number, number, number];
  }

  #number64(at: number): number {
    return Number(this.#view.getBigUint64(at, true));
  }
}

/** Names of parts are not case-sensitive (ECMA-376, part 2, section 6.2.2); some writers use backslashes. */
const keyOf = (name: string): string => name.toLowerCase().replaceAll('\\', '/');
