/**
 * Requests by which the server reads files through a client with `fileRequests`: all files in a browser, otherwise those of
 * other schemes than `file:`. All take `FileParams`; each returns a `FileAnswer` with the type that `FileAnswers` lists. The
 * server cancels requests that take too long. A client may refuse files that are too large with an error code of its own.
 */
export const FILE_REQUESTS = {
  /** The bytes of a file, at most the first `limit`. */
  readFile: 'objectiveReferences/readFile',
  /** The entries of a directory, in any order; links are not followed. */
  readDirectory: 'objectiveReferences/readDirectory',
  /** Type, size and time of a file or directory; links are followed. */
  stat: 'objectiveReferences/stat',
} as const;

export interface FileParams {
  readonly uri: string;
  /** For `readFile`: the most bytes to read. Absent: all. */
  readonly limit?: number;
}

/** Bits of `vscode.FileType`: 1 file, 2 directory, 64 symbolic link (to the type of the other bits). */
export type FileType = number;

export interface FileAnswers {
  /** Base64, since most transports send JSON. */
  readonly readFile: string;
  readonly readDirectory: readonly (readonly [name: string, type: FileType])[];
  /** `mtime` in milliseconds since 1970. */
  readonly stat: { readonly type: FileType; readonly size: number; readonly mtime: number };
}

/** `error` is the code of a `vscode.FileSystemError`, such as `FileNotFound`, or of another error. */
export type FileAnswer<T> = { readonly value: T } | { readonly error: string; readonly message: string };
