import { parseArgs } from 'node:util';
import { Refusal, type Result } from '../core/base/result.ts';
import { nearestName } from '../core/text/edit-distance.ts';

/** An option as parsed and as explained by `--help`. */
export interface OptionSpecification {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** Name of its value in help; absent for a flag. */
  readonly value?: string;
  /** The values that it accepts; absent where it accepts any. */
  readonly choices?: readonly string[];
  /** A choice may be followed by `=FILE`. */
  readonly takesFile?: boolean;
  /** Its value is a file, and standard output is none. */
  readonly isFile?: boolean;
  readonly help: string;
  /** The option, with its value, that this one is short for. */
  readonly means?: { readonly name: string; readonly value: string };
}

export interface Arguments {
  /** As given, to be parsed again. */
  readonly words: readonly string[];
  /** The arguments that are not options, in order. */
  readonly operands: readonly string[];
  has(name: string): boolean;
  /** The value given; of several, the last one. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Parses the arguments of one of the commands. Everything after `--` is an operand, and so is a lone `-`. */
export function parseArguments(
  words: readonly string[],
  specifications: readonly OptionSpecification[],
  commands: readonly string[] = [],
): Result<Arguments> {
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
    if (!specification) {
      const names = specifications.map(({ name }) => `--${name}`);
      const advice = commands.includes(token.name)
        ? `. Run objrefs ${token.name} instead.`
        : didYouMean(token.rawName, names);
      return new Refusal(`unknown option '${token.rawName}'${advice}`);
    }
    const failure = checkValue(specification, token.value, token.inlineValue === true);
    if (failure) return failure;
    const { name, value } = specification.means ?? { name: specification.name, value: token.value ?? '' };
    // A lone dash is standard output, where a report goes anyway.
    if (name === 'output' && value === '-') given.delete(name);
    else given.set(name, [...(given.get(name) ?? []), value]);
  }
  return {
    words,
    operands,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function checkValue(
  { name, value: placeholder, choices, takesFile, isFile }: OptionSpecification,
  value: string | undefined,
  isInline: boolean,
): Refusal | undefined {
  if (!placeholder) return value === undefined ? undefined : new Refusal(`option '--${name}' does not take a value`);
  const expected = choices ? `expected one of: ${choices.join(', ')}` : `expected ${placeholder}`;
  // The next option is not a value: one that begins with a dash is given as --name=-value.
  if (value === undefined || value === '' || (!isInline && value.startsWith('-') && value !== '-')) {
    return new Refusal(`missing value for --${name}; ${expected}`);
  }
  if (isFile && value === '-') return new Refusal(`--${name} must be a file, since what is written is not text`);
  const [word, file] = takesFile ? splitFile(value) : [value];
  if (choices && !choices.includes(word)) {
    return new Refusal(`invalid value '${word}' for --${name}; ${expected}${didYouMean(word, choices)}`);
  }
  return file === '' ? new Refusal(`missing file name in --${name} ${value}`) : undefined;
}

/** The parts of `NAME=FILE`; without a file, the name alone. */
export function splitFile(value: string): [name: string, file?: string] {
  const at = value.indexOf('=');
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}

/** The end of a message about an unknown word: the known word nearest to it, if one is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  return near === undefined ? '' : `. Did you mean '${near}'?`;
}
