// Screenshots consist of a few flat colours and many shades at the edges of letters.
import gifenc, { type Colour } from 'gifenc';

/** How many of the most common colours are kept unchanged: they fill areas. The other entries are for the shades. */
const EXACT = 160;

/** At most `size` colours for all pictures, which have four bytes for each pixel: red, green, blue, opaque. */
export function commonPalette(pictures: readonly Uint8Array[], size: number): Colour[] {
  const counts = new Map<number, number>();
  for (const picture of pictures) {
    for (const colour of colours(picture)) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const commonest = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const shades = Uint32Array.from(commonest.slice(EXACT));
  return [
    ...commonest.slice(0, EXACT).map(components),
    ...(shades.length === 0 ? [] : gifenc.quantize(new Uint8Array(shades.buffer), size - EXACT)),
  ];
}

/** Each pixel's index in the palette: that of its colour, or of the nearest one. */
export function applyPalette(picture: Uint8Array, palette: readonly Colour[], known: Map<number, number>): Uint8Array {
  return Uint8Array.from(colours(picture), (colour) => {
    let place = known.get(colour);
    if (place === undefined) {
      place = gifenc.nearestColorIndex(palette, components(colour));
      known.set(colour, place);
    }
    return place;
  });
}

/** A number for each pixel, from its bytes in memory order. */
function colours(picture: Uint8Array): Uint32Array {
  return new Uint32Array(picture.buffer, picture.byteOffset, picture.length / 4);
}

function components(colour: number): Colour {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(Uint32Array.of(colour).buffer);
  return [red, green, blue];
}
