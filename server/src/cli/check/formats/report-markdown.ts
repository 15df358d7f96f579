import { SEVERITIES } from '../../../core/model/diagnostic.ts';
import { counted } from '../../../core/resolution/phrases.ts';
import { fileName, inline } from '../../../core/text/markdown.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, placeText } from '../../findings.ts';
import { findingsIn, type ReportPlaces, type ReportWriter, repositoryPath } from '../check-report.ts';

/** GitHub shows summaries of up to one MiB in UTF-8; a UTF-16 unit takes at most three bytes. */
const MOST_CHARACTERS = 300_000;

/** The findings as a table for a job's summary in GitHub: the most severe first, as many as fit; texts are escaped. */
export function markdownReport(places: ReportPlaces): ReportWriter {
  /** Of each severity, as many rows as fit. */
  const groups = new Map(SEVERITIES.map((severity) => [severity, { count: 0, characters: 0, rows: [] as string[] }]));
  const add = (finding: Finding) => {
    const group = groups.get(finding.row.severity)!;
    group.count++;
    if (group.characters > MOST_CHARACTERS) return;
    const row = rowOf(finding, places);
    group.characters += row.length;
    group.rows.push(row);
  };
  return {
    add(files) {
      findingsIn(files).forEach(add);
      return [];
    },
    *end({ files, references }) {
      const all = [...groups];
      const counts = all.flatMap(([severity, { count }]) => (count === 0 ? [] : [counted(count, severity)]));
      yield '## References to frameworks\n\n';
      yield `${counts.join(', ') || 'No findings'} in ${counted(references, 'reference')}, ${counted(files, 'file')}.\n`;
      if (counts.length === 0) return;
      yield '\n| Where | Severity | Problem |\n| --- | --- | --- |\n';
      let written = 0;
      let hidden = all.reduce((sum, [, { count }]) => sum + count, 0);
      for (const row of all.flatMap(([, { rows }]) => rows)) {
        written += row.length;
        if (written > MOST_CHARACTERS) break;
        yield row;
        hidden--;
      }
      if (hidden > 0) yield `\nand ${hidden} more.\n`;
    },
  };
}

function rowOf({ row }: Finding, places: ReportPlaces): string {
  const place = placeText({ ...row, file: repositoryPath(row.file, places) });
  return `| ${fileName(visible(place))} | ${row.severity} | ${inert(row.message)} (${row.code}) |\n`;
}

/** Escaped for Markdown, and for the log of a job, which shows its source. */
const inert = (text: string): string => inline(visible(text));
