import { asJson } from '../../../reports/json-lines.ts';
import type { ReferenceRow, ReportedDiagnostic } from '../../rows.ts';

/** The version of the shape; a new one only where a key changes its meaning. */
const VERSION = 1;

/** The JSON report of `check`, one finding on a line. */
export function checkAsJson(
  files: number,
  references: number,
  findings: readonly ReportedDiagnostic[],
): Iterable<string> {
  const rows = findings.map(({ row }) => row);
  return asJson({ version: VERSION, files, references }, { findings: rows });
}

/** The JSON report of `references`, one reference on a line. */
export function referencesAsJson(files: number, references: readonly ReferenceRow[]): Iterable<string> {
  return asJson({ version: VERSION, files }, { references });
}
