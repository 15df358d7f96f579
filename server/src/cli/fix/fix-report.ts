import { counted } from '../../core/resolution/phrases.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { checkAsText } from '../check/formats/report-pretty.ts';
import type { Palette } from '../colour.ts';
import type { ReportedDiagnostic } from '../rows.ts';

/** What a run of `fix` came to. */
export interface FixReport {
  /** Files that were changed, or would be. */
  readonly files: readonly FixedFile[];
  /** In the order of files and places. */
  readonly left: readonly UnresolvedFinding[];
  readonly isDryRun: boolean;
}

export interface FixedFile {
  /** Name for reports. */
  readonly file: string;
  /** Problems that are gone. */
  readonly fixed: number;
  /** Citations that got or lost an edition without a problem of theirs. */
  readonly repinned: number;
}

/** A problem that is left for a person. */
export interface UnresolvedFinding {
  readonly finding: ReportedDiagnostic;
  /** Why it was left, as sentences; empty where its message says all. */
  readonly reason: string;
}

/** For people: what was done, what is left and why. */
export function* fixAsText({ files, left, isDryRun }: FixReport, palette: Palette): Iterable<string> {
  for (const { file, fixed, repinned } of files) {
    yield `${palette.bold(visibleName(file))}: ${done(fixed, repinned, isDryRun)}.\n`;
  }
  const explained = left.map(({ finding, reason }) => {
    const { row } = finding;
    // Some problems tell of themselves why nobody but a person can mend them.
    return reason === '' || row.message.endsWith(reason)
      ? finding
      : { ...finding, row: { ...row, message: `${row.message} ${reason}` } };
  });
  yield* checkAsText(explained, undefined, palette);
  const total = { fixed: sum(files, 'fixed'), repinned: sum(files, 'repinned') };
  const what = files.length === 0 ? 'Nothing to fix' : `${done(total.fixed, total.repinned, isDryRun)} in all`;
  yield `${what}. ${left.length === 0 ? 'Nothing' : counted(left.length, 'problem')} left for a person.\n`;
}

function done(fixed: number, repinned: number, isDryRun: boolean): string {
  const would = isDryRun ? 'would be ' : '';
  const parts = [`${counted(fixed, 'problem')} ${would}fixed`];
  if (repinned > 0) parts.push(`${counted(repinned, 'edition')} ${would}added or taken out`);
  return (fixed > 0 ? parts : parts.slice(repinned > 0 ? 1 : 0)).join(', ');
}

function sum(files: readonly FixedFile[], key: 'fixed' | 'repinned'): number {
  return files.reduce((total, file) => total + file[key], 0);
}
