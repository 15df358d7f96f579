/** The header of a gzip file (RFC 1952, section 2.3) without a name and a time. */
const GZIP_HEADER = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/**
 * Unpacks deflated data, in Node and browsers alike; undefined if there is more than `limit`. Its length and checksum are
 * verified on the way, since the data is read as a gzip file. Rejects if it is damaged.
 */
export async function inflate(
  deflated: Uint8Array<ArrayBuffer>,
  { crc, size }: { readonly crc: number; readonly size: number },
  limit: number,
): Promise<Uint8Array | undefined> {
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc, true);
  trailer.setUint32(4, size, true);
  const gzip = new Blob([GZIP_HEADER, deflated, trailer.buffer]).stream();
  const reader = gzip.pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return parts.length === 1 ? parts[0]! : new Uint8Array(await new Blob(parts).arrayBuffer());
}
