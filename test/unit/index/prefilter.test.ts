import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPrefilter } from '../../../server/src/core/index/prefilter.ts';
import { scan } from '../../../server/src/core/matching/scanner.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { scopeOf } from '../../support/scope.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

const { matcher } = FRAMEWORKS.set;
const passes = createPrefilter(matcher);
const utf8 = (text: string) => new TextEncoder().encode(text);

it.each([
  'As SDG 16.4 asks.',
  'as sdg 16.4 asks',
  'see SDGs 3 and 4',
  'SDG',
  // Every prefix that the scanner may read is accepted, also at both ends of a file.
  'Art. 6 GDPR',
])('accepts a text with a prefix: %s', (text) => {
  expect(passes(utf8(text))).toBe(true);
});

it.each(['', 'S', 'plain text about goals 16.4', 'SD G 3'])('rules out texts without any: %j', (text) => {
  expect(passes(utf8(text))).toBe(false);
});

it('accepts every file in UTF-16, whose bytes it cannot check', () => {
  expect(passes(Uint8Array.of(0xff, 0xfe, 120, 0))).toBe(true);
});

it('handles characters that fold to ASCII, as the scanner does', () => {
  const scope = scopeOf(`
    //- /a.objectives.yaml
    prefix: KAKE-K
    edition: "1"
    objectives:
      - 1.1 One
  `);
  const text = '\u212aA\u212aE-K 1.1';
  expect(scan(linesOf(text), scope.set.matcher)).toHaveLength(1);
  expect(createPrefilter(scope.set.matcher)(utf8(text))).toBe(true);
});

it('never rules out a text in which the scanner finds a citation', () => {
  const spellings = [...matcher.prefixes.byFirst.values()].flat().map(({ text }) => text);
  const written = fc
    .constantFrom(...spellings)
    .chain((text) => fc.constantFrom(text, text.toLowerCase(), text.toUpperCase(), text.replaceAll(' ', '\n')));
  const parts = fc.array(fc.oneof(written, fc.constantFrom(' ', '\n', '. ', '1', ' 1.4.3', ' 3', 'Art. 6 ', 'é', '“')));
  fc.assert(
    fc.property(parts, (all) => {
      const text = all.join('');
      if (scan(linesOf(text), matcher).length > 0) expect(passes(utf8(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
