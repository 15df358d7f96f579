import type { Arguments, OptionSpecification } from './arguments.ts';
import type { CommandLine, ExitCode } from './command-line.ts';

/** Resolves to the exit code. Rejects with a `Refused` where the command could not be run. */
export type Run = (given: Arguments, line: CommandLine) => Promise<ExitCode>;

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
