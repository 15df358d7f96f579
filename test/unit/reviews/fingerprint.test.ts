import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../server/src/core/reviews/fingerprint.ts';
import { sha256 } from '../../../server/src/core/text/sha-256.ts';

test('SHA-256 is that of Node', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, (written) => {
      expect(sha256(written)).toBe(createHash('sha256').update(written, 'utf8').digest('hex'));
    }),
  );
  for (const length of [55, 56, 63, 64, 65, 119, 120, 100_000]) {
    const long = 'a'.repeat(length);
    expect(sha256(long)).toBe(createHash('sha256').update(long).digest('hex'));
  }
});

test('a fingerprint never changes', () => {
  // Records hold it: another one would make a change of every wording, and needs another version.
  const wording = { title: 'Grow apples', text: 'Every farm grows 2 % more – at least.' };
  expect(fingerprintOf(wording)).toBe(`1:${sha256('grow apples\nevery farm grows 2 % more at least').slice(0, 32)}`);
  expect(fingerprintOf(wording)).toBe('1:c844cee8c948b4bbb647712796d4bbe4');
});

test.each([
  ['Grow apples', 'grow  Apples.'],
  ['Grow "apples", pears', 'Grow “apples” pears'],
  ["the farm's apples", 'the farm’s apples'],
  ['state-of-the-art farms', 'State of the art – farms'],
  ['Grow\napples', 'Grow\u00a0apples'],
  ['1.5 ha', '1,5 ha'],
])('%j and %j say the same', (a, b) => {
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

test('title and text are told apart, and which of them says it is not', () => {
  expect(fingerprintOf({ title: 'Grow', text: 'apples' })).not.toBe(fingerprintOf({ title: 'Grow apples' }));
  expect(fingerprintOf({ title: 'Grow' })).toBe(fingerprintOf({ text: 'Grow' }));
});
