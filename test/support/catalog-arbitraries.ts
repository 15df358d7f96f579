import fc from 'fast-check';
import { faultOfNumber } from '../../server/src/catalog/syntax/number-syntax.ts';

const component = fc.oneof(
  fc.integer({ min: 0, max: 1300 }).map(String),
  fc.stringMatching(/^[a-z]{1,3}$/),
  fc.stringMatching(/^[A-Z]{1,4}$/),
  fc.constantFrom('é', 'Ω', '01', '007', 'IV', 'xii'),
);
const sign = fc.constantFrom('.', '.', '-', '-', '', '/', ':', '_', '+', '.-');
const bracketed = fc.tuple(fc.constantFrom('()', '()', '[]', '{}'), component).map(([b, c]) => `${b[0]}${c}${b[1]}`);
const number = fc
  .tuple(
    component,
    fc.array(
      fc.oneof(
        fc.tuple(sign, component).map(([s, c]) => s + c),
        bracketed,
      ),
      { maxLength: 5 },
    ),
    fc.array(bracketed, { maxLength: 2 }),
  )
  .map(([first, rest, brackets]) => first + rest.join('') + brackets.join(''))
  .filter((text) => faultOfNumber(text) === null && /\d/.test(text));
const word = fc.stringMatching(/^[A-Z][A-Za-z]{1,6}$/);
/** Prefixes of one word or several. */
export const prefix = fc
  .tuple(
    word,
    fc.array(fc.tuple(fc.constantFrom(' ', '-', '/', '&', '. '), fc.oneof(word, fc.stringMatching(/^\d{1,3}$/))), {
      maxLength: 3,
    }),
  )
  .map(([first, rest]) => first + rest.map((parts) => parts.join('')).join(''));
/** The numbers of a catalog, of any shapes. */
export const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 12 });
