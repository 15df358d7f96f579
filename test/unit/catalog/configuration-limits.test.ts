import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readReviews } from '../../../server/src/catalog/configuration/reviews-reader.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** What either file is made of, with a line of its own for each index. */
const FILES = [
  {
    name: 'objrefs.yaml',
    read: (text: string) => readConfiguration('file:///objrefs.yaml', text),
    head: 'severity:\n',
    line: (index: number, before = '') => `  code-${index}: ${before}error\n`,
    reference: '  x: *a\n',
  },
  {
    name: 'objrefs.reviews.yaml',
    read: (text: string) => readReviews('file:///objrefs.reviews.yaml', text),
    head: 'format: 1\nreviews:\n',
    line: (index: number, before = '') => `  - ${before}"a.md: ACME ${index} 2026-01-01 Jo"\n`,
    reference: '  - *a\n',
  },
];

describe.each(FILES)('$name', ({ read, head, line, reference }) => {
  const limits = (text: string) =>
    read(text).problems.filter(({ code, message }) => code === 'config-limit' && message.includes('not read'));

  test.each([
    ['anchors', (index: number) => line(index, `&a${index} `)],
    ['aliases', () => reference],
    ['tags', (index: number) => line(index, '!a ')],
  ])('with 10,000 %s it is read, with one more it is not', (_, one) => {
    const text = (count: number) => `${head}${line(0, '&a ')}${lines(count - 1, one)}`;
    expect(limits(text(10_000))).toEqual([]);
    expect(read(text(10_000)).value).not.toBeNull();
    const start = { line: text(10_001).split('\n').length - 2 };
    expect(limits(text(10_001))).toMatchObject([{ message: expect.stringContaining('10000'), range: { start } }]);
    expect(read(text(10_001))).toMatchObject({ value: null, incomplete: true });
  });

  test('larger than 16 million characters it is not read', () => {
    const text = (length: number) => head + line(1) + `# ${'x'.repeat(999)}\n`.repeat(length / 1000).slice(0, length);
    expect(limits(text(15_000_000))).toEqual([]);
    expect(limits(text(16_000_000))).toMatchObject([{ message: expect.stringContaining('16 million') }]);
    expect(read(text(16_000_000))).toMatchObject({ value: null, incomplete: true });
  });

  test('of too many problems, 200 are listed and the others counted', () => {
    const { problems } = read(`${head}${line(0)}${lines(5_000, (index) => `f${index}: x\n`)}`);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ code: 'config-limit', message: expect.stringContaining(' more problems') });
  });
});
