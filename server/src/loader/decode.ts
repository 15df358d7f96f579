/** A file with a NUL byte in its first bytes is binary. Git looks as far. */
const SNIFFED_BYTES = 8000;

/**
 * The text of a file without its byte order mark, or null for a binary file. UTF-16 is detected by its mark; everything else
 * without a NUL byte is decoded as UTF-8. Bytes of other encodings become U+FFFD, one for each, so that positions in Latin-1
 * files are right.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16('utf-16be', bytes);
  return isBinary(bytes) ? null : UTF8.decode(bytes);
}

/** Whether bytes without a byte order mark of UTF-16 are binary. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED_BYTES).includes(0);
}

const UTF8 = new TextDecoder();

function decodeUtf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  // UTF-32 begins with the same two bytes, and then has a NUL in every character.
  return text.slice(0, SNIFFED_BYTES / 2).includes('\0') ? null : text;
}
