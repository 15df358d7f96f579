// What the server and a client agree on beyond LSP. Clients that know nothing of it get plain LSP.

/** Scheme of shipped catalogs and pages, which a client may serve read-only: `objective-references:/seeds/NAME`. */
export const SHIPPED_SCHEME = 'objective-references';

/** `initializationOptions` of the `initialize` request. All optional. */
export interface InitializationOptions {
  /** The client opens documents of `SHIPPED_SCHEME`, so that definitions may lead there. */
  readonly shippedCatalogScheme?: boolean;
  /** Whether the server pushes diagnostics, as it does unless told otherwise, or the client pulls them. */
  readonly diagnostics?: 'push' | 'pull';
  /**
   * The client wants diagnostics of files that it has not opened: catalogs and configurations. Unasked they would make
   * Neovim open a buffer for each.
   */
  readonly closedFiles?: boolean;
  /** A command of the client's that opens the completion list, run after a prefix was accepted. */
  readonly suggestCommand?: string;
}

/**
 * Requests of a server that runs in a browser, which has no file system but the client's. All take
 * `FileParams`; each answers a `FileAnswer` of what `FileAnswers` has under its name.
 */
export const FILE_REQUESTS = {
  readFile: 'objectiveReferences/readFile',
  readDirectory: 'objectiveReferences/readDirectory',
  stat: 'objectiveReferences/stat',
} as const;

export interface FileParams {
  readonly uri: string;
}

/** Bits as of `vscode.FileType`: 1 file, 2 directory, 64 symbolic link (to what the other bits say). */
export type FileType = number;

export interface FileAnswers {
  readonly readFile: Uint8Array;
  readonly readDirectory: readonly (readonly [name: string, type: FileType])[];
  /** `mtime` in milliseconds since 1970. */
  readonly stat: { readonly type: FileType; readonly size: number; readonly mtime: number };
}

/** `error`: code of a `vscode.FileSystemError`, such as `FileNotFound`, or of another error. */
export type FileAnswer<T> = { readonly value: T } | { readonly error: string; readonly message: string };
