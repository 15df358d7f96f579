import { SEVERITIES } from '../../../core/model/diagnostic.ts';
import { counted } from '../../../core/resolution/phrases.ts';
import { fileName, inline } from '../../../core/text/markdown.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, placeText } from '../../findings.ts';
import { type CheckReport, referencesIn, repositoryPath } from '../check-report.ts';

/** GitHub shows summaries of up to one MiB in UTF-8; a UTF-16 unit takes at most three bytes. */
const MOST_CHARACTERS = 300_000;

/** The findings as a table for a job's summary in GitHub: the most severe first, as many as fit; texts are escaped. */
export function* checkAsMarkdown(report: CheckReport): Iterable<string> {
  const { files, findings } = report;
  const groups = SEVERITIES.map((severity) => findings.filter(({ row }) => row.severity === severity));
  const counts = groups.flatMap(({ length }, at) => (length === 0 ? [] : [counted(length, SEVERITIES[at]!)]));
  yield '## References to frameworks\n\n';
  yield `${counts.join(', ') || 'No findings'} in ${counted(referencesIn(files), 'reference')}, ${counted(files.length, 'file')}.\n`;
  if (findings.length === 0) return;
  yield '\n| Where | Severity | Problem |\n| --- | --- | --- |\n';
  let written = 0;
  let hidden = findings.length;
  for (const finding of groups.flat()) {
    const row = rowOf(finding, report);
    written += row.length;
    if (written > MOST_CHARACTERS) break;
    yield row;
    hidden--;
  }
  if (hidden > 0) yield `\nand ${hidden} more.\n`;
}

function rowOf({ row }: Finding, report: CheckReport): string {
  const place = placeText({ ...row, file: repositoryPath(row.file, report) });
  return `| ${fileName(visible(place))} | ${row.severity} | ${inert(row.message)} (${row.code}) |\n`;
}

/** Escaped for Markdown, and for the log of a job, which shows its source. */
const inert = (text: string): string => inline(visible(text));
