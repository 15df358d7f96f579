import type { OptionSpecification } from '../arguments.ts';
import type { Command } from '../command.ts';
import { COMMANDS } from './command-table.ts';

const WIDTH = 80;

/** What `objrefs --help` prints. */
export function generalHelp(): string {
  return [
    'Check references to numbered frameworks: INTERPOL-SP 3.4, SDG 16.4, AC-2(1).',
    '',
    'Usage: objrefs COMMAND [PATH…] [OPTIONS]',
    '',
    'Commands:',
    ...COMMANDS.map(({ name, summary }) => entry(name, summary)),
    '',
    'Options:',
    entry('-h, --help', 'Show this help, or the help of a command.'),
    entry('-v, -V, --version', 'Show the version.'),
    '',
    'Examples:',
    ...COMMANDS.flatMap(({ examples }) => examples.slice(0, 1)).flatMap(example),
    '',
    "Run 'objrefs COMMAND --help' for the help of a command.",
    '',
  ].join('\n');
}

/** What `objrefs COMMAND --help` prints. */
export function commandHelp({ name, summary, operands, details, options, examples }: Command): string {
  return [
    summary,
    '',
    `Usage: ${['objrefs', name, operands, '[OPTIONS]'].filter((part) => part !== '').join(' ')}`,
    ...details.flatMap((detail) => ['', ...wrap(detail, WIDTH)]),
    '',
    'Options:',
    ...options.map((option) => entry(flagsOf(option), option.help)),
    '',
    'Examples:',
    ...examples.flatMap(example),
    '',
  ].join('\n');
}

function flagsOf({ name, short, value }: OptionSpecification): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

const INDENT = 32;

function entry(term: string, explanation: string): string {
  const [first = '', ...rest] = wrap(explanation, WIDTH - INDENT);
  const head = `  ${term}`.padEnd(INDENT - 1);
  return [`${head} ${first}`, ...rest.map((line) => ' '.repeat(INDENT) + line)].join('\n');
}

function example([command, effect]: Command['examples'][number]): string[] {
  return [`  ${command}`, `      ${effect}`];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
