import { expect, test } from 'vitest';
import { phrasesIn } from '../../../scripts/support/wording.ts';

test.each([
  ['Mend it first.', '1: “Mend” → fix'],
  ['fine\nThis is no JSON.', '2: “This is no ” → is not a'],
  ['It belongs into the root.', '1: “belongs into” → belongs in'],
  ['How grave each problem is', '1: “How grave” → severity, severe'],
])('%j is reworded', (text, found) => {
  expect(phrasesIn(text)).toEqual([found]);
});

test.each([
  'Recommended by the team.',
  'It is no longer there.',
  'There is no such objective.',
  "const mend = 'an example'; // wording-ignore",
])('%j stays', (text) => {
  expect(phrasesIn(text)).toEqual([]);
});
