import type { FileSystem } from '../../loader/file-system.ts';
import type { ReadLineHistory } from '../../loader/line-history.ts';
import type { ParseCatalog } from '../../loader/parse-catalog.ts';

/** What the server needs of the place that it runs in. */
export interface Runtime {
  /** That of this machine; absent where there is none but the client's. */
  readonly fileSystem?: FileSystem;
  /** Reads catalogs without keeping anybody waiting; absent where that cannot be had, so that they are read in between. */
  readonly parseCatalog?: ParseCatalog;
  /** Looks up when lines were written; absent where there is no version control that could be asked. */
  readonly lineHistory?: ReadLineHistory;
  /**
   * Messages in a language (`fr`, `pt-br`), by what they are in English; undefined where the product does not speak it. It
   * answers at once: a client may say more before `initialize` is answered. Absent where only the client can read them.
   */
  readonly messages?: (language: string) => Readonly<Record<string, string>> | undefined;
  /**
   * Where a shipped catalog (`objective-references:/seeds/NAME`) or page (`objective-references:/docs/NAME`) can
   * be opened by clients that do not know that scheme; undefined where there is no such place.
   */
  readonly shippedUri: (uri: string) => string | undefined;
}
