import type { FileSystem } from '../../loader/file-system.ts';
import type { ReadLineHistory } from '../../loader/line-history.ts';
import type { ParseCatalog } from '../../loader/parse-catalog.ts';

/** What the server needs from the environment that it runs in. */
export interface Runtime {
  /** The file system of this machine; absent where only the client has one. */
  readonly fileSystem?: FileSystem;
  /** Parses catalogs without blocking requests; absent where it is not possible, so that requests wait. */
  readonly parseCatalog?: ParseCatalog;
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
