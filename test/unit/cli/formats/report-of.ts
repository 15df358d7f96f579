import type { CheckReport, ReportFacts, ReportWriter } from '../../../../server/src/cli/check/check-report.ts';
import { compareFiles, type Finding } from '../../../../server/src/cli/findings.ts';
import { pushTo } from '../../../../server/src/core/base/collections.ts';
import type { Diagnostic, Severity } from '../../../../server/src/core/model/diagnostic.ts';
import { linesOf, rangeInLine } from '../../../../server/src/core/model/text.ts';

interface Sample {
  readonly file?: string;
  readonly severity?: Severity;
  readonly message?: string;
  /** The text of the file; the finding is its first line from `column` on. */
  readonly text?: string;
  readonly column?: number;
  readonly length?: number;
  readonly title?: string;
  readonly newText?: string;
}

/** A finding in the first line of a text, with one suggestion. */
export function findingOf({
  file = 'a.md',
  severity = 'error',
  message = 'ACME has no objective 1.9.',
  text = 'ACME 1.9',
  column = 1,
  length = 8,
  title = 'Grow apples',
  newText = 'ACME 1.1',
}: Sample = {}): Finding {
  const range = rangeInLine(0, column - 1, length);
  const suggestion = { number: '1.1', title, newText };
  const diagnostic: Diagnostic = {
    code: 'unknown-objective',
    severity,
    range,
    message,
    fixes: [{ title: `Change to 1.1 ${title}`, edits: [{ range, newText }], preferred: true, suggestion }],
  };
  const place = { file, line: 1, column, endLine: 1, endColumn: column + length };
  const cited = { prefix: 'ACME', edition: null, number: '1.9' };
  const row = { ...place, code: diagnostic.code, severity, message, ...cited, suggestions: [suggestion] };
  return { row, lines: linesOf(text), diagnostic };
}

/** What is reported of a run in the root of a repository. */
export interface CheckedSample {
  readonly findings: readonly Finding[];
  readonly report: CheckReport;
}

export function reportOf(findings: readonly Finding[], more: Partial<CheckReport> = {}): CheckedSample {
  const files = new Set(findings.map(({ row }) => row.file)).size;
  const report = {
    ...{ files, references: files, hidden: 0, hiddenFailures: 0 },
    frameworks: [{ prefix: 'ACME', defaultEdition: null }],
    isComplete: true,
    next: { isFixed: true, toDecide: new Map(), takenAsNew: 0 },
    ...more,
  };
  return { findings: [...findings].sort((a, b) => compareFiles(a.row, b.row)), report };
}

const FACTS: ReportFacts = {
  directory: 'file:///project/repository',
  repository: 'file:///project/repository',
  failOn: 'error',
  showsSuppressed: false,
  quiet: false,
  time: new Date(0),
};

/** The report of a sample in a format. */
export const written =
  (writerOf: (facts: ReportFacts) => ReportWriter) =>
  ({ findings, report }: CheckedSample): string => {
    const writer = writerOf(FACTS);
    const byFile = new Map<string, Finding[]>();
    for (const finding of findings) pushTo(byFile, finding.row.file, finding);
    const files = [...byFile].map(([name, found]) => ({ name, references: 1, findings: found }));
    const parts = [...(writer.begin ?? []), ...writer.add(files), ...(writer.end?.(report) ?? [])];
    return parts.map((part) => (typeof part === 'string' ? part : part(report))).join('');
  };

export const whole = (parts: Iterable<string>): string => [...parts].join('');
