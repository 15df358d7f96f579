import { basename } from 'node:path';
import type { Grouping } from '../../core/coverage/places.ts';
import type { Requirement } from '../../core/coverage/requirements.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { type ReportTarget, reportTargets } from '../reports.ts';
import { type ReadReport, readCoverageReport } from './earlier-report.ts';

/** What `coverage` was asked for, beyond what the workspace decides. */
export interface CoverageChoices {
  readonly targets: readonly ReportTarget[];
  readonly by: Grouping;
  readonly requirements: readonly Requirement[];
  readonly earlier: ReadReport | undefined;
  readonly merged: readonly NamedReport[];
  /** An address with `{file}` and `{line}`. */
  readonly link: string | undefined;
}

export interface NamedReport extends ReadReport {
  /** What its places are told from ours by: the file's name without its ending. */
  readonly name: string;
}

export async function coverageChoices(given: Arguments, line: CommandLine): Promise<CoverageChoices | Failure> {
  const targets = reportTargets(given, line);
  if ('failure' in targets) return targets;
  const requirements = requirementsOf(given);
  if ('failure' in requirements) return requirements;
  const link = given.value('link');
  if (link !== undefined && !/^(https?|vscode):\/\/[^\s]*\{file\}/i.test(link)) {
    const example = 'https://example.org/plans/blob/main/{file}#L{line}';
    return { failure: `--link needs an address with {file} in it, as in ${example}.` };
  }
  const compared = given.value('compare');
  const earlier = compared === undefined ? undefined : await readCoverageReport(compared, line);
  if (earlier && 'failure' in earlier) return earlier;
  const merged = await mergedReports(given.values('merge'), line);
  if ('failure' in merged) return merged;
  return { targets, by: (given.value('by') ?? 'document') as Grouping, requirements, earlier, merged, link };
}

async function mergedReports(files: readonly string[], line: CommandLine): Promise<readonly NamedReport[] | Failure> {
  const reports: NamedReport[] = [];
  for (const file of files) {
    const name = basename(file).replace(/\.json$/i, '');
    const twin = reports.findIndex((report) => report.name === name);
    if (twin >= 0) {
      return {
        failure: `--merge: '${files[twin]}' and '${file}' have the same name. Give the reports different names.`,
      };
    }
    const report = await readCoverageReport(file, line);
    if ('failure' in report) return report;
    reports.push({ name, ...report });
  }
  return reports;
}

function requirementsOf(given: Arguments): readonly Requirement[] | Failure {
  const requirements: Requirement[] = [];
  for (const written of given.values('require')) {
    const digits = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(written)?.[1];
    const percent = Number(digits);
    if (digits === undefined || percent > 100) {
      return { failure: `--require needs a share from 0% to 100%, and '${written}' is none.` };
    }
    if (percent > 0 && percent <= 1 && !written.endsWith('%')) {
      return { failure: `--require ${written} would be ${written}%. Write the share with its sign: --require 90%.` };
    }
    requirements.push({ kind: 'share', percent, written: `${digits}%` });
  }
  for (const glob of given.values('require-all')) requirements.push({ kind: 'all', glob, written: glob });
  return requirements;
}
