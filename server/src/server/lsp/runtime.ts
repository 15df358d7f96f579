import type { FileSystem } from '../../loader/file-system.ts';
import type { ReadLineHistory } from '../../loader/line-history.ts';
import type { ParseCatalog } from '../../loader/parse-catalog.ts';

/** What the server needs from the environment that it runs in. */
export interface Runtime {
  /** The file system of this machine; absent where only the client has one. */
  readonly fileSystem?: FileSystem;
  /** Parses catalogs without blocking requests; absent where it is not possible, so that requests wait. */
  readonly parseCatalog?: ParseCatalog;
  /** Keeps indexes in the folder of a `file:` URI; absent where there is no disk. */
  readonly openIndexStore?: (folder: string) => Promise<IndexStore>;
  /** Looks up when lines were written; absent where there is no access to version control. */
  readonly lineHistory?: ReadLineHistory;
  /**
   * Messages in a language (`fr`, `pt-br`), by the English message; undefined where there is no translation. Synchronous,
   * since `initialize` has to be answered before other messages. Absent where only the client can read translations.
   */
  readonly messages?: (language: string) => Readonly<Record<string, string>> | undefined;
  /**
   * The URI under which clients that do not support the scheme can open a built-in catalog
   * (`objective-references:/seeds/NAME`) or page (`objective-references:/docs/NAME`); undefined where there is none.
   */
  readonly shippedUri: (uri: string) => string | undefined;
}

/** A place for the indexes of folders until the next start of the server. */
export interface IndexStore {
  /** What was written for the folder under this signature, by the same program; undefined for anything else. Never rejects. */
  read(folder: string, signature: string): Promise<Uint8Array | undefined>;
  /** Rejects if the place cannot be written. */
  write(folder: string, signature: string, contents: Iterable<string | Uint8Array>): Promise<void>;
  /** Tells bytes from all others. */
  digest(bytes: Uint8Array): string;
}
