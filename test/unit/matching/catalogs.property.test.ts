import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { numbers, prefix } from '../../support/catalog-arbitraries.ts';
import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

// Arbitrary frameworks: a document can cite every number that a catalog may list.

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
  it('can be cited after its prefix and edition', () => {
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

  it('can be cited after its prefix alone, in brackets and with its full stop', () => {
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
