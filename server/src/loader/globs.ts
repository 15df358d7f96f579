import { Minimatch, type MinimatchOptions } from 'minimatch';
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
};

// `**/.DS_Store`: editors have several such globs, which are tested for every path.
const NAME_ANYWHERE = /^\*\*\/([\w.~-]+)$/;

/** Alternatives in the braces of one glob; more are not tried. */
const MAX_ALTERNATIVES = 1_000;
/** Of all globs of a list: each takes some time to compile. */
const MAX_OF_LIST = 2_000;

/** What is left for the alternatives of further globs. */
export interface GlobBudget {
  left: number;
}

export const globBudget = (): GlobBudget => ({ left: MAX_OF_LIST });

/** Longer globs never match. */
const MAX_GLOB_LENGTH = 4096;

/**
 * Whether globs match a path. A glob that matches a directory, or everything in it, matches all of it: `archive`,
 * `archive/` and `archive/**` are the same.
 */
export function pathMatcher(globs: readonly string[], budget = globBudget()): (path: string) => boolean {
  const names = new Set<string>();
  const matchers = globs.flatMap((glob) => {
    if (glob.length > MAX_GLOB_LENGTH) return [];
    const trimmed = glob.replace(/^\.?\//, '').replace(/(\/(\*\*)?)+$/, '');
    const name = NAME_ANYWHERE.exec(trimmed)?.[1];
    if (name !== undefined) {
      names.add(name);
      return [];
    }
    return trimmed === '' ? [] : [trimmed, `${trimmed}/**`].flatMap((part) => compileGlob(part, budget) ?? []);
  });
  return (path) =>
    (names.size > 0 && path.split('/').some((segment) => names.has(segment))) ||
    matchers.some((matcher) => matcher.match(path));
}

/** Undefined for a pattern that can never match. */
export function compileGlob(glob: string, budget = globBudget()): Minimatch | undefined {
  if (glob === '' || glob.length > MAX_GLOB_LENGTH) return undefined;
  // Braces cost as much to expand for one alternative as for a thousand.
  if (budget.left <= 0 && glob.includes('{')) return undefined;
  const braceExpandMax = Math.max(1, Math.min(MAX_ALTERNATIVES, budget.left));
  const matcher = new Minimatch(glob, { ...OPTIONS, braceExpandMax });
  // What is expanded may fold into fewer patterns.
  const expanded = Math.min(MAX_ALTERNATIVES, 2 ** (glob.split('{').length - 1));
  budget.left -= Math.max(matcher.set.length, expanded);
  return matcher;
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
