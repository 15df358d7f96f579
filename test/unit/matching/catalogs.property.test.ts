import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfNumber } from '../../../server/src/catalog/number-syntax.ts';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/document-analysis.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

// Frameworks that nobody has seen: whatever numbers a catalog may list, a document can cite each of them.

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
const prefix = fc
  .tuple(
    word,
    fc.array(fc.tuple(fc.constantFrom(' ', '-', '/', '&', '. '), fc.oneof(word, fc.stringMatching(/^\d{1,3}$/))), {
      maxLength: 3,
    }),
  )
  .map(([first, rest]) => first + rest.map((parts) => parts.join('')).join(''));
const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 12 });

function scopeFor(prefixText: string, list: readonly string[]): Scope {
  const objectives = list.map((text) => `  - {number: "${text}", title: Title}`).join('\n');
  const catalog = `//- /x.objectives.yaml\nprefix: "${prefixText}"\nedition: first\nobjectives:\n${objectives}`;
  const { scope, problems } = readScope(parseFixture(catalog).files);
  const errors = [...problems.values()].flat().filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message }) => message)).toEqual([]);
  return scope;
}

function found(text: string, scope: Scope): string[] {
  const { references, lines } = new DocumentAnalysis(linesOf(text), scope);
  return references.map(({ reference, resolution }) => {
    return `${textIn(lines, reference.range)} is ${resolution.status} ${resolution.objective?.number}`;
  });
}

describe('a listed number', () => {
  it('can be cited behind its prefix and edition', () => {
    fc.assert(
      fc.property(prefix, numbers, (prefixText, list) => {
        const scope = scopeFor(prefixText, list);
        for (const cited of list) {
          const text = `${prefixText}:first ${cited}`;
          expect(found(`We follow ${text}. It says`, scope)).toEqual([`${text} is current ${cited}`]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be cited behind its prefix alone, in brackets and with its full stop', () => {
    fc.assert(
      fc.property(prefix, numbers, (prefixText, list) => {
        const scope = scopeFor(prefixText, list);
        for (const cited of list) {
          const text = `${prefixText} ${cited}`;
          expect(found(`see (${text}).`, scope)).toEqual([`${text} is current ${cited}`]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
