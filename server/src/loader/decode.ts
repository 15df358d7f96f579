/** How far into a file a NUL byte makes it a binary one: as far as git looks. */
const SNIFFED_BYTES = 8000;

/**
 * The text of a file without byte order mark, or null for a binary one. UTF-16 is known by its mark; everything else
 * without a NUL byte is taken for UTF-8, where bytes of other encodings become U+FFFD: one for each, so that places in
 * Latin-1 files stay right.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16('utf-16be', bytes);
  return isBinary(bytes) ? null : UTF8.decode(bytes);
}

/** Whether what begins with no byte order mark of UTF-16 is no text. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED_BYTES).includes(0);
}

const UTF8 = new TextDecoder();

function decodeUtf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  // UTF-32 begins with the same two bytes, and then has a NUL in every character.
  return text.slice(0, SNIFFED_BYTES / 2).includes('\0') ? null : text;
}
