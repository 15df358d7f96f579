import type { Result } from '../core/base/result.ts';
import type { Arguments, OptionSpecification } from './arguments.ts';
import type { CommandLine, ExitCode } from './command-line.ts';

/** Resolves to the exit code, or to why the command could not be run. */
export type Run = (given: Arguments, line: CommandLine) => Promise<Result<ExitCode>>;

/** A command as dispatched and as explained by `--help`. Its code is loaded when it is run. */
export interface Command {
  readonly name: string;
  /** What it does: a sentence for the list of commands. */
  readonly summary: string;
  readonly operands: string;
  readonly details: readonly string[];
  readonly options: readonly OptionSpecification[];
  /** Commands with what each one does. */
  readonly examples: readonly (readonly [command: string, effect: string])[];
  readonly load: () => Promise<Run>;
}

export const HELP: OptionSpecification = { name: 'help', short: 'h', help: 'Show this help.' };

export const COLOR: OptionSpecification = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  help: 'Use colors: auto (the default: on a terminal), always or never. See also NO_COLOR and FORCE_COLOR.',
};

/** `--format`, for one report; the first of the formats is the default. */
export function formatOption(
  choices: readonly string[],
  notes: Readonly<Record<string, string>> = {},
): OptionSpecification {
  const names = choices.map((name, index) => {
    const note = index === 0 ? 'the default' : notes[name];
    return note === undefined ? name : `${name} (${note})`;
  });
  const help = `Output format: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}.`;
  return { name: 'format', value: 'FORMAT', choices, help };
}

/** For commands whose `--format` includes JSON. */
export const JSON_FORMAT: OptionSpecification = {
  name: 'json',
  help: 'Same as --format json.',
  means: { name: 'format', value: 'json' },
};

export const NO_GIT: OptionSpecification = {
  name: 'no-git',
  help: 'Do not use git blame to find out when lines that cite reused numbers were written.',
};

export const DRY_RUN: OptionSpecification = {
  name: 'dry-run',
  short: 'n',
  help: 'Do not change any files; print a patch for git apply.',
};

export const OUTPUT: OptionSpecification = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  help: 'Write the report to FILE instead of standard output.',
};

export const CATALOGS: readonly OptionSpecification[] = [
  { name: 'catalog', value: 'FILE', help: 'Also use this catalog. May be given several times.' },
  { name: 'config', value: 'FILE', help: 'Use FILE instead of the objrefs.yaml of the root.' },
  {
    name: 'allow-outside-root',
    help: 'Also read and change files outside of the root that objrefs.yaml or links lead to.',
  },
];

export const PATH_DETAILS =
  'PATH is a file, a folder or a quoted glob pattern; the default is the working directory. In folders, files ignored ' +
  'by git, node_modules, binary files and files excluded by objrefs.yaml are skipped; a file that you name is always ' +
  'read. Catalogs and objrefs.yaml are taken from the nearest parent folder that has objrefs.yaml or .git.';

const PROBLEMS = 'wrong usage or something that could not be read';

/** Explains the exit status. Every command ends with 2 for wrong usage, and where something could not be done. */
export function exitStatus(statuses: string, failure = PROBLEMS): string {
  return `Exit status: ${statuses}, or 2 for ${failure}.`;
}
