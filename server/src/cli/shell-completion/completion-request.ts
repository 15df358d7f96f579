import { PROBLEM_CODES, SEVERITY_SETTINGS } from '../../core/settings/severities.ts';
import { type OptionSpecification, parseArguments, splitFile } from '../arguments.ts';
import type { Command } from '../command.ts';
import { COMMANDS } from '../run/commands.ts';
import { SHELLS } from './completion-command.ts';

/** A word that may stand where somebody writes. */
export interface Candidate {
  readonly value: string;
  /** What it is, for those who choose; text of catalogs as it is. */
  readonly about?: string;
}

/** What may stand where somebody writes. */
export type CompletionRequest =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  | { readonly kind: 'files' }
  /** What catalogs know: asked by those who load them. */
  | ({ readonly kind: 'reference' | 'framework' | 'edition' | 'choice'; readonly typed: string } & InCommand);

/** Of the command that is being written. */
export interface InCommand {
  /** What stands before the word in the same argument: `--objective=`. */
  readonly before: string;
  readonly command: Command;
  /** What is written of it, without the word. */
  readonly words: readonly string[];
}

const NOTHING: CompletionRequest = { kind: 'words', words: [] };

/** @param words what is written behind `objrefs`; the last one is being written */
export function wantedIn(words: readonly string[]): CompletionRequest {
  const [name = '', ...rest] = words;
  const current = words.at(-1) ?? '';
  if (words.length < 2) return firstWords();
  if (name === 'help') return { kind: 'words', words: words.length === 2 ? commandNames() : [] };
  const command = COMMANDS.find((candidate) => candidate.name === name);
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

function firstWords(): CompletionRequest {
  const others = [
    { value: 'help', about: 'Show the help of a command.' },
    { value: '--help', about: 'Show all commands.' },
    { value: '--version', about: 'Show the version.' },
  ];
  return { kind: 'words', words: [...commandNames(), ...others] };
}

const commandNames = (): Candidate[] => COMMANDS.map(({ name, summary }) => ({ value: name, about: summary }));

const optionWord = ({ name, help }: OptionSpecification): Candidate => ({ value: `--${name}`, about: help });

function optionNamed({ options }: Command, word: string): OptionSpecification | undefined {
  return options.find(({ name, short }) => word === `--${name}` || (short !== undefined && word === `-${short}`));
}

function operand(context: InCommand, typed: string): CompletionRequest {
  const { command, words } = context;
  const given = parseArguments(words, command.options);
  const count = 'failure' in given ? 0 : given.operands.length;
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

/** By what help calls the value. */
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
  switch (name) {
    case 'SHELL':
      return only(SHELLS);
    case 'CODE':
      return only(PROBLEM_CODES);
    case 'CODE=SEVERITY':
      return only(PROBLEM_CODES.flatMap((code) => SEVERITY_SETTINGS.map((severity) => `${code}=${severity}`)));
    case 'PATH':
    case 'FILE':
    case 'NAME':
      return { kind: 'files' };
    case 'REFERENCE':
      return { kind: 'reference', typed, ...context };
    case 'PREFIX':
      return { kind: 'framework', typed, ...context };
    case 'OLD':
    case 'NEW':
    case 'EDITION':
      return { kind: 'edition', typed, ...context };
    case 'OLD=NEW':
      return { kind: 'choice', typed, ...context };
    default:
      return NOTHING;
  }
}
