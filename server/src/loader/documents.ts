import { relativePath } from '../uris.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, isNotFound, reasonOf } from './file-system.ts';
import { excluder } from './globs.ts';
import { walk } from './walk.ts';

/** What a walk over documents finds at a URI. */
export type FoundDocument =
  | { readonly kind: 'text'; readonly uri: string; readonly text: string }
  | { readonly kind: 'binary'; readonly uri: string }
  | { readonly kind: 'too-large'; readonly uri: string }
  /** A file or directory that should have been read. `reason` is part of a sentence. */
  | { readonly kind: 'unreadable'; readonly uri: string; readonly reason: string };

export interface DocumentOptions {
  /** Globs relative to the root of what is not read. */
  readonly exclude: readonly string[];
  /** In bytes; larger files are not read. */
  readonly maxFileSize: number;
  readonly signal?: AbortSignal;
}

/**
 * The text files that are named, and those below the directories that are named: each once, in the order of their
 * paths. Git's ignore rules, `exclude` and `node_modules` count below directories; what is named itself is read whatever
 * they say. Binary and too large files are told, not read.
 */
export async function* walkDocuments(
  fileSystem: FileSystem,
  root: string,
  named: readonly string[],
  options: DocumentOptions,
): AsyncGenerator<FoundDocument> {
  const seen = new Set<string>();
  for (const start of [...new Set(named)].sort()) {
    for await (const found of filesOf(fileSystem, root, start, options)) {
      if (seen.has(found.uri)) continue;
      if (named.length > 1) seen.add(found.uri);
      if (found.kind === 'unreadable') yield found;
      else {
        const document = await readDocument(fileSystem, found.uri, options.maxFileSize, found.kind === 'named');
        if (document) yield document;
      }
    }
  }
}

type FoundFile =
  | { readonly kind: 'named' | 'walked'; readonly uri: string }
  | Extract<FoundDocument, { kind: 'unreadable' }>;

async function* filesOf(
  fileSystem: FileSystem,
  root: string,
  start: string,
  options: DocumentOptions,
): AsyncGenerator<FoundFile> {
  let type: string;
  try {
    type = (await fileSystem.stat(start)).type;
  } catch (error) {
    yield { kind: 'unreadable', uri: start, reason: reasonOf(error) };
    return;
  }
  if (type === 'file') yield { kind: 'named', uri: start };
  else if (type === 'directory') yield* filesBelow(fileSystem, root, start, options);
  else yield { kind: 'unreadable', uri: start, reason: 'it is neither a file nor a directory' };
}

async function* filesBelow(
  fileSystem: FileSystem,
  root: string,
  start: string,
  options: DocumentOptions,
): AsyncGenerator<FoundFile> {
  const unreadable: FoundFile[] = [];
  const files = walk(fileSystem, start, {
    gitignore: true,
    leaveOut: excludedBelow(root, start, options.exclude),
    signal: options.signal,
    onUnreadable: (uri, error) => unreadable.push({ kind: 'unreadable', uri, reason: reasonOf(error) }),
  });
  for await (const file of files) yield { kind: 'walked', uri: file.uri };
  yield* unreadable;
}

/** Globs are relative to the root, the paths of a walk to where it started. */
export function excludedBelow(root: string, start: string, globs: readonly string[]): (path: string) => boolean {
  const offset = relativePath(root, start);
  if (offset === undefined || globs.length === 0) return () => false;
  const excluded = excluder(globs);
  return offset === '' ? excluded : (path) => excluded(`${offset}/${path}`);
}

/** Undefined for a file that went away since it was found. */
async function readDocument(
  fileSystem: FileSystem,
  uri: string,
  maxFileSize: number,
  named: boolean,
): Promise<FoundDocument | undefined> {
  try {
    const bytes = await fileSystem.readFile(uri, maxFileSize + 1);
    const text = decodeText(bytes);
    if (text === null) return { kind: 'binary', uri };
    return bytes.length > maxFileSize ? { kind: 'too-large', uri } : { kind: 'text', uri, text };
  } catch (error) {
    return isNotFound(error) && !named ? undefined : { kind: 'unreadable', uri, reason: reasonOf(error) };
  }
}
