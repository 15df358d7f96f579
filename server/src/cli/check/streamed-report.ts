import { type Palette, paletteFor } from '../colour.ts';
import type { CommandLine } from '../command-line.ts';
import type { Operands } from '../workspace.ts';
import type { CheckOptions } from './check-options.ts';
import type { FindingsWriter, ReportPlaces } from './check-report.ts';
import { githubCommands } from './formats/report-github.ts';
import { TextReport } from './formats/report-pretty.ts';
import { checkAsRdjsonl } from './formats/report-rdjsonl.ts';

const NOTHING: readonly string[] = [];

/** The formats that begin with findings; others begin with counts, or with what is known at the end of a run. */
const WRITERS: Readonly<
  Record<string, (places: ReportPlaces, palette: Palette, quiet: boolean) => FindingsWriter | undefined>
> = {
  pretty: ({ directory }, palette, quiet) => new TextReport(palette, quiet ? undefined : directory),
  github: (places) => ({ add: (findings) => githubCommands(findings, places), end: () => NOTHING }),
  rdjsonl: () => ({ add: (findings) => checkAsRdjsonl({ findings }), end: () => NOTHING }),
};

/**
 * What writes findings to standard output while files are read; undefined where they have to be collected: for a file, which
 * is written as a whole, and where several paths are named, since files then come in another order than their names.
 */
export function streamedReport(
  { targets }: CheckOptions,
  { named, globs }: Operands,
  places: ReportPlaces,
  quiet: boolean,
  line: CommandLine,
): FindingsWriter | undefined {
  const [target, ...others] = targets;
  const isInOrder = named.length === 1 && globs.length === 0;
  if (!target || target.file !== undefined || others.length > 0 || !isInOrder) return undefined;
  return WRITERS[target.format]?.(places, paletteFor(line, true), quiet);
}
