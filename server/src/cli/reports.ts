import { resolve } from 'node:path';
import { type Arguments, splitFile } from './arguments.ts';
import type { CommandLine, Failure } from './command-line.ts';

/** A report to write, and where. */
export interface ReportTarget {
  readonly format: string;
  /** As given; undefined for standard output. */
  readonly file: string | undefined;
}

/**
 * The reports that `--format NAME[=FILE]`, given any number of times, and `--output` ask for. One of them may go without
 * a file of its own: it goes where `--output` says, else to standard output.
 */
export function reportTargets(given: Arguments, line: CommandLine): readonly ReportTarget[] | Failure {
  const formats = given.has('format') ? given.values('format') : ['pretty'];
  const asked = formats.map((value) => {
    const [format, file] = splitFile(value);
    return { format, file };
  });
  const [first, second] = asked.filter(({ file }) => file === undefined);
  const output = given.value('output');
  if (second) {
    const failure = `Only one report can go without a file. Give one a file, as in --format ${second.format}=FILE.`;
    return { failure };
  }
  if (!first && output !== undefined) {
    return { failure: `Every report has a file already, and '${output}' is one more.` };
  }
  const targets = asked.map(({ format, file }) => ({ format, file: file ?? output }));
  const files = targets.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, index) => files.slice(0, index).some((other) => isSame(other, file, line)));
  return twice === undefined ? targets : { failure: `Two reports would be written to '${twice}'.` };
}

const isSame = (a: string, b: string, { directory }: CommandLine): boolean =>
  resolve(directory, a) === resolve(directory, b);
