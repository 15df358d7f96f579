import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import type { LineDateTracker } from './line-date-tracker.ts';

/** What asks git when lines were written; undefined with `--no-git`. */
export async function datingOf(given: Arguments, line: CommandLine): Promise<LineDateTracker | undefined> {
  return given.has('no-git') ? undefined : new (await import('./line-date-tracker.ts')).LineDateTracker(line);
}
