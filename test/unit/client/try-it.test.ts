import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../client/src/catalogs/try-it.ts';

const labels = (explained: Parameters<typeof rowsOf>[0]) =>
  rowsOf(explained).map(({ label, description, detail }) => [label, description, detail].filter(Boolean).join(' | '));

describe('the rows of Try It', () => {
  it('say what each reference means, and why a name is not one', () => {
    const reference = { text: 'ACME 3.4', name: 'ACME 3.4', title: 'Learn $(bug)', status: 'current' as const };
    expect(
      labels({
        references: [
          reference,
          { ...reference, text: 'acme 3.4', title: null, status: 'unknown-objective' },
          { ...reference, title: null, status: 'replaced' },
        ],
        unread: [{ text: 'ACME', message: 'No number follows "ACME".' }],
      }),
    ).toEqual([
      // A reference that is written as it is named is not said twice.
      '$(pass) ACME 3.4 | current | Learn \\$(bug)',
      '$(error) acme 3.4 | ACME 3.4  ·  unknown number',
      '$(warning) ACME 3.4 | replaced',
      '$(circle-slash) ACME | not a reference | No number follows "ACME".',
    ]);
  });

  it('show no icons from catalogs, and are not filtered by the typed text', () => {
    const [row] = rowsOf({
      references: [{ text: 'A 1', name: 'A 1', title: '$(bug)', status: 'current' }],
      unread: [],
    });
    expect(row?.detail).toBe('\\$(bug)');
    expect(row?.alwaysShow).toBe(true);
  });

  it('say that nothing is named', () => {
    expect(labels({ references: [], unread: [] })).toEqual(['$(info) No name of an enabled framework']);
  });
});
