// The part of gifenc that is used here; the package has no types of its own.
declare module 'gifenc' {
  /** Red, green, blue: 0-255. */
  export type Colour = [red: number, green: number, blue: number];

  interface FrameOptions {
    /** With the first frame: the palette of all frames. */
    readonly palette?: readonly Colour[];
    /** Milliseconds, in steps of ten. */
    readonly delay: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose: number;
  }

  interface Encoder {
    /** One byte for each pixel: its index in the palette. */
    writeFrame(pixels: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  interface Gifenc {
    GIFEncoder(): Encoder;
    /** At most this many colours for pixels of four bytes each. */
    quantize(rgba: Uint8Array, colours: number): Colour[];
    nearestColorIndex(palette: readonly Colour[], colour: Colour): number;
  }

  const gifenc: Gifenc;
  export default gifenc;
}
