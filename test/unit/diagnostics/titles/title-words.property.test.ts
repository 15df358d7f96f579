import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../../../server/src/core/diagnostics/titles/title-words.ts';

/** What begins or ends a token, or is within one, beside what does not. */
const PIECES = [
  ...['Item', 'a', '3', '4', "'", ' ', '.', ',', '-', '_', '<', '>', '</b>', '&', '&amp;', '&nbsp;', '&#160;'],
  ...['](', ')', ']', '(', '"', ';'],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(''));

/** The tokens of a text of ASCII, in one expression; words are the groups. */
const TOKEN =
  /<\/?[a-z][^<>]{0,200}>|\]\([^()\s]{0,300}\)|(&(?:amp;)?(?![a-z#]))|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|([a-z0-9]+(?:'[a-z]+)*)/gi;

test('words are those of the expression', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const expected = [...text.matchAll(TOKEN)].flatMap(([, and, word]) =>
        and ? ['and'] : word === undefined ? [] : [word.toLowerCase().replaceAll("'", '')],
      );
      expect(wordsOf(text).all.map(({ folded }) => folded)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["Data, don't “share” it", ['data', 'dont', 'share', 'it']],
  ['R&D and R &amp; D', ['r', 'd', 'and', 'r', 'and', 'd']],
  ['See <b class="x">Item</b> 3.4](a(b)', ['see', 'item', '3', '4', 'a', 'b']],
  ['Crime café Zürich2 naïve', ['crime', 'cafe', 'zurich2', 'naive']],
  ['plain目的 x', ['plain', '目', '的', 'x']],
  ["the members' rights", ['the', 'members', 'rights']],
])('words of %j', (text, expected) => {
  expect(wordsOf(text).all.map(({ folded }) => folded)).toEqual(expected);
});

test('no more words than are asked for', () => {
  expect(wordsOf('one two three', 2).all.map(({ start, end }) => [start, end])).toEqual([
    [0, 3],
    [4, 7],
  ]);
});
