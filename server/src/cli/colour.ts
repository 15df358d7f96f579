import type { CommandLine, Output } from './command-line.ts';

/** Ways to set text apart on a terminal; each gives the text back as it is where there is no colour. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
}

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

/**
 * For a report on standard output; with `toTerminal` false for one in a file, which has no colour. Colour on a terminal
 * only: a non-empty `NO_COLOR` (no-color.org) turns it off; `FORCE_COLOR` turns it on anywhere, or off with 0, and beats
 * the other.
 */
export function paletteFor({ stdout, environment }: CommandLine, toTerminal: boolean): Palette {
  const colour = toTerminal && wantsColour(stdout, environment);
  const style = (name: keyof Palette) => (text: string) =>
    colour ? `\u001b[${CODES[name][0]}m${text}\u001b[${CODES[name][1]}m` : text;
  return {
    bold: style('bold'),
    dim: style('dim'),
    red: style('red'),
    green: style('green'),
    yellow: style('yellow'),
    blue: style('blue'),
    cyan: style('cyan'),
  };
}

function wantsColour(output: Output, environment: CommandLine['environment']): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return output.isTerminal && terminal !== 'dumb';
}
