import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const { withPackedLinks } = await import(resolve('scripts/package/packed-links.mjs'));

const PAGE = `[How](../CONTRIBUTING.md#tests), [what](other.md#a), [who](https://example.org/a.md), [below](#here)

![A picture](images/a.png)

The end.
`;
const isPacked = (path: string) => path === 'docs/other.md';

test('links to what a package does not have lead to the repository', () => {
  const addresses = {
    baseContentUrl: 'https://git.example/o/n/blob/v1',
    baseImagesUrl: 'https://git.example/o/n/raw/v1',
  };
  expect(withPackedLinks('docs/page.md', PAGE, isPacked, addresses)).toBe(
    PAGE.replace('../CONTRIBUTING.md', 'https://git.example/o/n/blob/v1/CONTRIBUTING.md').replace(
      'images/a.png',
      'https://git.example/o/n/raw/v1/docs/images/a.png',
    ),
  );
});

test('without an address, they are only their text, and pictures are left out', () => {
  expect(withPackedLinks('docs/page.md', PAGE, isPacked)).toBe(
    'How, [what](other.md#a), [who](https://example.org/a.md), [below](#here)\n\nThe end.\n',
  );
});
