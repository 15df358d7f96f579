import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { newCatalog } from '../../../server/src/catalog/reading/new-catalog.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';

it.each([
  ['ACME', 'Plan of Acme', 'acme.objectives.yaml'],
  ['  NIST  CSF ', 'Cybersecurity: a framework # of "NIST"', 'nist-csf.objectives.yaml'],
  ['Ökoplan', '', 'ökoplan.objectives.yaml'],
  ['中文', 'null', '中文.objectives.yaml'],
])('a new catalog of %j is valid', (prefix, title, fileName) => {
  const made = newCatalog(prefix, title);
  if (isRefusal(made)) throw new Error(made.message);
  expect(made.fileName).toBe(fileName);
  const { catalog, problems } = readCatalog('file:///a', made.text);
  expect(problems).toEqual([]);
  const name = prefix.trim().replace(/\s+/g, ' ');
  expect(catalog).toMatchObject({ prefix: name, title: title || name });
});

it('a prefix that no document can cite is refused with a reason', () => {
  expect(newCatalog('42', 'x')).toMatchObject({
    message: 'No document can cite this prefix: it has no letter. Enter the text before the number in a citation.',
  });
});

it('any input gives a valid catalog or a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (prefix, title) => {
      const made = newCatalog(prefix, title);
      if (isRefusal(made)) expect(made.message).toMatch(/\.$/);
      else {
        expect(made.fileName).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}-]*\.objectives\.yaml$/u);
        expect(readCatalog('file:///a', made.text).problems).toEqual([]);
      }
    }),
  );
});
