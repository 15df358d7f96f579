import { Minimatch, type MinimatchOptions } from 'minimatch';
import { GlobBudget, MAX_OF_GLOB } from '../core/settings/glob-budget.ts';
import { resolvePath } from '../uri/uris.ts';

/**
 * Globs of `objrefs.yaml` and of settings: minimatch's language (`*`, `**`, `?`, `[…]`, `{a,b}`) over paths relative to
 * a root, separated by `/`. Hidden files are files like others. Bounded, since a repository may hold any pattern.
 */
const OPTIONS: MinimatchOptions = {
  dot: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
  braceExpandMax: MAX_OF_GLOB,
};

// `**/.DS_Store`: editors have several such globs, which are tested for every path.
const NAME_ANYWHERE = /^\*\*\/([\w.~-]+)$/;

/** Longer globs never match. */
const MAX_GLOB_LENGTH = 4096;

/**
 * Whether globs match a path. A glob that matches a directory, or everything in it, matches all of it: `archive`,
 * `archive/` and `archive/**` are the same.
 */
export function pathMatcher(globs: readonly string[], budget = new GlobBudget()): (path: string) => boolean {
  const names = new Set<string>();
  const matchers = globs.flatMap((glob) => {
    if (glob.length > MAX_GLOB_LENGTH) return [];
    const trimmed = glob.replace(/^\.?\//, '').replace(/(\/(\*\*)?)+$/, '');
    const name = NAME_ANYWHERE.exec(trimmed)?.[1];
    if (name !== undefined) {
      names.add(name);
      return [];
    }
    if (trimmed === '' || !budget.allows(trimmed)) return [];
    return [trimmed, `${trimmed}/**`].map((part) => new Minimatch(part, OPTIONS));
  });
  return (path) =>
    (names.size > 0 && path.split('/').some((segment) => names.has(segment))) ||
    matchers.some((matcher) => matcher.match(path));
}

/** Undefined for a pattern that can never match. */
export function compileGlob(glob: string, budget = new GlobBudget()): Minimatch | undefined {
  const isTooMuch = glob === '' || glob.length > MAX_GLOB_LENGTH || !budget.allows(glob);
  return isTooMuch ? undefined : new Minimatch(glob, OPTIONS);
}

/** Whether a configured path is a pattern rather than the name of one file. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** The directory that all matches of a glob are in (may be empty), and the rest of the glob below it. */
export function splitGlob(glob: string): { readonly base: string; readonly rest: string } {
  const segments = glob.split('/');
  const first = segments.findIndex(isGlob);
  return { base: segments.slice(0, first).join('/'), rest: segments.slice(first).join('/') };
}

/** Splits a glob of a root's configuration: the URI of the folder that all matches are in, and the rest of the glob. */
export function globFrom(root: string, glob: string): { readonly start: string; readonly rest: string } {
  const { base, rest } = splitGlob(glob.replace(/^\.\//, ''));
  return { start: base === '' && !glob.startsWith('/') ? root : resolvePath(root, base || '/'), rest };
}
