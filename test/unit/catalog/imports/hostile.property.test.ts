import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORT_FORMATS } from '../../../../server/src/catalog/imports/formats/index.ts';
import { readImportedCatalog } from '../../../../server/src/catalog/imports/formats/read-import.ts';
import { wordDocument } from './word-document.ts';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/frameworks/${name}`, import.meta.url)));

/** Real samples, the large ones shortened, with the format that each is read as. */
const SAMPLES: readonly (readonly [format: string, text: string])[] = [
  ['oscal', fixture('basic.oscal.json').toString('utf8')],
  ['oscal', fixture('basic.oscal.yaml').toString('utf8')],
  [
    'objrefs',
    '{"version":1,"prefix":"P","aliases":[],"levels":["a"],"editions":[{"edition":"1","draft":false,"objectives":[{"number":"1","title":"T","withdrawn":true,"replacedBy":[{"edition":"1","number":"2","relation":"moved"}]}]}]}',
  ],
  ['sphinx-needs', fixture('needs.json').toString('utf8')],
  ['cprt', gunzipSync(fixture('nist-csf-2.0.cprt.json.gz')).toString('utf8').slice(0, 20_000)],
  ['csv', 'id,title,status,replaced by\n1.1,"Grow ""apples""",,\n1.2,Pears,withdrawn,"1.1, 1.3"\n1.3,Plums,,\n'],
  [
    'cyclonedx',
    '{"bomFormat":"CycloneDX","definitions":{"standards":[{"name":"S","version":"1","requirements":[{"bom-ref":"a","identifier":"1","title":"T"}]}]}}',
  ],
  [
    'ciso-assistant',
    'urn: urn:a:library:x\nobjects:\n  framework:\n    name: X v1\n    requirement_nodes:\n    - {urn: "a", ref_id: A.1, name: N}\n',
  ],
  ['text', fixture('interpol-strategic-framework.txt').toString('utf8')],
  [
    'markdown',
    '# Plan 2030\n\n## Goal 1: Grow\n\n- **1.1** Trees[^1]\n\n| 1.2 | Pears |\n|--|--|\n\n[^1]: Note\n```\n1\n```\n',
  ],
  ['asciidoc', '= Plan\n\n== 1 Grow\n\n* 1.1 Trees\n. Pears\n.. Plums\n\n[cols="1,2"]\n|===\n|2.1 |Figs\n|===\n'],
  ['html', '<h1>Plan</h1><ol><li>Grow<ol type="a"><li>Trees</ol></ol><table><tr><td>2.1<td>Figs</table><p>3.1 Nuts'],
];

const mutation = fc.tuple(
  fc.nat(),
  fc.nat({ max: 40 }),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '\r',
      '\0',
      '\ufeff',
      '&a ',
      '*a',
      'null',
      '__proto__',
      '- ',
      '1e9',
      '\ud800',
    ),
  ),
);

test('any mutation of a real sample gives a catalog or a problem with a range in the file, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SAMPLES),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
      fc.option(fc.constantFrom(...IMPORT_FORMATS.map(({ name }) => name)), { nil: undefined }),
      async ([format, sample], mutations, from) => {
        let text = sample;
        for (const [at, length, inserted] of mutations) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + inserted + text.slice(place + length);
        }
        const file = { name: 'mutated', text, bytes: new TextEncoder().encode(text) };
        const { catalog, problems } = await readImportedCatalog('file:///m', file, {
          prefix: 'P',
          from: from ?? format,
        });
        if (!catalog) expect(problems.length).toBeGreaterThan(0);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { range } of problems) {
          expect(range.start.line).toBeLessThan(lines);
          expect(range.start.character).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('so does any mutation of a Word document', async () => {
  const paragraphs = [
    { text: 'Plan', style: 'Heading1' },
    { text: 'Grow', list: '1' },
    { text: 'Trees', list: '1', level: 1 },
  ];
  const whole = await wordDocument(paragraphs, ['%1.', '%1.%2']);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 }),
      async (changes) => {
        const bytes = new Uint8Array(whole);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const file = { name: 'mutated.docx', text: null, bytes };
        const { catalog, problems } = await readImportedCatalog('file:///m', file, { prefix: 'P' });
        if (!catalog) expect(problems.length).toBeGreaterThan(0);
        for (const { range } of problems) expect(range.start).toEqual({ line: 0, character: 0 });
      },
    ),
    { numRuns: 100 },
  );
});
