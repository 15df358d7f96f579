import type { Severity } from '../../../core/model/diagnostic.ts';
import { visible } from '../../../reports/visible-text.ts';
import { repositoryPath } from '../../git/repository-path.ts';
import type { ReportedDiagnostic } from '../../rows.ts';
import type { CheckReport } from '../check-report.ts';

/** Workflow commands that make annotations. */
const COMMANDS = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const satisfies Record<Severity, string>;

/**
 * The findings as workflow commands of GitHub Actions, one on a line, which the runner turns into annotations of the
 * files. Files are known by their place in the repository.
 */
export function* checkAsGithub(report: CheckReport): Iterable<string> {
  for (const finding of report.findings) yield `${asCommand(finding, report)}\n`;
}

function asCommand({ row }: ReportedDiagnostic, report: CheckReport): string {
  const { line, column, endLine, endColumn } = row;
  const isOneLine = line === endLine;
  const properties = [
    ['file', visible(repositoryPath(row.file, report))],
    ['line', String(line)],
    ['endLine', String(endLine)],
    // The runner takes columns only where both lines are the same.
    ...(isOneLine ? [['col', String(column)] as const, ['endColumn', String(endColumn)] as const] : []),
    ['title', row.code],
  ] as const;
  const list = properties.map(([name, value]) => `${name}=${escapedProperty(value)}`).join(',');
  return `::${COMMANDS[row.severity]} ${list}::${escapedData(visible(row.message))}`;
}

/** As the runner reads it back: what would end the line, and the sign of the escapes themselves. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Also what would end the value of a property. */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
