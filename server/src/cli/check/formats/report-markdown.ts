import { SEVERITIES } from '../../../core/model/diagnostic.ts';
import { counted } from '../../../core/resolution/phrases.ts';
import { inline } from '../../../core/text/markdown.ts';
import { visible } from '../../../reports/visible-text.ts';
import { repositoryPath } from '../../git/repository-path.ts';
import type { ReportedDiagnostic } from '../../rows.ts';
import type { CheckReport } from '../check-report.ts';

/** GitHub takes summaries of one MiB in UTF-8 and shows nothing of longer ones; a UTF-16 unit takes at most three bytes. */
const MOST_CHARACTERS = 300_000;

/**
 * The findings as Markdown with a table of GitHub's, for the summary of a job: the gravest first, as many as such a summary
 * may hold. Everything of catalogs and documents is inert.
 */
export function* checkAsMarkdown(report: CheckReport): Iterable<string> {
  const { files, findings } = report;
  const references = files.reduce((sum, file) => sum + file.references, 0);
  const groups = SEVERITIES.map((severity) => findings.filter(({ row }) => row.severity === severity));
  const counts = groups.flatMap(({ length }, at) => (length === 0 ? [] : [counted(length, SEVERITIES[at]!)]));
  yield '## References to frameworks\n\n';
  yield `${counts.join(', ') || 'No findings'} in ${counted(references, 'reference')}, ${counted(files.length, 'file')}.\n`;
  if (findings.length === 0) return;
  yield '\n| Where | Severity | Problem |\n| --- | --- | --- |\n';
  let written = 0;
  let left = findings.length;
  for (const finding of groups.flat()) {
    const row = rowOf(finding, report);
    written += row.length;
    if (written > MOST_CHARACTERS) break;
    yield row;
    left--;
  }
  if (left > 0) yield `\nand ${left} more.\n`;
}

function rowOf({ row }: ReportedDiagnostic, report: CheckReport): string {
  const place = `${repositoryPath(row.file, report)}:${row.line}:${row.column}`;
  return `| ${inert(place)} | ${row.severity} | ${inert(row.message)} (${row.code}) |\n`;
}

/** For Markdown, and for the log of a job that shows it as it is written. */
const inert = (text: string): string => inline(visible(text));
