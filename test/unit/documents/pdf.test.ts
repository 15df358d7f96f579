import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pageLines } from '../../../server/src/documents/pdf/pdf-lines.ts';
import { paragraphsIn } from '../../../server/src/documents/pdf/pdf-paragraphs.ts';
import { drawn } from '../../support/office-files.ts';
import { pdfOf } from '../../support/pdf-files.ts';

/** Lines of pages, each at its height: 12 below the one before, or after a blank line 30. */
function pages(...texts: readonly string[]) {
  return texts.map((text, index) => {
    let y = 700;
    let line = 0;
    return text.split('\n').flatMap((written) => {
      y -= written === '' ? 18 : 12;
      if (written === '') return [];
      line++;
      return [{ text: written, page: index + 1, line, y, height: 10 }];
    });
  });
}

const textsOf = (...texts: readonly string[]) =>
  paragraphsIn(pages(...texts)).map((block) =>
    block.kind === 'text' ? block.pieces.map(({ text }) => text).join('') : '',
  );

describe('lines of a PDF file are joined', () => {
  test.each([
    ['at spaces', 'goal INTERPOL-SP\n3.4 grows', ['goal INTERPOL-SP 3.4 grows']],
    ['within a prefix', 'goal INTERPOL-\nSP 3.4', ['goal INTERPOL-SP 3.4']],
    ['within a word', 'inter-\nnational', ['international']],
    ['before the dot of a number', 'INTERPOL-SP 3\n.4 grows', ['INTERPOL-SP 3.4 grows']],
    ['behind the dot of a number', 'INTERPOL-SP 3.\n4 grows', ['INTERPOL-SP 3.4 grows']],
    [
      'but not a sentence with the number of the next heading',
      'in INTERPOL-SP 3.\n4 Training',
      ['in INTERPOL-SP 3. 4 Training'],
    ],
    ['but not over blank lines', 'See INTERPOL-SP\n\n3 people', ['See INTERPOL-SP', '3 people']],
  ])('%s', (_what, text, paragraphs) => {
    expect(textsOf(text)).toEqual(paragraphs);
  });

  test('over pages, unless a sentence ends', () => {
    expect(textsOf('goal INTERPOL-SP', '3.4 grows.', 'New')).toEqual(['goal INTERPOL-SP 3.4 grows.', 'New']);
  });

  test('without running headers, which are there once', () => {
    const page = (text: string, number: number) => `INTERPOL-SP 9.9 page ${number}\n\n${text}`;
    expect(textsOf(page('goal INTERPOL-SP', 1), page('3.4 grows', 2), page('again', 3))).toEqual([
      'goal INTERPOL-SP 3.4 grows again',
      'INTERPOL-SP 9.9 page 1',
    ]);
  });
});

test('a reference to a footnote is not a part of the number before it', () => {
  const piece = (str: string, x: number, y: number, height: number) => ({
    str,
    transform: [1, 0, 0, 1, x, y],
    width: 10,
    height,
  });
  const line = [piece('ACME 9.4', 0, 100, 12), piece('12', 10, 104, 7), piece(' and 3', 20, 100, 12)];
  expect(pageLines(line, 1).map(({ text }) => text)).toEqual(['ACME 9.4¹² and 3']);
});

describe('a PDF file', () => {
  test('is read over lines and pages', async () => {
    const text = await drawn('narrow.pdf', readFileSync('test/fixtures/office/narrow.pdf'));
    const cited = [...text.matchAll(/INTERPOL-SP [\d.]*\d/g)].map(([found]) => found.slice('INTERPOL-SP '.length));
    expect(cited).toEqual(['3.2', '9.9', '8.8', '7.7', '12.3', '9.8', '9.7', '9.6', '9.5']);
  });

  test.each([
    ['that is none', 'x', 'it is damaged, or not what its name says.'],
    [
      'that is cut',
      readFileSync('test/fixtures/office/narrow.pdf').subarray(0, 300),
      'it is damaged, or not what its name says.',
    ],
  ])('%s is reported', async (_what, bytes, message) => {
    expect(await drawn('a.pdf', Buffer.from(bytes as Uint8Array))).toBe(message);
  });

  test('without a text layer is reported', async () => {
    expect(await drawn('a.pdf', pdfOf({ pages: 1 }))).toBe(
      'it has no text layer: its pages are pictures. Recognize their text first.',
    );
  });

  const TEXT = 'BT /F 12 Tf 50 700 Td (INTERPOL-SP 9.9) Tj ET\n';
  test.each<[string, Uint8Array, string | RegExp]>([
    ['with too many pages', pdfOf({ pages: 5001 }), 'it has more than 5000 pages. Divide it.'],
    // Each of forty forms draws the next one twice.
    ['with a page that never ends', pdfOf({ pages: 1, forms: 40 }), 'its page 1 takes too much time or memory.'],
    [
      'that unpacks to gigabytes',
      pdfOf({ pages: 1, contents: deflateSync(Buffer.alloc(100 << 20, TEXT)), filter: '/Filter/FlateDecode' }),
      'its page 1 takes too much time or memory.',
    ],
  ])('%s is reported, and the next one is read', async (_what, bytes, message) => {
    expect(await drawn('a.pdf', bytes)).toBe(message);
    expect(await drawn('b.pdf', pdfOf({ pages: 1, contents: TEXT }))).toBe('INTERPOL-SP 9.9  | page 1, line 1');
  });
});
