import { isRefusal } from '../../core/base/result.ts';
import { PROBLEM_CODES, SEVERITY_SETTINGS } from '../../core/settings/severities.ts';
import { type OptionSpecification, parseArguments, splitFile } from '../arguments.ts';
import type { Command } from '../command.ts';
import { SHELLS } from './shells.ts';

/** A word to complete with. */
export interface Candidate {
  readonly value: string;
  /** Explanation; texts of catalogs are not escaped. */
  readonly about?: string;
}

/** What can be completed at the cursor. */
export type CompletionRequest =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  | { readonly kind: 'files' }
  /** Words from catalogs, which are loaded by the caller. */
  | ({ readonly kind: 'reference' | 'framework' | 'edition' | 'choice'; readonly typed: string } & InCommand);

/** The command that is being written. */
export interface InCommand {
  /** The part of the argument before the word: `--objective=`. */
  readonly before: string;
  readonly command: Command;
  /** Its words before the one that is being written. */
  readonly words: readonly string[];
}

const NOTHING: CompletionRequest = { kind: 'words', words: [] };

/** @param words the words after `objrefs`, of which the last one is being written */
export function completionRequest(words: readonly string[], commands: readonly Command[]): CompletionRequest {
  const [name = '', ...rest] = words;
  const current = words.at(-1) ?? '';
  if (words.length < 2) return { kind: 'words', words: [...commandNames(commands), ...FIRST_WORDS] };
  if (name === 'help') return { kind: 'words', words: words.length === 2 ? commandNames(commands) : [] };
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return NOTHING;
  const written = rest.slice(0, -1);
  if (written.includes('--')) return { kind: 'files' };
  const context = { command, words: written, before: '' };
  const option = optionNamed(command, written.at(-1) ?? '');
  if (option?.value) return valuesOf(option.value, option, { ...context, words: written.slice(0, -1) }, current);
  const [head, value] = splitFile(current);
  const inline = current.startsWith('--') && value !== undefined ? optionNamed(command, head) : undefined;
  if (inline?.value) return valuesOf(inline.value, inline, { ...context, before: `${head}=` }, value ?? '');
  if (current.startsWith('-')) return { kind: 'words', words: command.options.map(optionWord) };
  return operand(context, current);
}

const FIRST_WORDS: readonly Candidate[] = [
  { value: 'help', about: 'Show the help of a command.' },
  { value: '--help', about: 'Show all commands.' },
  { value: '--version', about: 'Show the version.' },
];

function commandNames(commands: readonly Command[]): Candidate[] {
  return commands.map(({ name, summary }) => ({ value: name, about: summary }));
}

const optionWord = ({ name, help }: OptionSpecification): Candidate => ({ value: `--${name}`, about: help });

function optionNamed({ options }: Command, word: string): OptionSpecification | undefined {
  return options.find(({ name, short }) => word === `--${name}` || (short !== undefined && word === `-${short}`));
}

function operand(context: InCommand, typed: string): CompletionRequest {
  const { command, words } = context;
  const given = parseArguments(words, command.options);
  const count = isRefusal(given) ? 0 : given.operands.length;
  const names = command.operands
    .replaceAll(/--\S+ \S+/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const name = names[Math.min(count, names.length - 1)];
  const isRepeated = name?.includes('…') ?? false;
  return name === undefined || (count >= names.length && !isRepeated)
    ? NOTHING
    : valuesOf(name.replaceAll(/[[\]…]/g, ''), undefined, context, typed);
}

/** What values are, by their names in help. */
const VALUES: Readonly<Record<string, Exclude<CompletionRequest['kind'], 'words'> | (() => readonly string[])>> = {
  SHELL: () => SHELLS,
  CODE: () => PROBLEM_CODES,
  'CODE=SEVERITY': () => PROBLEM_CODES.flatMap((code) => SEVERITY_SETTINGS.map((severity) => `${code}=${severity}`)),
  ...{ PATH: 'files', FILE: 'files', FOLDER: 'files', NAME: 'files' },
  ...{ REFERENCE: 'reference', PREFIX: 'framework', OLD: 'edition', NEW: 'edition', EDITION: 'edition' },
  'OLD=NEW': 'choice',
};

function valuesOf(
  name: string,
  option: OptionSpecification | undefined,
  context: InCommand,
  typed: string,
): CompletionRequest {
  const only = (values: readonly string[]): CompletionRequest => ({
    kind: 'words',
    words: values.map((value) => ({ value: context.before + value })),
  });
  if (option?.choices) return typed.includes('=') ? { kind: 'files' } : only(option.choices);
  const kind = Object.hasOwn(VALUES, name) ? VALUES[name]! : () => [];
  if (typeof kind === 'function') return only(kind());
  return kind === 'files' ? { kind } : { kind, typed, ...context };
}
