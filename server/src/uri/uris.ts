import { URI, Utils } from 'vscode-uri';

/**
 * The one place where URIs are compared, taken apart and put together. Clients spell the same file differently
 * (`file:///C:/a b.md` by Neovim, `file:///c%3A/a%20b.md` by VS Code): everything else of the server knows a resource
 * by its normalised URI alone, and compares with `===`.
 */

/**
 * The one spelling of a URI: VS Code's percent-encoding, lower-case drive letter, for files also without `localhost`,
 * dot segments and a closing slash. What is no URI, or none that can be taken apart, comes back unchanged. Idempotent.
 * Clients may send anything: a string it is in any case.
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
  return parse(uri)?.fsPath ?? uri;
}

/** The directory that holds the resource; of a root, the root itself. */
export function parentOf(uri: string): string {
  const parsed = parse(uri);
  return parsed ? Utils.dirname(parsed).toString() : uri;
}

/** The last segment of the path, decoded. */
export function nameOf(uri: string): string {
  const parsed = parse(uri);
  return parsed ? Utils.basename(parsed) : uri;
}

/** The URI of a path (segments separated by `/`, not percent-encoded; `..` leads out) relative to a directory. */
export function join(directory: string, path: string): string {
  if (/^[\w~-][\w.~-]*$/.test(path) && !directory.endsWith('/')) return `${directory}/${path}`;
  const parsed = parse(directory);
  return parsed ? normalise(Utils.joinPath(parsed, path).toString()) : `${directory}/${path}`;
}

/** As `join`, but an absolute path (`/…`, `C:/…`) replaces that of the directory. */
export function resolvePath(directory: string, path: string): string {
  const parsed = parse(directory);
  if (!parsed || !/^([a-z]:)?\//i.test(path)) return join(directory, path);
  // Several slashes at the beginning would make an authority of what follows.
  return normalise(parsed.with({ path: `/${path.replace(/^\/+/, '')}` }).toString());
}

/**
 * The decoded path of a resource relative to a directory, separated by `/`: empty for the directory itself, undefined
 * for what is not in it. Both URIs are normalised ones.
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

/** The decoded path of a resource; undefined where it is not in the same file system (scheme and authority) as another. */
export function pathBeside(other: string, uri: string): string | undefined {
  const [from, to] = [parse(other), parse(uri)];
  return from && to && from.scheme === to.scheme && from.authority === to.authority ? to.path : undefined;
}

/** The scheme; empty for what is no URI. */
export function schemeOf(uri: string): string {
  return parse(uri)?.scheme ?? '';
}

/**
 * The resource with the same path in the file system of another one (its scheme and authority):
 * `vscode-notebook-cell:/a/b.ipynb#x` is a part of `file:///a/b.ipynb`. Unchanged what has no such path.
 */
export function inFileSystemOf(uri: string, other: string): string {
  const [from, to] = [parse(uri), parse(other)];
  if (!from?.path.startsWith('/') || !to) return uri;
  return normalise(to.with({ path: from.path, query: '', fragment: '' }).toString());
}

/** A URI needs a scheme: vscode-uri would take a bare word for a file's name. */
function parse(uri: string): URI | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return undefined;
  try {
    // RFC 8089 lets a path begin with several slashes, vscode-uri does not.
    return URI.parse(uri.replace(/^(file:\/\/)\/{2,}/i, '$1/'));
  } catch {
    return undefined;
  }
}

/** Nothing in it is encoded: it need not be taken apart, which costs more than reading a small file. */
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
