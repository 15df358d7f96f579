import type { Severity } from '../../../core/model/diagnostic.ts';
import { inertJson } from '../../../reports/json-lines.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, messageText, placeWithoutLines } from '../../findings.ts';
import { type CheckReport, repositoryPath } from '../check-report.ts';
import { fingerprints } from './fingerprint.ts';

const SEVERITIES: Record<Severity, string> = { error: 'major', warning: 'minor', information: 'info', hint: 'info' };

/**
 * The findings in the Code Climate format, one on a line: the fields that GitLab reads, and those that the format requires.
 * Paths are relative to the root of the repository.
 */
export function* checkAsCodeclimate(report: CheckReport): Iterable<string> {
  const names = fingerprints(report.findings, ({ row }) => repositoryPath(row.file, report));
  yield '[';
  for (const [index, finding] of report.findings.entries()) {
    const issue = issueOf(finding, names[index] ?? '', report);
    yield `${index === 0 ? '' : ','}\n${inertJson(issue)}`;
  }
  yield report.findings.length === 0 ? ']\n' : '\n]\n';
}

function issueOf({ row }: Finding, fingerprint: string, report: CheckReport): object {
  // The format requires lines.
  const lines = placeWithoutLines(row) ? { begin: 1, end: 1 } : { begin: row.line, end: row.endLine };
  return {
    type: 'issue',
    description: visible(messageText(row)),
    check_name: row.code,
    categories: ['Bug Risk'],
    fingerprint,
    severity: SEVERITIES[row.severity],
    location: { path: repositoryPath(row.file, report), lines },
  };
}
