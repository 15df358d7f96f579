import fc from 'fast-check';
import { braceExpand } from 'minimatch';
import { describe, expect, test } from 'vitest';
import { GlobBudget } from '../../../server/src/core/settings/glob-budget.ts';
import { compileGlob, pathMatcher, splitGlob } from '../../../server/src/loader/globs.ts';

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

describe('braces', () => {
  const BRACES = fc
    .array(fc.constantFrom('{', '}', ',', '{a,b}', '{a}', '{1..9}', '{a..c}', '{1..40..7}', '\\\\{', '$', 'x', '***'), {
      maxLength: 14,
    })
    .map((parts) => parts.join(''));

  test('stand for no more globs than a list can have', () => {
    fc.assert(
      fc.property(fc.array(BRACES, { maxLength: 40 }), (globs) => {
        const budget = new GlobBudget();
        const allowed = globs.filter((glob) => glob.includes('{') && budget.allows(glob));
        const alternatives = allowed.map((glob) => braceExpand(glob, { braceExpandMax: 10_000 }).length);
        expect(alternatives.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  test('are all tried up to the limit, and a glob with more never matches', () => {
    expect(compileGlob('{1..1000}')?.match('1000')).toBe(true);
    expect(compileGlob('{1..1001}')).toBe(undefined);
    expect(compileGlob('{a,b,{c,d}e}{f,{g,h}}')?.set).toHaveLength(12);
    const budget = new GlobBudget();
    const ofList = Array.from({ length: 300 }, (_, i) => compileGlob(`${'{a,b}'.repeat(9)}${i}`, budget)?.set.length);
    expect(ofList.slice(0, 4)).toEqual([512, 512, 512, undefined]);
    expect(compileGlob('archive', budget)?.match('archive')).toBe(true);
    expect(pathMatcher(['{a,b}'.repeat(12), 'archive'])('archive/x')).toBe(true);
  });

  // These would cost as much, though they are one pattern after they are expanded.
  test.each(['{a,b}', '{a}', '{1..1}', '{a},'])('%s, often in each glob, exhausts a list', (part) => {
    const budget = new GlobBudget();
    const compiled = Array.from({ length: 300 }, (_, i) => compileGlob(`${part.repeat(9)}***${i}`, budget) ?? []);
    expect(compiled.flat().length).toBeLessThanOrEqual(3);
  });
});
