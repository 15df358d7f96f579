import { Worker } from 'node:worker_threads';
import { linesOfFile } from '../../documents/notebook.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FoundFile } from '../../loader/documents.ts';
import { nearestWith } from '../../loader/file-system.ts';
import { nameOf } from '../../uri/uris.ts';
import { type Reading, type Tally, visitDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { unconfirmedNotes } from '../diff/unconfirmed.ts';
import { compareFiles, comparePlaces, type Finding, findingsInFiles, isAtLeast } from '../findings.ts';
import { Omissions } from '../omissions.ts';
import { uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { Refused } from '../refused.ts';
import { writeReports } from '../reports.ts';
import { goneNote } from '../review/followed-reviews.ts';
import type { Workspace } from '../workspace.ts';
import { type Baseline, baselineNote, openBaseline, updateBaseline } from './baseline.ts';
import { type CheckOptions, checkOptions, withStdin } from './check-options.ts';
import type { CheckedFile, CheckReport, FindingsWriter, ReportPlaces, SuppressedFinding } from './check-report.ts';
import { type OpenedSource, openSource } from './check-sources.ts';
import { checkInThreads, type ThreadStart } from './check-threads.ts';
import { type CheckedText, checkedText, shownFindings } from './checked-text.ts';
import { datingOf } from './dating.ts';
import { DisabledFrameworks } from './disabled-frameworks.ts';
import { incompleteAdvice } from './incomplete.ts';
import type { KeptResults } from './kept-results.ts';
import type { LineDateTracker } from './line-date-tracker.ts';
import { joined, NO_STEPS, nextStepsIn } from './next-steps.ts';
import { OrderedFindings } from './ordered-findings.ts';
import { formatsOf, streamedReport } from './report-formats.ts';
import { knownToBaseline } from './suppressed-findings.ts';
import { textChecker } from './text-checker.ts';
import { UncitedFrameworks } from './uncited-frameworks.ts';

export async function check(words: Arguments, line: CommandLine): Promise<ExitCode> {
  const given = withStdin(words);
  const options = checkOptions(given, line);
  const source = await openSource(given, line, options);
  const baseline = await openBaseline(given, source.workspace, line, given.has('update-baseline'));

  const isRecorded = given.has('update-baseline');
  const places = await placesOf(source.workspace, line);
  const writer = isRecorded ? undefined : streamedReport(options, source.workspace, places, line);
  const found = await findProblems({ given, options, source, baseline, line, places }, writer);
  const recorded = isRecorded ? await recordBaseline(found) : undefined;
  await writeNotes(found, recorded);
  const known = recorded === undefined ? found : { ...found, findings: [], hidden: 0, hiddenFailures: 0, failures: 0 };
  const report = reportOf(known);
  if (writer) await line.stdout.write([...writer.end(report)].join(''));
  else await writeReports(options.targets, formatsOf(report, options.quiet), line);
  return exitCodeOf(known);
}

/** What a run of `check` works with. */
interface Run {
  readonly given: Arguments;
  readonly options: CheckOptions;
  readonly source: OpenedSource;
  readonly baseline: Baseline;
  readonly line: CommandLine;
  readonly places: ReportPlaces;
}

type Reported = Pick<CheckReport, 'files' | 'findings' | 'suppressed' | 'hidden' | 'hiddenFailures' | 'next'>;

/** With what it found, without what is in the baseline, is not shown, or was written when it was found. */
interface Found extends Run, Reported {
  /** How many of all fail the run. */
  readonly failures: number;
  /** Findings in catalogs and `objrefs.yaml`. */
  readonly inRootFiles: readonly Finding[];
  /** Files and folders that could not be read. */
  readonly unreadable: number;
  readonly disabled: DisabledFrameworks;
  /** What to do where not everything was checked. */
  readonly advice: string | undefined;
}

/** Reads and checks the texts, and reports on standard error what was not read. Findings go to the writer, if there is one. */
async function findProblems(run: Run, writer: FindingsWriter | undefined): Promise<Found> {
  const { given, options, source, baseline, line } = run;
  const { workspace, changes } = source;
  const inRootFiles = baseline.freshInFiles(findingsInFiles(workspace, line, changes), line);
  const [isShown, isFailure] = [isAtLeast(options.minSeverity), isAtLeast(options.failOn)];
  const ordered = new OrderedFindings();
  let [hidden, hiddenFailures, failures] = [0, 0, 0];
  // Of findings that are not shown, no more than their number is kept.
  const add = (finding: Finding) => {
    if (isFailure(finding)) failures++;
    if (isShown(finding)) ordered.add(finding);
    else {
      hidden++;
      if (isFailure(finding)) hiddenFailures++;
    }
  };
  inRootFiles.forEach(add);
  const suppressed: SuppressedFinding[] = [];
  const files: CheckedFile[] = [];
  const tally = { files: 0, unreadable: 0 };
  const { quiet } = options;
  const omissions = given.has('verbose') ? new Omissions(line) : undefined;
  const reading = {
    everything: given.has('no-ignore'),
    allowEmpty: given.has('allow-empty'),
    quiet,
    omissions,
    progress: new Progress(line, !quiet),
    written: new Set(options.targets.flatMap(({ file }) => (file === undefined ? [] : uriOf(file, line)))),
  };
  const write = async (findings: readonly Finding[]) => {
    if (!writer || findings.length === 0) return;
    await reading.progress.end();
    await line.stdout.write([...writer.add(findings)].join(''));
  };
  const dating = await datingOf(given, line);
  const disabled = new DisabledFrameworks();
  let next = NO_STEPS;
  const uncited = new UncitedFrameworks(workspace);
  // Of a part of the documents, nothing is known about the others.
  const isWhole = given.operands.length === 0 && !changes;
  const kept = options.cache
    ? await (await import('./kept-results.ts')).KeptResults.open(given, source, options, line)
    : undefined;
  for await (const checked of checkedTexts(run, tally, reading, uncited, dating, kept)) {
    const { uri, file, text, references } = checked;
    if (uri === baseline.uri) continue;
    files.push({ file, references });
    next = joined(next, checked.next);
    if (isWhole)
      await uncited.visit(checked, async () => linesOfFile(nameOf(uri), text ?? (await readText(workspace, uri))));
    // The lines of what a program prints are not those that git compares.
    const isPrinted = source.workspace.preprocessor?.matches(uri);
    const isNew = isPrinted ? undefined : await changes?.inDocument(uri, text ?? '');
    const counts = (finding: Finding) => isNew?.(finding.diagnostic.range) ?? true;
    const shown = shownFindings(checked);
    const all = shown.findings.filter((finding) => !disabled.takes(finding));
    const fresh = baseline.fresh(uri, all);
    for (const finding of fresh) if (counts(finding)) add(finding);
    const awaited = isWhole ? uncited.firstAwaited(line) : undefined;
    if (writer)
      await write(awaited !== undefined && awaited <= file ? ordered.takeBefore(awaited) : ordered.takeTo(file));
    if (!given.has('show-suppressed')) continue;
    for (const one of [...shown.covered, ...knownToBaseline(all, fresh)]) {
      if (counts(one.finding) && isShown(one.finding)) suppressed.push(one);
    }
  }
  if (isWhole) uncited.findings(workspace, line).forEach(add);
  const findings = ordered.takeAll();
  await write(findings);
  await kept?.write(isWhole, line);
  await omissions?.report();
  if (!quiet && given.has('since-written')) await dating?.report(line);
  return {
    ...run,
    files: files.sort(compareFiles),
    findings: writer ? [] : findings,
    hidden,
    hiddenFailures,
    failures,
    inRootFiles,
    suppressed: given.has('show-suppressed')
      ? suppressed.sort((a, b) => comparePlaces(a.finding.row, b.finding.row))
      : undefined,
    unreadable: tally.unreadable,
    disabled,
    advice: incompleteAdvice(given, inRootFiles, workspace.root),
    next,
  };
}

/** The texts in the order of their paths, checked on this thread or on several. */
async function* checkedTexts(
  { given, options, source, line }: Run,
  tally: Tally,
  reading: Reading,
  uncited: UncitedFrameworks,
  dating: LineDateTracker | undefined,
  kept: KeptResults | undefined,
): AsyncGenerator<CheckedText> {
  const { workspace } = source;
  // What git does not know is collected where it is reported.
  const mayDivide = options.source.kind === 'disk' && !given.has('since-written') && options.threads > 1;
  if (mayDivide || kept) {
    const check = textChecker(workspace, line, reading, options, dating);
    const { words } = given;
    const workerData: ThreadStart = { words, directory: line.directory, environment: { ...line.environment } };
    const start = () => new Worker(new URL('./check-thread.mjs', import.meta.url), { workerData });
    const read = (files: AsyncIterable<FoundFile>) =>
      kept
        ? kept.keeping(
            checkInThreads(kept.lookUp(files), kept.checker(check), options.threads, start, (file) => kept.has(file)),
          )
        : checkInThreads(files, check, options.threads, start);
    yield* visitDocuments(workspace, line, tally, reading, read);
  } else {
    const visits = source.visits(tally, reading);
    const nextStepsOf = nextStepsIn(workspace, options);
    for await (const visit of dating?.date(visits) ?? visits) yield checkedText(visit, uncited, nextStepsOf);
  }
}

async function readText({ fileSystem }: Workspace, uri: string): Promise<string> {
  return decodeText(await fileSystem.readFile(uri)) ?? '';
}

/** `--update-baseline`: what was found becomes known. Returns a note on what has changed. */
async function recordBaseline({ baseline, line, unreadable }: Found): Promise<string> {
  if (unreadable > 0) throw new Refused('the baseline was not written, since not everything could be read');
  return updateBaseline(baseline, line);
}

/** Says on standard error what is beside the findings: the baseline, frameworks that are not enabled, reviews without a document. */
async function writeNotes(found: Found, recorded: string | undefined): Promise<void> {
  const { options, source, baseline, line, inRootFiles, disabled } = found;
  if (options.quiet) return;
  const isWhole = !source.changes;
  const isBroken = inRootFiles.some(isAtLeast('error'));
  const notes = [
    recorded ?? (isWhole ? await baselineNote(baseline, line, isBroken) : undefined),
    ...disabled.notes,
    ...(isWhole ? unconfirmedNotes(source.workspace, source.workspace.root.files.catalogs.keys(), line) : []),
    isWhole ? goneNote(source.reviews, source.workspace, line) : undefined,
  ];
  for (const note of notes) if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
}

async function placesOf({ root, fileSystem }: Workspace, line: CommandLine): Promise<ReportPlaces> {
  const directory = uriOf('.', line);
  return { directory, repository: (await nearestWith(fileSystem, directory, ['.git'])) ?? root.uri };
}

function reportOf(found: Found): CheckReport {
  const { options, source, line, places, unreadable, advice } = found;
  return {
    ...found,
    ...places,
    frameworks: source.workspace.composed.scope.set.frameworks,
    failOn: options.failOn,
    isComplete: unreadable === 0 && advice === undefined,
    time: timeOf(line),
  };
}

async function exitCodeOf({ advice, unreadable, failures, line }: Found): Promise<ExitCode> {
  if (advice !== undefined) await line.stderr.write(`objrefs: not everything was checked: ${advice}\n`);
  if (advice !== undefined || unreadable > 0) return EXIT.failure;
  return failures > 0 ? EXIT.findings : EXIT.clean;
}

/** Now, or the time in `SOURCE_DATE_EPOCH` (reproducible-builds.org), so that reports can be reproduced. */
function timeOf({ environment }: CommandLine): Date {
  const seconds = /^\d{1,11}$/.exec(environment.SOURCE_DATE_EPOCH ?? '')?.[0];
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}
