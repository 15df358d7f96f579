import { expect, test } from 'vitest';
import { looksLikeNumber, readShortForm } from '../../../server/src/catalog/syntax/short-form.ts';

test('the number reaches to the first white space, the title is the rest', () => {
  expect(readShortForm('3.4 Provide training')).toEqual({ number: '3.4', title: 'Provide training' });
  expect(readShortForm('6(1)(f)\t Legitimate interests ')).toEqual({
    number: '6(1)(f)',
    title: 'Legitimate interests',
  });
  expect(readShortForm('2 24/7 Support')).toEqual({ number: '2', title: '24/7 Support' });
  expect(readShortForm('3.4')).toEqual({ number: '3.4', title: '' });
  expect(readShortForm('  ')).toBeNull();
});

test.each(['3', '3.4', '1e3', '1.a', 'PR', 'PR.AC-1', 'AC-2(1)', 'A(a)', 'a', 'iv', 'xxxviii', '§5', 'A01:2021'])(
  '%s is a number',
  (word) => {
    expect(looksLikeNumber(word)).toBe(true);
  },
);

test.each(['Innovation', 'Strategic', 'civil', 'mix', 'Crime-related', 'to', '–', ''])('%j is not a number', (word) => {
  expect(looksLikeNumber(word)).toBe(false);
});
