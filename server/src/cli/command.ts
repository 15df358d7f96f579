import type { Arguments, OptionSpecification } from './arguments.ts';
import type { CommandLine, ExitCode } from './command-line.ts';

export type Run = (given: Arguments, line: CommandLine) => Promise<ExitCode>;

/** A command as dispatched and as explained by `--help`. What it takes to run it is loaded when it is run. */
export interface Command {
  readonly name: string;
  /** What it does, as a sentence in the list of commands. */
  readonly summary: string;
  readonly operands: string;
  readonly details: readonly string[];
  readonly options: readonly OptionSpecification[];
  /** Each with what it does. */
  readonly examples: readonly (readonly [command: string, effect: string])[];
  readonly load: () => Promise<Run>;
}

export const HELP: OptionSpecification = { name: 'help', short: 'h', help: 'Show this help.' };

/** For commands that report to people or as JSON. */
export const PRETTY_OR_JSON: OptionSpecification = {
  name: 'format',
  value: 'FORMAT',
  choices: ['pretty', 'json'],
  help: 'How to report: pretty (for people, the default) or json.',
};

/** For commands whose `--format` knows JSON. */
export const JSON_FORMAT: OptionSpecification = {
  name: 'json',
  help: 'The same as --format json.',
  means: { name: 'format', value: 'json' },
};

export const OUTPUT: OptionSpecification = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  help: 'Write the report to a file instead of standard output.',
};

export const CATALOGS: readonly OptionSpecification[] = [
  { name: 'catalog', value: 'FILE', help: 'Use this catalog too. May be given several times.' },
  { name: 'config', value: 'FILE', help: 'Use this file instead of the objrefs.yaml of the root.' },
];

export const WHAT_IS_READ =
  'PATH is a file, a folder or a pattern in quotes; without one, the working directory. In folders, files that git ' +
  'ignores, node_modules, binary files and what objrefs.yaml excludes are left out; a file named here is read ' +
  'whatever the rules say. Catalogs and objrefs.yaml come from the nearest folder upwards with objrefs.yaml or .git.';
