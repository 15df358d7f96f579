import { basename } from 'node:path';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { Grouping } from '../../core/coverage/places.ts';
import type { Requirement } from '../../core/coverage/requirements.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { type ReportTarget, reportTargets } from '../reports.ts';
import { type ReadReport, readCoverageReport } from './earlier-report.ts';

/** The options of a run of `coverage`, apart from those that the workspace decides. */
export interface CoverageChoices {
  readonly targets: readonly ReportTarget[];
  readonly by: Grouping;
  readonly requirements: readonly Requirement[];
  readonly earlier: ReadReport | undefined;
  readonly merged: readonly NamedReport[];
  /** A URL with `{file}` and `{line}`. */
  readonly link: string | undefined;
}

export interface NamedReport extends ReadReport {
  /** Distinguishes its places from those of this run: the name of the file without its extension. */
  readonly name: string;
}

export async function coverageChoices(given: Arguments, line: CommandLine): Promise<Result<CoverageChoices>> {
  const targets = reportTargets(given, line);
  if (isRefusal(targets)) return targets;
  const requirements = requirementsOf(given);
  if (isRefusal(requirements)) return requirements;
  const link = given.value('link');
  if (link !== undefined && !/^(https?|vscode):\/\/[^\s]*\{file\}/i.test(link)) {
    const example = 'https://example.org/plans/blob/main/{file}#L{line}';
    return new Refusal(`invalid value '${link}' for --link; expected a URL with {file}. Example: ${example}`);
  }
  const compared = given.value('compare');
  const earlier = compared === undefined ? undefined : await readCoverageReport(compared, line);
  if (earlier && isRefusal(earlier)) return earlier;
  const merged = await mergedReports(given.values('merge'), line);
  if (isRefusal(merged)) return merged;
  return { targets, by: (given.value('by') ?? 'document') as Grouping, requirements, earlier, merged, link };
}

async function mergedReports(files: readonly string[], line: CommandLine): Promise<Result<readonly NamedReport[]>> {
  const reports: NamedReport[] = [];
  for (const file of files) {
    const name = basename(file).replace(/\.json$/i, '');
    const twin = reports.findIndex((report) => report.name === name);
    if (twin >= 0) {
      return new Refusal(`--merge: '${files[twin]}' and '${file}' have the same file name. Rename one of them.`);
    }
    const report = await readCoverageReport(file, line);
    if (isRefusal(report)) return report;
    reports.push({ name, ...report });
  }
  return reports;
}

function requirementsOf(given: Arguments): Result<readonly Requirement[]> {
  const requirements: Requirement[] = [];
  for (const written of given.values('require')) {
    const digits = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(written)?.[1];
    const percent = Number(digits);
    if (digits === undefined || percent > 100) {
      return new Refusal(`invalid value '${written}' for --require; expected a percentage from 0% to 100%`);
    }
    if (percent > 0 && percent <= 1 && !written.endsWith('%')) {
      return new Refusal(`ambiguous value '${written}' for --require. Add the percent sign: --require 90%.`);
    }
    requirements.push({ kind: 'share', percent, written: `${digits}%` });
  }
  for (const glob of given.values('require-all')) requirements.push({ kind: 'all', glob, written: glob });
  return requirements;
}
