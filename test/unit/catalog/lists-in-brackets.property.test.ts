import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parseYaml } from '../../../server/src/catalog/yaml/yaml-document.ts';

// Items of lists in brackets are settled while they are parsed; what they are is as the library has it.

const PIECES = ['[', ']', '{', '}', ',', ', ', ': ', '? ', ' ', '\n ', '# c\n ', 'a', '"b"', "'c'", '&x ', '*x', '!t '];

test('lists in brackets are read as the YAML library reads them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
      const text = `[${pieces.join('')}]`;
      const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
      const expected = parseDocument(text, options);
      const read = parseYaml(text, []);
      if (read.masked) return;
      expect(read.root).toEqual(expected.contents);
      expect(read.errors.length + read.tags.length).toBe(expected.errors.length + expected.warnings.length);
    }),
    { numRuns: 2_000 },
  );
});
