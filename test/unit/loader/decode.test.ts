import { expect, test } from 'vitest';
import { decodeText } from '../../../server/src/loader/decode.ts';

const TEXT = 'INTERPOL-SP 3.4 – é 𝄞\r\nline';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

test('UTF-8, with and without a byte order mark', () => {
  expect(decodeText(new TextEncoder().encode(TEXT))).toBe(TEXT);
  expect(decodeText(new TextEncoder().encode(`\ufeff${TEXT}`))).toBe(TEXT);
  expect(decodeText(new Uint8Array())).toBe('');
});

test('UTF-16 of either byte order is recognised by its mark', () => {
  expect(decodeText(utf16(`\ufeff${TEXT}`, true))).toBe(TEXT);
  expect(decodeText(utf16(`\ufeff${TEXT}`, false))).toBe(TEXT);
});

test('Latin-1 keeps every character in place', () => {
  expect(decodeText(Buffer.from('déjà INTERPOL-SP 3.4', 'latin1'))?.indexOf('INTERPOL-SP')).toBe(5);
});

test('a NUL byte makes a file binary if it is as early as git checks', () => {
  expect(decodeText(Buffer.from('PNG\0data'))).toBeNull();
  expect(decodeText(Buffer.from(`${'a'.repeat(7999)}\0`))).toBeNull();
  expect(decodeText(Buffer.from(`${'a'.repeat(8000)}\0`))).not.toBeNull();
});

test('UTF-32, and UTF-16 without a mark, are treated as binary', () => {
  expect(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBeNull();
  expect(decodeText(utf16('abc', true))).toBeNull();
});
