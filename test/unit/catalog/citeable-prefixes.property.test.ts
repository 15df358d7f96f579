import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { checkCatalog } from './check-catalog.ts';

const SIGNS = [...' .,:;-–_/\\|()[]{}<>"\'`*#$%&@!?+=~^§°…'];
const prefix = fc
  .array(fc.oneof(fc.constantFrom(...'ABCabcéßΣ日本'), fc.constantFrom(...'0129'), fc.constantFrom(...SIGNS)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

it('a prefix without a problem can be cited', () => {
  fc.assert(
    fc.property(prefix, (text) => {
      const { catalog, problems } = readCatalog(
        'file:///x',
        `prefix: ${JSON.stringify(text)}\nedition: "2020"\nobjectives: [1.1 One, AA.5 Five]\n`,
      );
      if (!catalog || problems.length > 0) return;
      const { set } = composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
      for (const number of ['1.1', 'AA.5']) {
        const lines = linesOf(`${text} ${number}`);
        const found = new DocumentAnalysis(lines, { set, severity: new Map() }).references;
        expect(found.map(({ reference }) => reference.number)).toEqual([number]);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('one that cannot be cited is reported', () => {
  const catalog = checkCatalog(`
    prefix: "! ~A"
             ^^^^ catalog-unciteable-prefix: No document can cite "! ~A": it contains unsupported characters. Use letters, digits, spaces, hyphens and dots.
    objectives: [1.1 One]
  `);
  expect(catalog).toBeNull();
});
