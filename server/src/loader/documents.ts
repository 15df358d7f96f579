import { l10n } from '../core/base/l10n.ts';
import { isRefusal, type Result } from '../core/base/result.ts';
import type { ScopeOfBytes } from '../core/index/prefilter.ts';
import type { Lines } from '../core/model/text.ts';
import type { Scope } from '../core/resolution/scope.ts';
import { join, pathOf, relativePath } from '../uri/uris.ts';
import { decodeText, isBinary } from './decode.ts';
import { type FileSystem, isNotFound, reasonOf } from './file-system.ts';
import { compileGlob, pathMatcher } from './globs.ts';
import { inOrder } from './in-order.ts';
import type { IsBarred } from './outside.ts';
import { type LeftOut, walk } from './walk.ts';

/** The result of a walk over documents at a URI. */
export type FoundDocument =
  /**
   * `text` is empty where `scopeOf` returns undefined; otherwise `scope` is what it returned. `lines` are those of an office
   * file, which know their places.
   */
  | {
      readonly kind: 'text';
      readonly uri: string;
      readonly text: string;
      readonly scope?: Scope | undefined;
      readonly lines?: Lines;
    }
  /** An office file that cannot be understood. `reason` ends a sentence that names it. */
  | { readonly kind: 'illegible'; readonly uri: string; readonly reason: string }
  | { readonly kind: 'binary'; readonly uri: string }
  | { readonly kind: 'too-large'; readonly uri: string }
  /** A link that `isBarred`. */
  | { readonly kind: 'outside'; readonly uri: string }
  /** A file or directory that cannot be read. `reason` is part of a sentence. */
  | { readonly kind: 'unreadable'; readonly uri: string; readonly reason: string }
  /** A pattern that no file below the directory matches. */
  | { readonly kind: 'unmatched'; readonly uri: string; readonly pattern: string };

export interface DocumentOptions {
  /** Globs of files that are not read, relative to the root. */
  readonly exclude: readonly string[];
  /** In bytes; larger files are not read. */
  readonly maxFileSize: number;
  /** Further files to read. */
  readonly globs?: readonly DocumentGlob[] | undefined;
  /** False: below directories, what git ignores and `node_modules` are read like anything else. */
  readonly gitignore?: boolean | undefined;
  /** For links below directories of the root. */
  readonly isBarred?: IsBarred | undefined;
  /** Reads documents that are otherwise binary files; without it, or where it returns undefined, they stay that. */
  readonly readerOf?: ((uri: string, named: boolean) => ReadDocument | undefined) | undefined;
  /** Which of the files found to read; all of them by default. */
  readonly only?: ((uri: string) => boolean) | undefined;
  /** Called with all bytes of a file: the scope in which its text is read, undefined where it is not needed. */
  readonly scopeOf?: ScopeOfBytes | undefined;
  /** Called with all bytes of a file that is not named: whether to leave it out, as if it were not there. */
  readonly isLeftOut?: ((bytes: Uint8Array, uri: string) => boolean) | undefined;
  /** Called for files and directories that are found and not read. */
  readonly onLeftOut?: ((uri: string, why: LeftOut | 'excluded') => void) | undefined;
  readonly signal?: AbortSignal;
}

/** The files below a directory whose paths relative to it match a glob. */
export interface DocumentGlob {
  readonly directory: string;
  readonly pattern: string;
}

interface Start {
  readonly uri: string;
  /** Selects paths below it. */
  readonly pattern?: string;
}

/**
 * The named text files, and those below the named directories: each once, in the order of their paths. Git's ignore rules,
 * `exclude` and `node_modules` apply below directories and to matches of globs, but not to files that are named themselves.
 * Binary and too large files are reported, not read.
 */
export async function* walkDocuments(
  fileSystem: FileSystem,
  root: string,
  named: readonly string[],
  options: DocumentOptions,
): AsyncGenerator<FoundDocument> {
  for await (const found of findDocuments(fileSystem, root, named, options)) {
    const document = await readFound(fileSystem, found, options);
    if (document) yield document;
  }
}

/** As `walkDocuments`, without reading the files. */
export async function* findDocuments(
  fileSystem: FileSystem,
  root: string,
  named: readonly string[],
  options: DocumentOptions,
): AsyncGenerator<FoundFile> {
  const starts: Start[] = [
    ...[...new Set(named)].map((uri) => ({ uri })),
    ...(options.globs ?? []).map(({ directory, pattern }) => ({ uri: directory, pattern })),
  ];
  const walks = starts.map((start) => ({
    from: pathOf(start.uri),
    items: filesOf(fileSystem, root, start, options),
  }));
  let last: string | undefined;
  for await (const found of inOrder(walks, ({ uri }) => pathOf(uri))) {
    const isFile = found.kind !== 'unreadable' && found.kind !== 'unmatched';
    // Walks may overlap.
    if (isFile && found.uri === last) continue;
    if (isFile) last = found.uri;
    if (!isFile || (options.only?.(found.uri) ?? true)) yield found;
  }
}

/** A file that was found and not read yet. */
export interface UnreadFile {
  readonly kind: 'named' | 'walked';
  readonly uri: string;
}

export const isUnread = (found: FoundFile): found is UnreadFile => found.kind === 'named' || found.kind === 'walked';

/** A file, or why there is none. */
export type FoundFile = UnreadFile | Extract<FoundDocument, { kind: 'outside' | 'unreadable' | 'unmatched' }>;

async function* filesOf(
  fileSystem: FileSystem,
  root: string,
  start: Start,
  options: DocumentOptions,
): AsyncGenerator<FoundFile> {
  const { uri } = start;
  let type: string;
  try {
    type = (await fileSystem.stat(uri)).type;
  } catch (error) {
    const { pattern } = start;
    if (pattern !== undefined && isNotFound(error)) yield { kind: 'unmatched', uri, pattern };
    else yield { kind: 'unreadable', uri, reason: reasonOf(error) };
    return;
  }
  if (type === 'directory') yield* filesBelow(fileSystem, root, start, options);
  else if (start.pattern !== undefined) yield { kind: 'unmatched', uri, pattern: start.pattern };
  else if (type === 'file') yield { kind: 'named', uri };
  else yield { kind: 'unreadable', uri, reason: l10n.t('neither a file nor a directory') };
}

async function* filesBelow(
  fileSystem: FileSystem,
  root: string,
  { uri: start, pattern }: Start,
  options: DocumentOptions,
): AsyncGenerator<FoundFile> {
  const unreadable: FoundFile[] = [];
  const isExcluded = excludedBelow(root, start, options.exclude);
  const glob = pattern === undefined ? undefined : compileGlob(pattern);
  const matches = (path: string, isDirectory: boolean) => pattern === undefined || glob?.match(path, isDirectory);
  let isMatched = false;
  const files = walk(fileSystem, start, {
    gitignore: options.gitignore ?? true,
    leaveOut(path, isDirectory) {
      // Directories that may contain a match of a glob have to be entered.
      if (!matches(path, isDirectory)) return true;
      const excluded = isExcluded(path);
      if (excluded) options.onLeftOut?.(join(start, path), 'excluded');
      return excluded;
    },
    onLeftOut: options.onLeftOut,
    signal: options.signal,
    onUnreadable: (uri, error) => unreadable.push({ kind: 'unreadable', uri, reason: reasonOf(error) }),
  });
  const isBarred = relativePath(root, start) === undefined ? undefined : options.isBarred;
  for await (const { uri, isLink } of files) {
    isMatched = true;
    yield { kind: isLink && (await isBarred?.(uri)) ? 'outside' : 'walked', uri };
  }
  if (pattern !== undefined && !isMatched) yield { kind: 'unmatched', uri: start, pattern };
  yield* unreadable;
}

/** Globs are relative to the root, the paths of a walk to where it started. */
export function excludedBelow(root: string, start: string, globs: readonly string[]): (path: string) => boolean {
  const offset = relativePath(root, start);
  if (offset === undefined || globs.length === 0) return () => false;
  const excluded = pathMatcher(globs);
  return offset === '' ? excluded : (path) => excluded(`${offset}/${path}`);
}

/** Undefined for a file that has gone. */
export async function readFound(
  fileSystem: FileSystem,
  found: FoundFile,
  { maxFileSize, scopeOf, readerOf, isLeftOut }: DocumentOptions,
): Promise<FoundDocument | undefined> {
  if (!isUnread(found)) return found;
  const { uri } = found;
  const named = found.kind === 'named';
  const read = readerOf?.(uri, named);
  const documentOf = (bytes: Uint8Array): FoundDocument | undefined => {
    if (!named && isLeftOut?.(bytes, uri)) return undefined;
    const isWhole = bytes.length <= maxFileSize;
    const scope = isWhole ? scopeOf?.(bytes, uri) : undefined;
    const text = scope || (isWhole && !scopeOf) ? decodeText(bytes) : isBinary(bytes) ? null : '';
    if (text === null) return { kind: 'binary', uri };
    return isWhole ? { kind: 'text', uri, text, scope } : { kind: 'too-large', uri };
  };
  const limit = maxFileSize + 1;
  try {
    if (read) return await documentIn(await fileSystem.readFile(uri, limit), uri, read, maxFileSize);
    if (fileSystem.lookAt) return fileSystem.lookAt(uri, limit, documentOf);
    return documentOf(await fileSystem.readFile(uri, limit));
  } catch (error) {
    return isNotFound(error) && !named ? undefined : { kind: 'unreadable', uri, reason: reasonOf(error) };
  }
}

/** Reads a document that is not text. Rejects if it could not be tried. */
export type ReadDocument = (bytes: Uint8Array) => Promise<Result<ReadText>>;

export interface ReadText extends Lines {
  readonly text: string;
}

/** The text of such a document. */
export async function documentIn(
  bytes: Uint8Array,
  uri: string,
  read: ReadDocument,
  maxFileSize: number,
): Promise<FoundDocument> {
  if (bytes.length > maxFileSize) return { kind: 'too-large', uri };
  const lines = await read(bytes);
  return isRefusal(lines)
    ? { kind: 'illegible', uri, reason: lines.message }
    : { kind: 'text', uri, text: lines.text, lines };
}
