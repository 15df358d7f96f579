import { describe, expect, test } from 'vitest';
import { parseIgnoreRules } from '../../../server/src/loader/gitignore-rules.ts';

/** The result of the rules for a path; a directory has a slash at its end. */
function verdict(rules: string, path: string): boolean | undefined {
  const isDirectory = path.endsWith('/');
  return parseIgnoreRules(rules).verdict(isDirectory ? path.slice(0, -1) : path, isDirectory);
}

/** Recorded from git 2.47 (`git check-ignore --no-index`). */
const RECORDED: readonly [rules: string, ignored: string, left: string][] = [
  // Without a slash: by name, at any depth.
  ['foo', 'foo a/foo a/b/foo/', 'food a/xfoo'],
  ['*.log', 'x.log a/x.log .log', 'x.logs log'],
  ['a?', 'ab x/az', 'a abc'],
  ['[ab]x', 'ax bx', 'cx x'],
  ['[!ab]x', 'cx', 'ax bx'],
  ['[^ab]x', 'cx', 'ax'],
  ['[]]x', ']x', 'x'],
  ['[a-c]', 'b', 'd -'],
  ['[[:digit:]]', '5', 'd'],
  ['f*r', 'fr foo.bar a/far', 'fars'],
  ['**', 'a a/b', ''],
  // With a slash at the start or within: from the rules' directory.
  ['/foo', 'foo', 'a/foo'],
  ['a/b', 'a/b a/b/', 'x/a/b ab'],
  ['a/*', 'a/x a/.x', 'a a/x/y'],
  ['a/**', 'a/x a/x/y', 'a/ b'],
  ['**/a', 'a x/a x/y/a', 'xa'],
  ['a/**/b', 'a/b a/x/b a/x/y/b', 'a/xb b'],
  ['a/***/b', 'a/b a/x/b a/x/y/b', 'a/xb'],
  ['a**b/c', 'axxb/c ab/c', 'a/b/c'],
  ['x[a/b]y/z', 'xay/z xby/z', 'x/y/z'],
  // With a slash at the end: directories.
  ['foo/', 'foo/ a/foo/', 'foo a/foo'],
  ['/foo/', 'foo/', 'foo a/foo/'],
  ['**/foo/', 'foo/ a/foo/', 'foo'],
  // Escapes, comments, spaces, line ends.
  ['#foo', '', '#foo foo'],
  ['\\#foo', '#foo', 'foo'],
  ['\\!foo', '!foo', 'foo'],
  ['a\\*', 'a*', 'ab'],
  ['a\\/b', 'a/b', 'ab'],
  ['foo\r\nbar', 'foo bar', 'foo\r'],
  ['\ufefffoo', 'foo', ''],
  ['{a,b}', '{a,b}', 'a b'],
  ['+(a)', '+(a)', 'a'],
  // Patterns that match nothing.
  ['', '', 'a'],
  ['!', '', '! a'],
  ['/', '', 'a a/'],
  ['foo[', '', 'foo[ foo'],
  ['foo\\', '', 'foo\\ foo'],
  ['[/]', '', '/ a'],
  ['./foo', '', 'foo'],
  ['//foo', '', 'foo'],
  ['foo//', '', 'foo foo/'],
];

describe('one rule, as git interprets it', () => {
  test.each(RECORDED)('%j ignores %j, not %j', (rules, ignored, left) => {
    for (const path of ignored.split(' ').filter(Boolean)) expect.soft(verdict(rules, path), path).toBe(true);
    for (const path of left.split(' ').filter(Boolean)) expect.soft(verdict(rules, path), path).toBeUndefined();
  });

  test('trailing spaces do not count, unless escaped with a backslash', () => {
    expect(verdict('foo   ', 'foo')).toBe(true);
    expect(verdict('foo\\ ', 'foo ')).toBe(true);
    expect(verdict('foo\\  ', 'foo ')).toBe(true);
    expect(verdict('foo\\ ', 'foo')).toBeUndefined();
    expect(verdict('foo\t', 'foo')).toBeUndefined();
  });
});

describe('several rules', () => {
  test('the last one that matches decides', () => {
    expect(verdict('*.log\n!keep.log', 'keep.log')).toBe(false);
    expect(verdict('!keep.log\n*.log', 'keep.log')).toBe(true);
    expect(verdict('*.log\n!keep.log', 'other.log')).toBe(true);
  });

  test('hostile patterns are matched quickly', () => {
    const rules = [
      `${'*a'.repeat(2000)}b`,
      `${'**/a/'.repeat(800)}b`,
      `${'[a-'.repeat(1000)}`,
      `x${' '.repeat(4000)}y`,
    ];
    expect(verdict(rules.join('\n'), `${'a'.repeat(1000)}/`.repeat(4))).toBeUndefined();
  });
});
