import type { Severity } from '../../../core/model/diagnostic.ts';
import { jsonList } from '../../../reports/json-lines.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, messageText, placeWithoutLines } from '../../findings.ts';
import { findingsIn, type ReportPlaces, type ReportWriter, repositoryPath } from '../check-report.ts';
import { fingerprinter } from './fingerprint.ts';

const SEVERITIES: Record<Severity, string> = { error: 'major', warning: 'minor', information: 'info', hint: 'info' };

/**
 * The findings in the Code Climate format, one on a line: the fields that GitLab reads, and those that the format requires.
 * Paths are relative to the root of the repository.
 */
export function codeclimateReport(places: ReportPlaces): ReportWriter {
  const fingerprintOf = fingerprinter(({ row }) => repositoryPath(row.file, places));
  const list = jsonList();
  return {
    begin: ['['],
    add: (files) => findingsIn(files).map((finding) => list.row(issueOf(finding, fingerprintOf(finding), places))),
    end: () => [`${list.end()}\n`],
  };
}

function issueOf({ row }: Finding, fingerprint: string, places: ReportPlaces): object {
  // The format requires lines.
  const lines = placeWithoutLines(row) ? { begin: 1, end: 1 } : { begin: row.line, end: row.endLine };
  return {
    type: 'issue',
    description: visible(messageText(row)),
    check_name: row.code,
    categories: ['Bug Risk'],
    fingerprint,
    severity: SEVERITIES[row.severity],
    location: { path: repositoryPath(row.file, places), lines },
  };
}
