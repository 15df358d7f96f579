// Converts screenshots to an animated GIF.
import gifenc from 'gifenc';
import { PNG } from 'pngjs';
import { applyPalette, commonPalette } from './palette.ts';

export interface Frame {
  readonly png: Buffer;
  /** Milliseconds that it is shown. */
  readonly duration: number;
}

/** The palette's last entry is transparent: the previous frame is visible there. */
const TRANSPARENT = 255;

/** An endless animation. All frames have the same size. */
export function encodeAnimation(frames: readonly Frame[]): Uint8Array {
  const pictures = frames.map(({ png }) => PNG.sync.read(png));
  const { width = 0, height = 0 } = pictures[0] ?? {};
  // One palette for all frames, so that static parts do not flicker.
  const palette = commonPalette(
    pictures.map(({ data }) => data),
    TRANSPARENT,
  );
  const known = new Map<number, number>();
  const encoder = gifenc.GIFEncoder();
  let before: Uint8Array | undefined;
  for (const [index, { data }] of pictures.entries()) {
    const pixels = applyPalette(data, palette, known);
    encoder.writeFrame(before ? difference(pixels, before) : pixels, width, height, {
      ...(before ? { transparent: true, transparentIndex: TRANSPARENT } : { palette }),
      delay: frames[index]?.duration ?? 0,
      dispose: 1,
    });
    before = pixels;
  }
  encoder.finish();
  return encoder.bytes();
}

/** Unchanged pixels are transparent, which takes almost no space. */
function difference(pixels: Uint8Array, before: Uint8Array): Uint8Array {
  return pixels.map((pixel, index) => (pixel === before[index] ? TRANSPARENT : pixel));
}
