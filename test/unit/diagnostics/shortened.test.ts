import { expect, test } from 'vitest';
import { shortened } from '../../../server/src/core/resolution/phrases.ts';

test('a long title is cut at a word, and ends with an ellipsis only', () => {
  const title =
    'Provide a platform on technologically-enabled threats, incl. cybercrime, in a multidisciplinary approach';
  expect(shortened(title)).toBe('Provide a platform on technologically-enabled threats, incl…');
});

test('misleading characters are removed', () => {
  expect(shortened('Broaden \u202eaccess\u001b[31m')).toBe('Broaden access[31m');
});

test('a short one is unchanged, on one line', () => {
  expect(shortened('Broaden  access\n to products, etc.')).toBe('Broaden access to products, etc.');
});
