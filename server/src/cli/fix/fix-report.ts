import { counted } from '../../core/resolution/phrases.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { findingsAsText } from '../check/formats/report-pretty.ts';
import type { Palette } from '../colour.ts';
import type { Finding } from '../findings.ts';
import { recordedText } from '../pretty.ts';

export interface FixReport {
  /** Files that were changed, or would be. */
  readonly files: readonly FixedFile[];
  /** In the order of files and places. */
  readonly unresolved: readonly UnresolvedFinding[];
  readonly isDryRun: boolean;
  /** How many files could not be written. */
  readonly failed: number;
}

export interface FixedFile {
  /** Name for reports. */
  readonly file: string;
  readonly fixed: number;
  /** How many citations without a finding had an edition added or removed. */
  readonly repinned: number;
  /** How much was recorded about the meanings of reused numbers. */
  readonly recorded: number;
}

/** A finding that needs manual review. */
export interface UnresolvedFinding {
  readonly finding: Finding;
  /** Why it was not fixed, in sentences; empty where its message says that. */
  readonly reason: string;
}

/** The report for people: the changes of each file, then the findings that need manual review. */
export function* fixAsText({ files, unresolved, isDryRun, failed }: FixReport, palette: Palette): Iterable<string> {
  for (const { file, fixed, repinned } of files) {
    yield `${palette.bold(visibleName(file))}: ${done(fixed, repinned, isDryRun)}.\n`;
  }
  const explained = unresolved.map(({ finding, reason }) => {
    const { row } = finding;
    // Some messages include the reason.
    return reason === '' || row.message.endsWith(reason)
      ? finding
      : { ...finding, row: { ...row, message: `${row.message} ${reason}` } };
  });
  yield* findingsAsText(explained, palette);
  const total = { fixed: sum(files, 'fixed'), repinned: sum(files, 'repinned') };
  const unwritten = failed === 0 ? 'Nothing to fix' : `${counted(failed, 'file')} could not be written`;
  const what = files.length === 0 ? unwritten : `${done(total.fixed, total.repinned, isDryRun)} in total`;
  const count = unresolved.length;
  yield `${what}. ${count === 0 ? 'No problems need' : count === 1 ? '1 problem needs' : `${count} problems need`} manual review.\n`;
  yield* recordedText(sum(files, 'recorded'), isDryRun);
}

function done(fixed: number, repinned: number, isDryRun: boolean): string {
  const would = isDryRun ? 'would be ' : '';
  const parts = [`${counted(fixed, 'problem')} ${would}fixed`];
  if (repinned > 0) parts.push(`${counted(repinned, 'edition')} ${would}added or removed`);
  return (fixed > 0 ? parts : parts.slice(repinned > 0 ? 1 : 0)).join(', ');
}

function sum(files: readonly FixedFile[], key: 'fixed' | 'repinned' | 'recorded'): number {
  return files.reduce((total, file) => total + file[key], 0);
}
