import { URI, Utils } from 'vscode-uri';

/**
 * All operations on URIs. Clients spell the same file differently (Neovim `file:///C:/a b.md`, VS Code
 * `file:///c%3A/a%20b.md`): everywhere else, resources are identified by normalised URIs, which are compared by `===`.
 */

/**
 * The normalised spelling of a URI: with VS Code's percent-encoding, a lower-case drive letter, and for files without
 * `localhost`, dot segments and a closing slash. Malformed URIs are returned unchanged. Idempotent. Other values, which
 * clients may send, are converted to a string.
 */
export function normalise(uri: string): string {
  const parsed = parse(uri);
  if (!parsed) return `${uri}`;
  if (parsed.scheme.toLowerCase() !== 'file') return parsed.toString();
  const authority = parsed.authority.toLowerCase() === 'localhost' ? '' : parsed.authority;
  const path = withoutClosingSlash(resolveDots(parsed.path).replace(/^\/{2,}/, '/'));
  return parsed.with({ scheme: 'file', authority, path }).toString();
}

/** The URI of an absolute path of this machine's file system. */
export function fromPath(path: string): string {
  return normalise(URI.file(path).toString());
}

/** The path on this machine's file system that a `file:` URI names; for other schemes, their path. */
export function toPath(uri: string): string {
  if (IS_POSIX && PLAIN_FILE.test(uri)) return uri.slice('file://'.length);
  return parse(uri)?.fsPath ?? uri;
}

/** The decoded path, separated by `/`: sorts as the paths of a walk do. */
export function pathOf(uri: string): string {
  return PLAIN_FILE.test(uri) ? uri.slice('file://'.length) : (parse(uri)?.path ?? uri);
}

/** The directory that contains the resource; for a root directory, that itself. */
export function parentOf(uri: string): string {
  const parsed = parse(uri);
  return parsed ? Utils.dirname(parsed).toString() : uri;
}

/** The last segment of the path, decoded. */
export function nameOf(uri: string): string {
  if (PLAIN_FILE.test(uri)) return uri.slice(uri.lastIndexOf('/') + 1);
  const parsed = parse(uri);
  return parsed ? Utils.basename(parsed) : uri;
}

/** The URI of a path relative to a directory. The path is separated by `/`, may contain `..`, and is not percent-encoded. */
export function join(directory: string, path: string): string {
  if (/^[\w~-][\w.~-]*$/.test(path) && !directory.endsWith('/')) return `${directory}/${path}`;
  const parsed = parse(directory);
  return parsed ? normalise(Utils.joinPath(parsed, path).toString()) : `${directory}/${path}`;
}

/** As `join`, but an absolute path (`/…`, `C:/…`) replaces that of the directory. */
export function resolvePath(directory: string, path: string): string {
  const parsed = parse(directory);
  if (!parsed || !/^([a-z]:)?\//i.test(path)) return join(directory, path);
  // After two slashes the first segment would be an authority.
  return normalise(parsed.with({ path: `/${path.replace(/^\/+/, '')}` }).toString());
}

/**
 * The decoded path of a resource relative to a directory, separated by `/`: empty for the directory itself, undefined
 * for resources outside of it. Both URIs are normalised.
 */
export function relativePath(directory: string, uri: string): string | undefined {
  if (PLAIN.test(uri) && uri.startsWith(`${directory}/`)) return uri.slice(directory.length + 1);
  const from = parse(directory);
  const to = parse(uri);
  if (!from || !to || from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const base = withoutClosingSlash(from.path);
  if (to.path === base) return '';
  const start = base.endsWith('/') ? base : `${base}/`;
  return to.path.startsWith(start) ? to.path.slice(start.length) : undefined;
}

/** The decoded path of a resource; undefined where it is in another file system (scheme and authority) than `other`. */
export function pathBeside(other: string, uri: string): string | undefined {
  const [from, to] = [parse(other), parse(uri)];
  return from && to && from.scheme === to.scheme && from.authority === to.authority ? to.path : undefined;
}

/** The scheme; empty for a malformed URI. */
export function schemeOf(uri: string): string {
  return parse(uri)?.scheme ?? '';
}

/**
 * The resource with the same path in the file system of another one (its scheme and authority):
 * `vscode-notebook-cell:/a/b.ipynb#x` is part of `file:///a/b.ipynb`. URIs without an absolute path are returned unchanged.
 */
export function inFileSystemOf(uri: string, other: string): string {
  const [from, to] = [parse(uri), parse(other)];
  if (!from?.path.startsWith('/') || !to) return uri;
  return normalise(to.with({ path: from.path, query: '', fragment: '' }).toString());
}

/**
 * The file that an open document shows something of: the notebook of a cell, or the office file of a text view; undefined
 * for other documents. A notebook is in the file system of a folder; without one, it is a name that its cells have in common.
 */
export function fileBehind(uri: string, folder: string | null): string | undefined {
  return uri.startsWith('vscode-notebook-cell:') ? inFileSystemOf(uri, folder ?? uri) : officeFileOf(uri);
}

/** `TEXT_SCHEME` of `protocol/`. */
const TEXT_SCHEME = 'objective-references-text';

/** The document in which a client shows the text of an office file: `objective-references-text:/a/b.docx.md?file:///a/b.docx`. */
export function textViewOf(file: string): string {
  const { path = file } = parse(file) ?? {};
  return URI.from({ scheme: TEXT_SCHEME, path: `${path}.md`, query: file }).toString();
}

/** The normalised URI of the office file whose text a document shows; undefined for other documents. */
export function officeFileOf(uri: string): string | undefined {
  const view = uri.startsWith(`${TEXT_SCHEME}:`) ? parse(uri) : undefined;
  return view && normalise(view.query);
}

/** How many files these documents are: the cells of a notebook are one. */
export function countFiles(uris: readonly string[]): number {
  return new Set(uris.map((uri) => fileBehind(uri, null) ?? uri)).size;
}

/** Requires a scheme: vscode-uri would parse a bare word as a file name. */
function parse(uri: string): URI | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return undefined;
  try {
    // RFC 8089 allows several slashes at the beginning of a path, vscode-uri does not.
    return URI.parse(uri.replace(/^(file:\/\/)\/{2,}/i, '$1/'));
  } catch {
    return undefined;
  }
}

/** A URI without encoded characters is not parsed, which would take longer than reading a small file. */
const PLAIN = /^file:\/\/[\w/.~-]*$/;

function resolveDots(path: string): string {
  if (!/\/\.{1,2}(\/|$)/.test(path)) return path;
  const segments: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

function withoutClosingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') && !/^\/[a-z]:\/$/i.test(path) ? path.replace(/\/+$/, '') : path;
}

/** The same with a path of one segment or more, none of which is empty; the last one is a name. */
const PLAIN_FILE = /^file:\/\/(?:\/[\w.~-]+)+$/;
const IS_POSIX = URI.file('/a/b').fsPath === '/a/b';
