import { type CommandLine, EXIT, type ExitCode, timeOf } from '../command-line.ts';
import { compareFiles, type Finding, isAtLeast } from '../findings.ts';
import { Refused } from '../refused.ts';
import { writeReports } from '../reports.ts';
import { type Baseline, baselineNote, updateBaseline } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckReport, FindingsWriter, ReportPlaces } from './check-report.ts';
import type { FoundFindings } from './found-findings.ts';
import { formatsOf } from './report-formats.ts';

/** A run whose texts are all checked, by one job or by several. */
export interface CheckedRun extends Pick<CheckReport, 'frameworks' | 'part'> {
  readonly options: Pick<CheckOptions, 'targets' | 'quiet' | 'failOn'>;
  readonly line: CommandLine;
  readonly places: ReportPlaces;
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

/** Reports what was found, but for what the writer has written already, and returns the exit code. */
export async function conclude(run: CheckedRun, writer?: FindingsWriter): Promise<ExitCode> {
  const { options, line, found, isRecorded } = run;
  const recorded = isRecorded ? await recordBaseline(run) : undefined;
  await writeNotes(run, recorded);
  const report = reportOf(run, isRecorded || writer ? [] : found.ordered.takeAll());
  if (writer) await line.stdout.write([...writer.end(report)].join(''));
  else await writeReports(options.targets, formatsOf(report, options.quiet), line);
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

function reportOf(run: CheckedRun, findings: readonly Finding[]): CheckReport {
  const { options, line, places, found, isRecorded } = run;
  return {
    ...places,
    files: found.files.sort(compareFiles),
    findings,
    suppressed: found.suppressed,
    hidden: isRecorded ? 0 : found.hidden,
    hiddenFailures: isRecorded ? 0 : found.hiddenFailures,
    frameworks: run.frameworks,
    failOn: options.failOn,
    isComplete: run.unreadable === 0 && run.advice === undefined,
    next: found.next,
    time: timeOf(line),
    part: run.part,
  };
}
