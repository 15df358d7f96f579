import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { Spool } from '../../../server/src/node/spool.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

const MEBIBYTE = 1024 * 1024;
const text = fc
  .record({
    unit: fc.constantFrom('a', 'é', '日本', '🦊', '\n'),
    length: fc.constantFrom(0, 1, MEBIBYTE / 2, 2.5 * MEBIBYTE),
  })
  .map(({ unit, length }) => unit.repeat(length / unit.length));

it.each([
  ['in memory and in a file', undefined],
  ['in memory alone, where no file can be made', '/nowhere'],
])('returns what was written: %s', async (_, folder) => {
  vi.stubEnv('TMPDIR', folder ?? temporaryFolder().path);
  const parts = fc.array(fc.record({ text, isLater: fc.boolean() }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(parts, async (written) => {
      const spool = new Spool();
      const later: string[] = [];
      for (const [index, { text, isLater }] of written.entries()) {
        await spool.write(isLater ? () => later[index]! : text);
      }
      for (const [index, { text }] of written.entries()) later[index] = text;
      let read = '';
      for await (const part of spool.read()) read += part;
      expect(read === written.map(({ text }) => text).join('')).toBe(true);
    }),
    { numRuns: 25 },
  );
});
