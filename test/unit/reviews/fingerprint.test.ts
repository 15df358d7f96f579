import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../server/src/core/reviews/fingerprint.ts';

/** The first half of the digest that Node computes for a text. */
const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);

test('a fingerprint is the SHA-256 of the words', () => {
  const words = fc.array(fc.constantFrom('grow', 'äpfel', '漢字', '𝒳'.normalize('NFKC').toLowerCase(), '5'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(words, (all) => {
      const title = all.join(' ');
      expect(fingerprintOf({ title })).toBe(`1:${digest(title)}`);
    }),
  );
  for (const length of [55, 56, 63, 64, 65, 119, 120, 100_000]) {
    const title = 'a'.repeat(length);
    expect(fingerprintOf({ title })).toBe(`1:${digest(title)}`);
  }
  expect(fingerprintOf({ title: 'a\ud800b' })).toBe(`1:${digest('a b')}`);
});

test('a fingerprint never changes', () => {
  // Records contain it: another fingerprint would report every wording as changed, and needs a new version.
  const wording = { title: 'Grow apples', text: 'Every farm grows 2 % more – at least.' };
  expect(fingerprintOf(wording)).toBe(`1:${digest('grow apples\nevery farm grows 2 % more at least')}`);
  expect(fingerprintOf(wording)).toBe('1:c844cee8c948b4bbb647712796d4bbe4');
});

test.each([
  ['Grow apples', 'grow  Apples.'],
  ['Grow "apples", pears', 'Grow “apples” pears'],
  ["the farm's apples", 'the farm’s apples'],
  ['state-of-the-art farms', 'State of the art – farms'],
  ['Grow\napples', 'Grow\u00a0apples'],
  ['1.5 ha', '1,5 ha'],
])('%j and %j have the same one', (a, b) => {
  expect(fingerprintOf({ title: a })).toBe(fingerprintOf({ title: b }));
});

test.each([
  ['Grow apples', 'Grow pears'],
  ['Grow 5 %', 'Grow 5'],
  ['1.5 ha', '15 ha'],
  ['§ 5', '5'],
  ['–', '…'],
  ['Grow apples', 'Grow ápples'],
])('%j and %j do not', (a, b) => {
  expect(fingerprintOf({ title: a })).not.toBe(fingerprintOf({ title: b }));
});

test('title and text have separate parts, and the changed one is identified', () => {
  expect(fingerprintOf({ title: 'Grow', text: 'apples' })).not.toBe(fingerprintOf({ title: 'Grow apples' }));
  expect(fingerprintOf({ title: 'Grow' })).toBe(fingerprintOf({ text: 'Grow' }));
});
