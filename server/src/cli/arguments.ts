import { parseArgs } from 'node:util';
import { nearest } from '../core/text/nearest.ts';
import type { Failure } from './command-line.ts';

/** An option as parsed and as explained by `--help`. */
export interface OptionSpecification {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** What its value is called in help; absent for a flag. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** A choice may be followed by `=FILE`. */
  readonly takesFile?: boolean;
  readonly help: string;
  /** It stands for another option with a value. */
  readonly means?: { readonly name: string; readonly value: string };
}

export interface Arguments {
  /** What is no option, in order. */
  readonly operands: readonly string[];
  has(name: string): boolean;
  /** The value given, the last one of several. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Takes apart what follows the command's name. Everything after `--` is an operand, and so is a lone `-`. */
export function parseArguments(
  words: readonly string[],
  specifications: readonly OptionSpecification[],
): Arguments | Failure {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      specifications.map(({ name, short, value }) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const), multiple: true, ...(short && { short }) },
      ]),
    ),
  });
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const specification = specifications.find(({ name }) => name === token.name);
    if (!specification) return unknownOption(token.rawName, specifications);
    const failure = checkValue(specification, token.value, token.inlineValue === true);
    if (failure) return failure;
    const { name, value } = specification.means ?? { name: specification.name, value: token.value ?? '' };
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return {
    operands,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function checkValue(option: OptionSpecification, value: string | undefined, inline: boolean): Failure | undefined {
  const { name, choices } = option;
  if (!option.value) return value === undefined ? undefined : { failure: `--${name} takes no value.` };
  const what = choices ? oneOf(choices) : option.value;
  // The next option is no value: a value that begins with a dash is given as --name=-value.
  if (value === undefined || value === '' || (!inline && value.startsWith('-') && value !== '-')) {
    return { failure: `--${name} needs a value: ${what}.` };
  }
  const [word, file] = option.takesFile ? splitFile(value) : [value];
  if (choices && !choices.includes(word)) {
    return { failure: `--${name} knows no '${word}'${didYouMean(word, choices)} It takes ${what}.` };
  }
  if (file === '') return { failure: `--${name} ${word}= needs the name of a file.` };
  return undefined;
}

/** The parts of `NAME=FILE`; without a file, the name alone. */
export function splitFile(value: string): [name: string, file?: string] {
  const at = value.indexOf('=');
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}

function unknownOption(written: string, specifications: readonly OptionSpecification[]): Failure {
  const known = specifications.map(({ name }) => `--${name}`);
  return { failure: `There is no option '${written}'${didYouMean(written, known)}` };
}

/** The end of a sentence about a word that is not known: a full stop, and the nearest known word if one is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '.' : `. Did you mean '${near}'?`;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
