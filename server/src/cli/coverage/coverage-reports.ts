import { dirname, resolve, sep } from 'node:path';
import { coverageAsCsv } from '../../reports/coverage/coverage-csv.ts';
import { coverageAsHtml } from '../../reports/coverage/coverage-html.ts';
import { fileLinks } from '../../reports/coverage/coverage-links.ts';
import { coverageAsMarkdown } from '../../reports/coverage/coverage-markdown.ts';
import { type CoverageReport, coverageAsJson } from '../../reports/coverage/coverage-report.ts';
import { paletteFor } from '../colour.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { writeReport } from '../output.ts';
import type { ReportTarget } from '../reports.ts';
import type { CoverageChoices } from './coverage-choices.ts';
import { coverageAsText } from './coverage-pretty.ts';

/** Writes the reports that were asked for. */
export async function writeCoverageReports(
  report: CoverageReport,
  choices: CoverageChoices,
  line: CommandLine,
): Promise<Failure | undefined> {
  for (const target of choices.targets) {
    const failure = await writeReport(line, target.file, await formatted(report, target, choices, line));
    if (failure) return failure;
  }
  return undefined;
}

async function formatted(
  report: CoverageReport,
  { format, file }: ReportTarget,
  { link }: CoverageChoices,
  line: CommandLine,
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return coverageAsJson(report);
    case 'csv':
      return coverageAsCsv(report);
    case 'markdown':
      return coverageAsMarkdown(report);
    case 'html': {
      const folder = file === undefined ? line.directory : dirname(resolve(line.directory, file));
      return coverageAsHtml(report, fileLinks(slashed(line.directory), slashed(folder), link));
    }
    default:
      return coverageAsText(report, paletteFor(line, file === undefined));
  }
}

const slashed = (path: string): string => path.split(sep).join('/');
