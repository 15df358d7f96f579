import { describe, expect, test } from 'vitest';
import { compileGlob, globBudget, pathMatcher, splitGlob } from '../../../server/src/loader/globs.ts';

describe('exclude', () => {
  test.each([
    ['archive/**', 'archive archive/a.md archive/b/c.md', 'archived x/archive'],
    ['archive', 'archive', 'x/archive archived'],
    ['archive/', 'archive', 'x/archive'],
    ['./archive', 'archive', 'x/archive'],
    ['/archive', 'archive', 'x/archive'],
    ['*.log', 'a.log', 'a/b.log'],
    ['**/*.log', 'a.log a/b.log .a/.b.log', 'a.logs'],
    ['plans/{old,older}/*.md', 'plans/old/a.md plans/older/a.md', 'plans/new/a.md plans/old/a/b.md'],
    ['a[0-9]?', 'a1x', 'ax1'],
    ['**/.DS_Store', '.DS_Store a/.DS_Store a/.DS_Store/b', 'x.DS_Store a/.DS_Store2'],
    ['**/build/**', 'build a/build/b', 'builds'],
    ['!a', '!a', 'a b'],
    ['#a', '#a', 'a'],
    ['**', 'a a/b', ''],
    ['', '', 'a a/b'],
  ])('%s excludes %s, not %s', (glob, out, left) => {
    const excluded = pathMatcher([glob]);
    for (const path of out.split(' ').filter(Boolean)) expect.soft(excluded(path), path).toBe(true);
    for (const path of left.split(' ').filter(Boolean)) expect.soft(excluded(path), path).toBe(false);
  });

  test('any of several globs can match', () => {
    expect(pathMatcher(['a', 'b'])('b')).toBe(true);
    expect(pathMatcher([])('b')).toBe(false);
  });

  test('hostile patterns are matched quickly', () => {
    const globs = [
      '{1..99999999}',
      '{a,b}'.repeat(100),
      `${'+(+(a|aa)*)'.repeat(40)}b`,
      `${'**/a/'.repeat(500)}b`,
      'x'.repeat(100_000),
      `${'/'.repeat(4000)}x`,
    ];
    expect(pathMatcher(globs)(`${'a/'.repeat(500)}c`)).toBe(false);
  });
});

test('a glob is split into the folder that contains all matches, and the pattern below it', () => {
  expect(splitGlob('frameworks/*.objectives.yaml')).toEqual({ base: 'frameworks', rest: '*.objectives.yaml' });
  expect(splitGlob('a/b/{c,d}/*.yaml')).toEqual({ base: 'a/b', rest: '{c,d}/*.yaml' });
  expect(splitGlob('*.yaml')).toEqual({ base: '', rest: '*.yaml' });
});

test('the globs of a list have so many alternatives together, and further braces none', () => {
  const budget = globBudget();
  const alternatives = Array.from(
    { length: 300 },
    (_, i) => compileGlob(`{a,b}`.repeat(12) + i, budget)?.set.length ?? 0,
  );
  expect(alternatives.slice(0, 3)).toEqual([1000, 1000, 0]);
  expect(alternatives.reduce((a, b) => a + b)).toBe(2_000);
  expect(compileGlob('archive', budget)?.match('archive')).toBe(true);
  // These cost as much, though they are one pattern after they are expanded.
  const folding = globBudget();
  const compiled = Array.from({ length: 300 }, (_, i) => compileGlob(`${'{a,b}'.repeat(20)}***${i}`, folding));
  expect(compiled.flatMap((glob) => glob ?? []).length).toBeLessThanOrEqual(2);
  expect(pathMatcher(['{a,b}'.repeat(12), 'archive'])('archive/x')).toBe(true);
});
