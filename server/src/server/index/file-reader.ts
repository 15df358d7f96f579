import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { hasContext } from '../../core/declaration/context.ts';
import type { Prefilter } from '../../core/index/prefilter.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import { decodeText, isBinary } from '../../loader/decode.ts';
import { type FileSystem, isNotFound, reasonOf, settledStamp } from '../../loader/file-system.ts';
import { officeFormatOf, officeText } from '../workspace/current-text.ts';

/** What the index remembers of a file on disk beside its references. */
export interface IndexedFile {
  /** Of the file when it was read; undefined where nothing shows whether it is still the same. */
  readonly stamp: string | undefined;
  /** Of its bytes, where they are searched and an index is kept. */
  readonly digest?: string | undefined;
  /** Its prefixes are indexed with their positions. */
  readonly isCatalog: boolean;
  /** It declares frameworks or editions for its own numbers. */
  readonly declares?: boolean;
  /** It is a text file that was searched. */
  readonly isText?: boolean;
  /** The limit because of which it is not searched, or only in part. */
  readonly omitted?: 'fileSize' | 'lineLength' | 'references';
}

export interface ReadFile {
  readonly uri: string;
  readonly file: IndexedFile;
  /** Undefined where the file has not changed; null for one that is not searched; empty for one without references. */
  readonly text?: string | null;
}

/** So much of a file that is too large shows whether it is binary, which is not worth a message (in bytes). */
const SNIFFED = 8000;

/** Reads files that have changed since they were indexed, and decodes those that may hold references. */
export class FileReader {
  readonly #options;
  readonly #catalogs: ReadonlySet<string>;
  #unpacking: Promise<unknown> = Promise.resolve();

  constructor(options: {
    readonly fileSystem: FileSystem;
    readonly scope: Scope;
    /** Of the scope's matcher. */
    readonly prefilter: Prefilter;
    /** Size of the largest files that are searched, in bytes. */
    readonly fileSize: number;
    readonly readsOffice: boolean;
    /** Tells bytes from all others; absent where nothing is kept. */
    readonly digest?: ((bytes: Uint8Array) => string) | undefined;
    /** Called with the reason why a file is not searched. */
    readonly skipped: (uri: string, reason: string) => void;
  }) {
    this.#options = options;
    const { frameworks } = options.scope.set;
    this.#catalogs = new Set(frameworks.flatMap(({ catalogs }) => catalogs.map(({ uri }) => uri)));
  }

  /** Undefined for a file that no longer exists. `before`: what is known of it; `isTouched`: read in any case. */
  async read(uri: string, before: IndexedFile | undefined, isTouched: boolean): Promise<ReadFile | undefined> {
    const isCatalog = this.#catalogs.has(uri) || /\.ya?ml$/i.test(uri);
    const { fileSystem, fileSize, readsOffice, skipped } = this.#options;
    const isOffice = readsOffice && officeFormatOf(uri) !== undefined;
    try {
      const stat = fileSystem.immediate?.stat(uri) ?? (await fileSystem.stat(uri));
      const isSame = before?.stamp !== undefined && before.stamp === stat.stamp && before.isCatalog === isCatalog;
      if (isSame && !isTouched) return { uri, file: before };
      const file = { stamp: settledStamp(stat), isCatalog };
      const bytes = await this.#readBytes(uri, Math.min(fileSize + 1, stat.size > fileSize ? SNIFFED : fileSize + 1));
      if (stat.size <= fileSize && bytes.length <= fileSize) {
        const mayCite = isOffice || this.#mayCite(uri, bytes);
        const digest = mayCite ? this.#options.digest?.(bytes) : undefined;
        if (digest !== undefined && before?.digest === digest && before.isCatalog === isCatalog) {
          return { uri, file: { ...before, stamp: file.stamp } };
        }
        const text = isOffice ? await this.#officeText(uri, bytes) : textToSearch(bytes, mayCite);
        return { uri, file: { ...file, digest, isText: text !== null }, text };
      }
      if (!isOffice && decodeText(bytes) === null) return { uri, file, text: null };
      skipped(uri, l10n.t('it is larger than limits.fileSize'));
      return { uri, file: { ...file, omitted: 'fileSize' }, text: null };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      skipped(uri, reasonOf(error));
      return { uri, file: { stamp: undefined, isCatalog }, text: null };
    }
  }

  #mayCite(uri: string, bytes: Uint8Array): boolean {
    const { prefilter, scope } = this.#options;
    return prefilter(bytes) || hasContext(scope, uri, bytes);
  }

  /** Null for a file that cannot be understood. */
  async #officeText(uri: string, bytes: Uint8Array): Promise<string | null> {
    const { fileSize, skipped } = this.#options;
    // One after the other: what is unpacked may be many times as large as the file.
    const reading = this.#unpacking.then(() => officeText(uri, bytes, fileSize));
    this.#unpacking = reading.catch(() => {});
    const read = await reading;
    if (!isRefusal(read)) return read.text;
    skipped(uri, read.message);
    return null;
  }

  async #readBytes(uri: string, limit: number): Promise<Uint8Array> {
    const { fileSystem } = this.#options;
    return fileSystem.immediate?.readFile(uri, limit) ?? (await fileSystem.readFile(uri, limit));
  }
}

/** Null for a binary file; empty, without decoding, where nothing in it may cite. */
function textToSearch(bytes: Uint8Array, mayCite: boolean): string | null {
  if (mayCite) return decodeText(bytes);
  return isBinary(bytes) ? null : '';
}
