import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { type Finding, isAtLeast } from '../findings.ts';
import { Refused } from '../refused.ts';
import { type Baseline, baselineNote, updateBaseline } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckReport } from './check-report.ts';
import type { FoundFindings } from './found-findings.ts';
import type { Report } from './report-formats.ts';

/** A run whose texts are all checked, by one job or by several. */
export interface CheckedRun extends Pick<CheckReport, 'frameworks' | 'part'> {
  readonly options: Pick<CheckOptions, 'quiet'>;
  readonly line: CommandLine;
  /** To which files may have been added. */
  readonly reports: readonly Report[];
  readonly baseline: Baseline;
  readonly found: FoundFindings;
  /** Findings in catalogs and `objrefs.yaml`. */
  readonly inRootFiles: readonly Finding[];
  /** Files and folders that could not be read. */
  readonly unreadable: number;
  /** What to do so that everything is checked; undefined where it is. */
  readonly advice: string | undefined;
  /** Whether all texts and all of their lines were checked: only then is it known what the baseline has too much. */
  readonly isWhole: boolean;
  /** What is beside the findings: frameworks that are not enabled, reviews without a document. */
  readonly notes: readonly string[];
  /** `--update-baseline` */
  readonly isRecorded: boolean;
}

/** Reports what was found, and returns the exit code. */
export async function conclude(run: CheckedRun): Promise<ExitCode> {
  const { line, found, isRecorded } = run;
  const recorded = isRecorded ? await recordBaseline(run) : undefined;
  await writeNotes(run, recorded);
  const [left, report] = [found.ordered.takeAll(), reportOf(run)];
  for (const one of run.reports) {
    await one.add(left);
    await one.end(report);
  }
  if (run.advice !== undefined) await line.stderr.write(`objrefs: not everything was checked: ${run.advice}\n`);
  if (run.advice !== undefined || run.unreadable > 0) return EXIT.failure;
  return found.failures > 0 && !isRecorded ? EXIT.findings : EXIT.clean;
}

/** `--update-baseline`: what was found becomes known. Returns a note on what has changed. */
async function recordBaseline({ baseline, line, unreadable }: CheckedRun): Promise<string> {
  if (unreadable > 0) throw new Refused('the baseline was not written, since not everything could be read');
  return updateBaseline(baseline, line);
}

/** Writes the note on the baseline and the others to standard error. */
async function writeNotes(
  { options, baseline, line, inRootFiles, isWhole, notes }: CheckedRun,
  recorded: string | undefined,
): Promise<void> {
  if (options.quiet) return;
  const ofBaseline =
    recorded ?? (isWhole ? await baselineNote(baseline, line, inRootFiles.some(isAtLeast('error'))) : undefined);
  for (const note of [ofBaseline, ...notes]) if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
}

function reportOf({ found, frameworks, unreadable, advice, part }: CheckedRun): CheckReport {
  const { files, references, suppressed, hidden, hiddenFailures, next } = found;
  const isComplete = unreadable === 0 && advice === undefined;
  return { files, references, suppressed, hidden, hiddenFailures, frameworks, isComplete, next, part };
}
