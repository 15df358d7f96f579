import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HeaderGuard } from '../../../server/src/node/header-guard.ts';

/** The output for the given chunks. Rejects if the guard fails. */
async function through(chunks: readonly Uint8Array[]): Promise<Buffer> {
  const out = new PassThrough();
  const [result] = await Promise.all([buffer(out), pipeline(chunks, new HeaderGuard(), out)]);
  return result;
}

const message = (content: string, header = `Content-Length: ${Buffer.byteLength(content)}\r\n`) =>
  Buffer.from(`${header}\r\n${content}`);

it('passes messages on unchanged, however they are split', async () => {
  const contents = fc.array(fc.string({ unit: fc.constantFrom('a', '\r\n', '\r\n\r\n', '\0', '\u{1F30D}', ':') }));
  const cuts = fc.array(fc.nat({ max: 400 }));
  await fc.assert(
    fc.asyncProperty(contents, cuts, async (messages, at) => {
      const all = Buffer.concat(messages.map((content) => message(content)));
      const bounds = [0, ...at.map((cut) => Math.min(cut, all.length)), all.length].sort((a, b) => a - b);
      const chunks = bounds.slice(1).map((end, index) => all.subarray(bounds[index], end));
      expect((await through(chunks)).equals(all)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it.each([
  'Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n',
  'content-length:2\r\n',
  'Content-Type: x\r\nContent-Length:  2 \r\n',
])('knows every way to write a header: %j', async (header) => {
  const twice = Buffer.concat([message('{}', header), message('{}', header)]);
  expect(await through([twice])).toEqual(twice);
});

it.each([
  ['no field', 'hello\r\n'],
  ['an empty header', '\r\n'],
  ['no length', 'Content-Type: x\r\n\r\n'],
  ['a length that is not a number', 'Content-Length: x\r\n\r\n'],
  ['a length with trailing text', 'Content-Length: 2x\r\n\r\n'],
  ['a negative length', 'Content-Length: -2\r\n\r\n'],
  ['an unrealistic length', 'Content-Length: 99999999999\r\n\r\n'],
  ['LF alone', 'Content-Length: 2\n'],
  ['bytes that are not ASCII', '\xff\xfe'],
  ['an unterminated field', `X: ${'x'.repeat(5000)}`],
])('fails on %s', async (_, header) => {
  await expect(through([message('{}'), Buffer.from(header, 'latin1')])).rejects.toThrow('Malformed message header');
});
