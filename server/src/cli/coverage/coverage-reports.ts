import { dirname, resolve } from 'node:path';
import { paletteFor } from '../colour.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { writeReport } from '../output.ts';
import type { ReportTarget } from '../reports/report-targets.ts';
import type { CoverageChoices } from './coverage-choices.ts';
import { coverageAsCsv } from './coverage-csv.ts';
import { coverageAsHtml } from './coverage-html.ts';
import { fileLinks } from './coverage-links.ts';
import { coverageAsMarkdown } from './coverage-markdown.ts';
import { coverageAsText } from './coverage-pretty.ts';
import { type CoverageReport, coverageAsJson } from './coverage-report.ts';

/** Writes the reports that were asked for. */
export async function writeCoverageReports(
  report: CoverageReport,
  choices: CoverageChoices,
  line: CommandLine,
): Promise<Failure | undefined> {
  for (const target of choices.targets) {
    const failure = await writeReport(line, target.file, formatted(report, target, choices, line));
    if (failure) return failure;
  }
  return undefined;
}

function formatted(
  report: CoverageReport,
  { format, file }: ReportTarget,
  { link }: CoverageChoices,
  line: CommandLine,
): Iterable<string> {
  switch (format) {
    case 'json':
      return coverageAsJson(report);
    case 'csv':
      return coverageAsCsv(report);
    case 'markdown':
      return coverageAsMarkdown(report);
    case 'html': {
      const folder = file === undefined ? line.directory : dirname(resolve(line.directory, file));
      return coverageAsHtml(report, fileLinks(line.directory, folder, link));
    }
    default:
      return coverageAsText(report, paletteFor(line, file === undefined));
  }
}
