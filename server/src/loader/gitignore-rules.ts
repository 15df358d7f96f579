import { Minimatch } from 'minimatch';

/**
 * Git's ignore rules (gitignore(5)): the pattern language of `.gitignore` and `.git/info/exclude`, translated to
 * minimatch, which stays linear on hostile patterns. Intended differences: `?` matches a character, not a byte; case is
 * significant; and the stars of `a**` before a slash are plain ones, as the manual says, though git treats them as `**`.
 */
export interface IgnoreRules {
  /**
   * True: ignored; false: excepted by a later rule; undefined: no rule matches. `path` is relative to the directory of the
   * rules and separated by `/`; the caller handles its parent directories.
   */
  verdict(path: string, isDirectory: boolean): boolean | undefined;
}

interface Rule {
  readonly negative: boolean;
  readonly directoriesOnly: boolean;
  /** Matches the last segment of the path only. */
  readonly byName: boolean;
  matches(pathOrName: string): boolean;
}

/** Longer lines cannot match a path. */
const MAX_PATTERN_LENGTH = 4096;
/** Limit of rules in a file: every rule may cost time for every path. */
const MAX_RULES = 10_000;

/** Reads an ignore file. Lines that cannot match are skipped; there are no errors, as in git. */
export function parseIgnoreRules(text: string): IgnoreRules {
  const rules: Rule[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const rule = rules.length < MAX_RULES ? parseRule(line) : undefined;
    if (rule) rules.push(rule);
  }
  rules.reverse();
  return {
    verdict(path, isDirectory) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const last = rules.find(
        (rule) => (isDirectory || !rule.directoriesOnly) && rule.matches(rule.byName ? name : path),
      );
      return last && !last.negative;
    },
  };
}

function parseRule(line: string): Rule | undefined {
  if (line.startsWith('#') || line.length > MAX_PATTERN_LENGTH) return undefined;
  let pattern = withoutTrailingSpaces(line);
  const negative = pattern.startsWith('!');
  if (negative) pattern = pattern.slice(1);
  const directoriesOnly = pattern.endsWith('/');
  if (directoriesOnly) pattern = pattern.slice(0, -1);
  const byName = !pattern.includes('/');
  if (pattern.startsWith('/')) pattern = pattern.slice(1);
  const matches = pattern === '' ? undefined : compile(pattern, byName);
  return matches && { negative, directoriesOnly, byName, matches };
}

/** Trailing spaces do not count, except one that a backslash escapes. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes++;
  return line.slice(0, backslashes % 2 === 1 && end < line.length ? end + 1 : end);
}

/** Undefined where the pattern cannot match. */
function compile(pattern: string, byName: boolean): Rule['matches'] | undefined {
  if (!/[*?[\\]/.test(pattern)) return (path) => path === pattern;
  if (byName && /^\*[^*?[\\]+$/.test(pattern)) return (name) => name.endsWith(pattern.slice(1));
  const glob = toMinimatch(pattern);
  if (glob === undefined) return undefined;
  const matcher = new Minimatch(glob, {
    dot: true,
    nobrace: true,
    nocomment: true,
    noext: true,
    nonegate: true,
    optimizationLevel: 0,
    platform: 'linux',
    preserveMultipleSlashes: true,
  });
  return (path) => matcher.match(path);
}

/**
 * Translates differences: three and more stars alone between slashes are two; a bracket expression may contain a slash,
 * which never matches; an open bracket or a backslash at the end makes a pattern that never matches.
 */
function toMinimatch(pattern: string): string | undefined {
  let glob = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') {
      if (at + 1 === pattern.length) return undefined;
      const escaped = pattern[++at];
      glob += escaped === '/' ? '/' : `\\${escaped}`;
    } else if (character === '[') {
      const end = endOfBracket(pattern, at);
      if (end === undefined) return undefined;
      const expression = pattern.slice(at, end).replaceAll('/', '');
      if (/^\[[!^]?\]$/.test(expression)) return undefined;
      glob += expression;
      at = end - 1;
    } else {
      glob += character;
    }
  }
  return glob.replace(/(?<=^|\/)\*{3,}(?=\/|$)/g, '**');
}

/** The index after the `]` that closes the bracket expression at `start`. A `]` that comes first is a member. */
function endOfBracket(pattern: string, start: number): number | undefined {
  let at = start + 1;
  if (pattern[at] === '!' || pattern[at] === '^') at++;
  for (let first = true; at < pattern.length; at++, first = false) {
    if (pattern[at] === ']' && !first) return at + 1;
    if (pattern[at] === '\\') at++;
    else if (pattern.startsWith('[:', at)) {
      const end = pattern.indexOf(':]', at + 2);
      if (end > 0) at = end + 1;
    }
  }
  return undefined;
}
