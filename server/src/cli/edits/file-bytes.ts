import { Refusal, type Result } from '../../core/base/result.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { decodeText } from '../../loader/decode.ts';

/** The encoding of a text file; `bytewise`: unknown, with one character for each byte. */
export type Encoding = 'utf-8' | 'utf-8 with byte order mark' | 'utf-16le' | 'utf-16be' | 'bytewise';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * The encoding in which the text that `decodeText` reads is written as exactly these bytes; undefined where there is none,
 * as for a file that mixes encodings.
 */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const text = decodeText(bytes);
  if (text === null) return undefined;
  const encoding = markedEncoding(bytes);
  if (Buffer.compare(encode(text, encoding), bytes) === 0) return encoding;
  // Bytes that are not UTF-8 are read as one character each if none of them begins a longer one, as in Latin-1.
  return encoding === 'utf-8' && text.length === bytes.length ? 'bytewise' : undefined;
}

function markedEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return UTF8_MARK.every((byte, index) => bytes[index] === byte) ? 'utf-8 with byte order mark' : 'utf-8';
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`);
}

/**
 * The bytes of a file after edits of its text, which do not overlap. Keeps the encoding, the byte order mark and all other
 * bytes.
 */
export function editBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Result<Uint8Array> {
  const encoding = encodingOf(bytes);
  const text = decodeText(bytes);
  if (encoding === undefined || text === null) {
    return new Refusal('not written, since it is neither valid UTF-8 nor UTF-16. Save it as UTF-8 first.');
  }
  const edited = editText(text, edits);
  if (encoding !== 'bytewise') return encode(edited.text, encoding);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { start, end, newText } of edited.replaced) {
    if (/[^\0-\x7f]/.test(newText))
      return new Refusal(`not written, since it is not UTF-8 and cannot hold "${newText}"`);
    parts.push(bytes.subarray(done, start), Buffer.from(newText));
    done = end;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}
