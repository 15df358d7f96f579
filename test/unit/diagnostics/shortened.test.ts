import { expect, test } from 'vitest';
import { shortened } from '../../../server/src/core/resolution/phrases.ts';

test('a long title is cut at a word, and ends in the ellipsis alone', () => {
  const title =
    'Provide a platform on technologically-enabled threats, incl. cybercrime, in a multidisciplinary approach';
  expect(shortened(title)).toBe('Provide a platform on technologically-enabled threats, incl…');
});

test('what could make text look like other text is gone', () => {
  expect(shortened('Broaden \u202eaccess\u001b[31m')).toBe('Broaden access[31m');
});

test('a short one stays as it is, on one line', () => {
  expect(shortened('Broaden  access\n to products, etc.')).toBe('Broaden access to products, etc.');
});
