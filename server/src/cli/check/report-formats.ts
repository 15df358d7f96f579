import { type Palette, paletteFor } from '../colour.ts';
import type { CommandLine } from '../command-line.ts';
import type { ReportFormats } from '../reports.ts';
import type { Operands } from '../workspace.ts';
import type { CheckOptions } from './check-options.ts';
import { type CheckReport, checkAsJson, type FindingsWriter, type ReportPlaces } from './check-report.ts';
import { checkAsCodeclimate } from './formats/report-codeclimate.ts';
import { checkAsGithub, githubCommands } from './formats/report-github.ts';
import { checkAsJunit } from './formats/report-junit.ts';
import { checkAsMarkdown } from './formats/report-markdown.ts';
import { checkAsText, TextReport } from './formats/report-pretty.ts';
import { checkAsRdjsonl } from './formats/report-rdjsonl.ts';
import { checkAsSarif } from './formats/report-sarif.ts';

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
  { targets, quiet }: CheckOptions,
  { named, globs }: Operands,
  places: ReportPlaces,
  line: CommandLine,
): FindingsWriter | undefined {
  const [target, ...others] = targets;
  const isInOrder = named.length === 1 && globs.length === 0;
  if (!target || target.file !== undefined || others.length > 0 || !isInOrder) return undefined;
  return WRITERS[target.format]?.(places, paletteFor(line, true), quiet);
}

/** The report in each format. In quiet runs, the text for people has no summary. */
export function formatsOf(report: CheckReport, quiet: boolean): ReportFormats {
  return {
    pretty: (palette) => checkAsText(report.findings, quiet ? undefined : report, palette),
    json: () => checkAsJson(report),
    sarif: () => checkAsSarif(report),
    junit: () => checkAsJunit(report),
    github: () => checkAsGithub(report),
    rdjsonl: () => checkAsRdjsonl(report),
    codeclimate: () => checkAsCodeclimate(report),
    markdown: () => checkAsMarkdown(report),
  };
}
