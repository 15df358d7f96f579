import { expect, test } from 'vitest';
import { parseFileSize } from '../../../server/src/core/base/file-size.ts';

test.each([
  ['5 MB', 5_000_000],
  ['500 KB', 500_000],
  ['500kb', 500_000],
  ['1.5 MiB', 1_572_864],
  ['1 GB', 1_000_000_000],
  ['12 B', 12],
  ['1048576', 1_048_576],
  ['0', 0],
])('%s is %i bytes', (text, bytes) => {
  expect(parseFileSize(text)).toBe(bytes);
});

test.each(['', 'MB', '-1', '5 XB', '5 5 MB', '1e3', 'none', '9'.repeat(40), '5  MB'])('%j is not a size', (text) => {
  expect(parseFileSize(text)).toBeNull();
});
