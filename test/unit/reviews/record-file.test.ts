import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReviews } from '../../../server/src/catalog/configuration/reviews-reader.ts';
import { parseReviews, reviewsText } from '../../../server/src/catalog/configuration/reviews-text.ts';
import { type ReviewRecord, tidy } from '../../../server/src/core/reviews/record.ts';
import { applyEdits } from '../../support/edits.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import { parseFixture } from '../../support/fixture.ts';

const read = (text: string) => readReviews('file:///objrefs.reviews.yaml', text);
/** Asserts the annotated problems of a record. */
function check(template: string) {
  const file = parseFixture(template).files[0]!;
  const found = read(file.text);
  expectAnnotations(file, found.problems);
  return found;
}

const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const path = fc.constantFrom('a.md', 'b.md', 'plans/ä b.md', '<<', '__proto__', 'constructor');
const records: fc.Arbitrary<ReviewRecord> = fc.array(
  fc.record(
    {
      document: fc.oneof(path, line),
      framework: fc.oneof(fc.constantFrom('ACME', 'NIST CSF'), line),
      number: fc.oneof(fc.constantFrom('3.4', '3.10', '1e3', 'no', '6(1)(a)'), line),
      edition: fc.oneof(fc.constantFrom('2020', '1.10'), line),
      fingerprint: fc.oneof(fc.constantFrom('1:00', '1:01', '2:ff', '__proto__'), line),
      title: line,
      text: line,
    },
    { requiredKeys: ['document', 'framework', 'number', 'fingerprint'] },
  ),
);

describe('the text of a record', () => {
  test('is read as the record that was written, with any contents, and written again is the same text', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), (record, eol) => {
        const text = reviewsText(record, eol);
        const back = read(text);
        expect(back.problems).toEqual([]);
        expect(back.isRewritable).toBe(true);
        expect(back.value).toEqual(tidy(record));
        expect(reviewsText(back.value!, eol)).toBe(text);
      }),
    );
  });

  test('is read without YAML only if it is exactly as we write it', async () => {
    const edits = fc.array(
      fc.tuple(fc.nat(2000), fc.constantFrom('', ' ', '"', '\\', ',', '}', '\n', '#', 'a', '\\u')),
      {
        maxLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(records, fc.constantFrom('\n', '\r\n'), edits, async (record, eol, changes) => {
        let text = reviewsText(record, eol);
        for (const [at, piece] of changes) text = text.slice(0, at) + piece + text.slice(at + 1);
        expect(await parseReviews('file:///objrefs.reviews.yaml', text)).toEqual(read(text));
      }),
    );
  });

  test('is in the order of document, framework, number and edition, whatever the input order', () => {
    const review = { document: 'a.md', framework: 'ACME', fingerprint: '1:0' };
    const numbers = ['3.10', '3.9', '10', '2', '2'].map((number) => ({ ...review, number }));
    const text = reviewsText([{ ...review, document: 'A.md', number: '9' }, ...numbers]);
    expect([...text.matchAll(/number: "(.*?)"/g)].map(([, number]) => number)).toEqual(['9', '2', '3.9', '3.10', '10']);
  });
});

describe('an error in a record is reported at its range, and the rest counts', () => {
  test('entries with missing or unknown fields', () => {
    const { value: record, isRewritable } = check(`
      format: 1
      review: []
      ^^^^^^ config-unknown-field
      reviews:
        - {document: a.md, framework: ACME, number: 3.10, fingerprint: "1:0", edition: 2020}
        - {document: a.md, framework: ACME, number: [3.4], fingerprint: "1:0"}
                                                    ^^^^^ config-schema
        - {document: a.md, framework: ACME, fingerprint: "1:0"}
           ^^^^^^^^ config-missing-field: "number" is missing. Add it.
        - 3.4
          ^^^ config-schema
        - {document: b.md, framework: ACME, number: 1, fingerprint: "1:0", by: me}
                                                                           ^^ config-unknown-field
    `);
    expect(record).toEqual([
      { document: 'a.md', framework: 'ACME', number: '3.10', fingerprint: '1:0', edition: '2020' },
      { document: 'b.md', framework: 'ACME', number: '1', fingerprint: '1:0' },
    ]);
    expect(isRewritable).toBe(false);
  });

  test.each([
    ['- a', null],
    ['text', null],
    ['', []],
    ['reviews:\n', []],
    ['reviews: {}', []],
    ['reviews: [*a]', []],
    ['reviews: &a [*a]', []],
    ['{reviews: [{<<: {document: a}}]}', []],
    ['__proto__: {reviews: []}', []],
    [`reviews: ${'['.repeat(5000)}`, null],
    [`reviews: [${'{document: &a {b: *a}}, '.repeat(500)}]`, []],
    [`a: &a [${'x, '.repeat(50)}]\nreviews: [${'*a, '.repeat(500)}]`, []],
    ['x'.repeat(16_000_001), null],
  ])('%.30s', (text, record) => {
    expect(read(text).value).toEqual(record);
  });

  test('a merge conflict: both sides count, and a fix keeps them', () => {
    const review = (document: string, fingerprint: string) =>
      `  - {document: ${document}, framework: ACME, number: 1, fingerprint: "${fingerprint}"}`;
    const text = [
      'format: 1',
      'reviews:',
      '<<<<<<< ours',
      review('b.md', '1:0'),
      '||||||| base',
      '=======',
      review('a.md', '1:1'),
      '>>>>>>> theirs',
      '',
    ].join('\n');
    const { value: record, problems, isRewritable } = read(text);
    expect(record?.map(({ document }) => document)).toEqual(['b.md', 'a.md']);
    expect(isRewritable).toBe(true);
    expect(problems.map(({ code, range }) => `${code} ${range.start.line}:${range.end.character}`)).toEqual([
      'config-syntax 2:12',
    ]);
    const mended = applyEdits(text, problems[0]!.fixes[0]!.edits);
    expect(mended).toBe(['format: 1', 'reviews:', review('b.md', '1:0'), review('a.md', '1:1'), ''].join('\n'));
    expect(read(mended).problems).toEqual([]);
  });
});
