import type { CommandLine, Output } from './command-line.ts';

/** SGR codes (ECMA-48) that begin and end each style. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

/** Styles of text on a terminal. Each returns the text unchanged where there is no colour. */
export type Palette = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

/**
 * The palette of a report on standard output, or, where `toTerminal` is false, in a file, which has no colour. Colour is
 * for terminals: a non-empty `NO_COLOR` (no-color.org) disables it; `FORCE_COLOR` enables it everywhere, or disables it
 * with 0, and has precedence.
 */
export function paletteFor({ stdout, environment }: CommandLine, toTerminal: boolean): Palette {
  const hasColour = toTerminal && wantsColour(stdout, environment);
  const styles = Object.entries(CODES).map(([name, [begin, end]]) => [
    name,
    (text: string) => (hasColour ? `\u001b[${begin}m${text}\u001b[${end}m` : text),
  ]);
  return Object.fromEntries(styles);
}

function wantsColour(output: Output, environment: CommandLine['environment']): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return output.isTerminal && terminal !== 'dumb';
}
