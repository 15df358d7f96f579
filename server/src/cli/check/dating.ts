import type { Reading, Tally, Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { analyseGiven } from '../standard-input.ts';
import type { Workspace } from '../workspace.ts';
import type { LineDateTracker } from './line-date-tracker.ts';

/** What asks git when lines were written; undefined with `--no-git`. */
export async function datingOf(given: Arguments, line: CommandLine): Promise<LineDateTracker | undefined> {
  return given.has('no-git') ? undefined : new (await import('./line-date-tracker.ts')).LineDateTracker(line);
}

/** The documents that `analyseDocuments` reads, with the dates of lines. */
export async function* datedDocuments(
  workspace: Workspace,
  given: Arguments,
  line: CommandLine,
  tally: Tally,
  reading: Reading = {},
): AsyncGenerator<Visit> {
  const visits = analyseGiven(given, workspace, line, tally, reading);
  const dating = given.has('stdin') ? undefined : await datingOf(given, line);
  yield* dating?.date(visits) ?? visits;
}
