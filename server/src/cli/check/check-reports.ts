import { type Palette, paletteFor } from '../colour.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { writeReport } from '../output.ts';
import type { ReportTarget } from '../reports.ts';
import type { CheckReport } from './check-report.ts';
import { checkAsCodeclimate } from './formats/report-codeclimate.ts';
import { checkAsGithub } from './formats/report-github.ts';
import { checkAsJson } from './formats/report-json.ts';
import { checkAsJunit } from './formats/report-junit.ts';
import { checkAsMarkdown } from './formats/report-markdown.ts';
import { checkAsText } from './formats/report-pretty.ts';
import { checkAsRdjsonl } from './formats/report-rdjsonl.ts';
import { checkAsSarif } from './formats/report-sarif.ts';

/** The formats that programs read. */
const FORMATS: Readonly<Record<string, (report: CheckReport) => Iterable<string>>> = {
  json: ({ files, findings }) => checkAsJson(files.length, referencesIn(files), findings),
  sarif: checkAsSarif,
  junit: checkAsJunit,
  github: checkAsGithub,
  rdjsonl: checkAsRdjsonl,
  codeclimate: checkAsCodeclimate,
  markdown: checkAsMarkdown,
};

/** Writes the reports that were asked for. What is asked of `pretty` in quiet runs is the findings alone. */
export async function writeReports(
  report: CheckReport,
  targets: readonly ReportTarget[],
  line: CommandLine,
  quiet: boolean,
): Promise<Failure | undefined> {
  for (const { format, file } of targets) {
    const parts = FORMATS[format]?.(report) ?? asText(report, paletteFor(line, file === undefined), quiet);
    const failure = await writeReport(line, file, parts);
    if (failure) return failure;
  }
  return undefined;
}

function asText(report: CheckReport, palette: Palette, quiet: boolean): Iterable<string> {
  const { files, findings, hidden, frameworks } = report;
  const summary = quiet ? undefined : { files: files.length, references: referencesIn(files), hidden, frameworks };
  return checkAsText(findings, summary, palette);
}

function referencesIn(files: CheckReport['files']): number {
  return files.reduce((sum, { references }) => sum + references, 0);
}
