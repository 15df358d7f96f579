import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesNumber } from '../../../server/src/core/coverage/requirements.ts';

test.each([
  ['3.*', '3.4', true],
  ['3.*', '3.4.1', true],
  ['3.*', '3', false],
  ['3.*', '13.4', false],
  ['*', '3.4', true],
  ['3.?', '3.4', true],
  ['3.?', '3.10', false],
  ['pr.*', 'PR.AC-1', true],
  ['*(a)', '6(1)(a)', true],
  ['3.4', '3x4', false],
  ['', '3', false],
  ['**', '', true],
])('%j matches %j: %j', (glob, number, expected) => {
  expect(matchesNumber(glob, number)).toBe(expected);
});

test('agrees with a regular expression', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(glob, text, (pattern, number) => {
      const source = pattern.replace(/[.*?]/g, (sign) => ({ '.': '\\.', '*': '.*', '?': '.' })[sign] ?? sign);
      expect(matchesNumber(pattern, number)).toBe(new RegExp(`^${source}$`).test(number));
    }),
  );
});
