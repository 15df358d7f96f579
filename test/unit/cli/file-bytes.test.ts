import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBytes, encodingOf } from '../../../server/src/cli/edits/pending-file.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';
import { rangeInLine } from '../../../server/src/core/model/text.ts';

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const edits = (newText: string) => [{ range: rangeInLine(1, 0, 1), newText }];

describe('the bytes of a file', () => {
  it.each([
    ['utf-8', Buffer.from('é\r\na𝄞\n'), Buffer.from('é\r\nbü𝄞\n')],
    ['utf-8 with byte order mark', Buffer.from('\ufeffé\na'), Buffer.from('\ufeffé\nbü')],
    ['utf-16le', Buffer.from('\ufeffé\na𝄞', 'utf16le'), Buffer.from('\ufeffé\nbü𝄞', 'utf16le')],
    ['utf-16be', bigEndian('\ufeffé\na𝄞'), bigEndian('\ufeffé\nbü𝄞')],
  ])('keep their encoding: %s', (encoding, before, after) => {
    expect(encodingOf(before)).toBe(encoding);
    expect(editBytes(before, edits('bü'))).toEqual(after);
  });

  it('of a text in Latin-1 stay the same around edits', () => {
    const before = Buffer.from('d\u00e9j\u00e0\na \u00fc\n', 'latin1');
    expect(encodingOf(before)).toBe('bytewise');
    expect(editBytes(before, edits('b2'))).toEqual(Buffer.from('d\u00e9j\u00e0\nb2 \u00fc\n', 'latin1'));
    expect(editBytes(before, edits('ü'))).toMatchObject({ message: expect.stringContaining('"ü"') });
  });

  it.each([
    ['a longer sequence that is cut off', Buffer.concat([Buffer.from([0xf0, 0x9f, 0x98]), Buffer.from('\na')])],
    ['UTF-8 and Latin-1 in one file', Buffer.concat([Buffer.from('é\na'), Buffer.from([0xe9])])],
    ['half of a pair in UTF-16', Buffer.concat([Buffer.from('\ufeffx\na', 'utf16le'), Buffer.from([0x34, 0xd8])])],
  ])('are unchanged if they are not certainly text: %s', (_, bytes) => {
    expect(encodingOf(bytes)).toBeUndefined();
    expect(editBytes(bytes, edits('b'))).toSatisfy(isRefusal);
  });

  it('are the same after no edits, whatever they contain', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]),
        (bytes, mark) => {
          const all = Buffer.from([...mark, ...bytes]);
          const after = editBytes(all, []);
          if (!isRefusal(after)) expect(Buffer.from(after)).toEqual(all);
        },
      ),
    );
  });
});
