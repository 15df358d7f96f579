// Converts a screenshot to a PNG with a palette, a third of its size.
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { applyPalette, commonPalette } from './palette.ts';

/** "PNG" in a signature that detects damage by text conversions. */
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The same picture in 256 colours. https://www.w3.org/TR/png-3/ sections 5.3 and 11.2. */
export function encodeIndexedPng(screenshot: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(screenshot);
  const palette = commonPalette([data], 256);
  const pixels = applyPalette(data, palette, new Map());
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, its index in the palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflateSync(unfilteredRows(pixels, width), { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), data.length + 8);
  return framed;
}

/** A byte before each row is its filter: none. */
function unfilteredRows(pixels: Uint8Array, width: number): Uint8Array {
  const height = pixels.length / width;
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return rows;
}
