import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Kind = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** The backgrounds of VS Code's built-in themes of a kind that have the lowest contrast. */
const BACKGROUNDS: Readonly<Record<Kind, readonly string[]>> = {
  dark: ['#1E1E1E', '#1F1F1F'],
  light: ['#FFFFFF'],
  highContrast: ['#000000'],
  highContrastLight: ['#FFFFFF'],
};
/** WCAG's minimum for text (1.4.3). */
const LEAST = 4.5;

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { colors: readonly { id: string; defaults: Readonly<Record<string, string>> }[] };
};

/** WCAG's contrast of two colours (`#RRGGBB`). */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(contributes.colors)('$id', ({ defaults }) => {
  it.each(Object.keys(BACKGROUNDS) as Kind[])('can be read in themes of the kind %s', (kind) => {
    const colour = defaults[kind] ?? '';
    // Other colour names are up to the theme.
    if (!colour.startsWith('#')) return expect(colour).toMatch(/^[a-zA-Z.]+$/);
    for (const background of BACKGROUNDS[kind]) expect(contrast(colour, background)).toBeGreaterThanOrEqual(LEAST);
  });
});

it('gives the known values for black, white and grey', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});
