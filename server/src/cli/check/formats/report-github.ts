import type { Severity } from '../../../core/model/diagnostic.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, messageText, placeWithoutLines } from '../../findings.ts';
import { findingsIn, type ReportPlaces, type ReportWriter, repositoryPath } from '../check-report.ts';

/** Workflow commands that create annotations. */
const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Findings as workflow commands of GitHub Actions, one a line: annotations. Paths are relative to the repository. */
export const githubReport = (places: ReportPlaces): ReportWriter => ({
  add: (files) => findingsIn(files).map((finding) => `${asCommand(finding, places)}\n`),
});

function asCommand({ row }: Finding, places: ReportPlaces): string {
  const properties = [
    ['file', visible(repositoryPath(row.file, places))],
    ...(placeWithoutLines(row) ? [] : rangeOf(row)),
    ['title', row.code],
  ] as const;
  const list = properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${COMMANDS[row.severity]} ${list}::${escapedData(visible(messageText(row)))}`;
}

function rangeOf({ line, column, endLine, endColumn }: Finding['row']): (readonly [string, number])[] {
  const lines = [['line', line] as const, ['endLine', endLine] as const];
  // The runner accepts columns only where both lines are the same.
  return line === endLine ? [...lines, ['col', column], ['endColumn', endColumn]] : lines;
}

/** Escapes what would end the line, and the escape character itself. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Also escapes what would end the value of a property. */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
