import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../../server/src/core/matching/matcher.ts';
import { scopeOf } from '../../support/scope.ts';

// A matcher depends on shapes, editions, words and prefixes, never on objectives: a change that affects none of these
// rescans nothing.

function matcher(objectives: string, rest = ''): Matcher {
  return scopeOf(`//- /x.objectives.yaml\nprefix: X\nedition: first\n${rest}objectives: [${objectives}]`).set.matcher;
}

const LISTED = '1 One, 1.2 Two, 1.b Letters, PR.AC-1 Access, "AC-2(13) Risk"';
const signature = matcher(LISTED).signature;

describe('a matcher stays the same', () => {
  it('if titles change, or the order of objectives', () => {
    expect(matcher('"AC-2(13) x", PR.AC-1 x, 1.b x, 1.2 x, 1 x').signature).toBe(signature);
  });

  it('if an objective of a known shape is added', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    const letter = fc.constantFrom(...'abcxyz');
    const capitals = fc.stringMatching(/^[A-Z]{2}$/);
    const known = fc.oneof(
      digit.map(String),
      fc.tuple(digit, digit).map((parts) => parts.join('.')),
      fc.tuple(digit, letter).map((parts) => parts.join('.')),
      fc.tuple(capitals, capitals, digit).map(([a, b, c]) => `${a}.${b}-${c}`),
      fc.tuple(capitals, digit, fc.integer({ min: 1, max: 99 })).map(([a, b, c]) => `${a}-${b}(${c})`),
    );
    fc.assert(
      fc.property(known, (number) => {
        fc.pre(!['1', '1.2', '1.b', 'PR.AC-1', 'AC-2(13)'].includes(number));
        expect(matcher(`${LISTED}, "${number} New"`).signature).toBe(signature);
      }),
    );
  });
});

describe('a matcher changes', () => {
  it.each([
    ['a longer integer', `${LISTED}, 10 Ten`, ''],
    ['another case of letters', `${LISTED}, 1.B Letters`, ''],
    ['another sign', `${LISTED}, 1-2 x`, ''],
    ['a deeper number', `${LISTED}, 1.2.3 x`, ''],
    ['a zero', `${LISTED}, 1.0 x`, ''],
    ['an alias of the prefix', LISTED, 'aliases: [Y]\n'],
    ['a misspelling', LISTED, 'misspellings: [Y]\n'],
    ['a word', LISTED, 'levels: [goal]\n'],
    ['a lead letter', LISTED, 'numbering: {lead: [V]}\n'],
    ['an inner word', LISTED, 'numbering: {inner: {Abs: "("}}\n'],
    ['the order', LISTED, 'numbering: {order: either}\n'],
    ['the case of letters', LISTED, 'numbering: {ignoreCase: true}\n'],
    ['parents of unlisted numbers', LISTED, 'numbering: {unlisted: parent}\n'],
  ])('by %s', (_, objectives, rest) => {
    expect(matcher(objectives, rest).signature).not.toBe(signature);
  });

  it('by an edition and by its alias', () => {
    const [one, two] = ['', 'aliases: [v1], '].map((aliases) => {
      const editions = `- {edition: second, ${aliases}objectives: [1 One]}`;
      return scopeOf(`//- /x.objectives.yaml\nprefix: X\neditions:\n  ${editions}`).set.matcher.signature;
    });
    expect(new Set([signature, one, two]).size).toBe(3);
  });
});

describe('a matcher without frameworks', () => {
  it('finds no references', () => {
    const { starts, numberFirst } = scopeOf('//- /objrefs.yaml\nframeworks: {INTERPOL-SP: off}').set.matcher;
    expect([starts.size, numberFirst.length]).toEqual([0, 0]);
  });
});
