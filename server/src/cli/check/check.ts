import { Worker } from 'node:worker_threads';
import { onlyOf } from '../../core/base/collections.ts';
import { packageText } from '../../core/model/catalog.ts';
import { packagesOf } from '../../core/model/framework.ts';
import type { Range } from '../../core/model/text.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FoundFile } from '../../loader/documents.ts';
import { visible } from '../../reports/visible-text.ts';
import { nameOf, relativePath } from '../../uri/uris.ts';
import { type Reading, type Tally, visitDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { unconfirmedNotes } from '../diff/unconfirmed.ts';
import { findingsInFiles } from '../findings.ts';
import { Omissions } from '../omissions.ts';
import { uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { goneNote } from '../review/followed-reviews.ts';
import { filesOfShard, isFirst } from '../shard.ts';
import { withStdin } from '../standard-input.ts';
import { repositoryOf, type Workspace } from '../workspace.ts';
import { type Baseline, openBaseline } from './baseline.ts';
import { type CheckOptions, checkOptions } from './check-options.ts';
import { CheckPartWriter } from './check-part.ts';
import type { CheckedFile, ReportedFramework } from './check-report.ts';
import { type OpenedSource, openSource } from './check-sources.ts';
import { checkInThreads, type ThreadStart } from './check-threads.ts';
import { type CheckedText, checkedText } from './checked-text.ts';
import { type CheckedRun, conclude } from './conclude.ts';
import { datingOf } from './dating.ts';
import { FoundFindings } from './found-findings.ts';
import { incompleteAdvice } from './incomplete.ts';
import type { KeptResults } from './kept-results.ts';
import type { LineDateTracker } from './line-date-tracker.ts';
import { nextStepsIn } from './next-steps.ts';
import { openReports, type Report } from './report-formats.ts';
import { textChecker } from './text-checker.ts';
import { UncitedFrameworks, uncitedFindings } from './uncited-frameworks.ts';

export async function check(words: Arguments, line: CommandLine): Promise<ExitCode> {
  const given = withStdin(words);
  const options = checkOptions(given, line);
  const source = await openSource(given, line, options);
  const baseline = await openBaseline(given, source.workspace, line, given.has('update-baseline'));

  const isRecorded = given.has('update-baseline');
  const { root, fileSystem } = source.workspace;
  const places = { directory: uriOf('.', line), repository: await repositoryOf(root.uri, fileSystem, line) };
  const run = { given, options, source, baseline, line, reports: openReports(given, options, places, line) };
  const problems = await findProblems(run);
  const isWhole = !source.changes && options.shard === undefined;
  const notes = options.shard ? [] : [...problems.found.disabled.notes, ...notesOf(run)];
  const frameworks = reportedFrameworks(source.workspace);
  if (given.has('verbose'))
    for (const { prefix, packages } of frameworks)
      for (const one of packages ?? [])
        await line.stderr.write(`objrefs: ${visible(prefix)} comes from package ${packageText(one)}\n`);
  return conclude({ ...run, ...problems, isRecorded, isWhole, notes, frameworks });
}

function reportedFrameworks({ composed: { scope } }: Workspace): readonly ReportedFramework[] {
  return scope.set.frameworks.map((framework) => {
    const { prefix, defaultEdition } = framework;
    return { prefix, defaultEdition, packages: packagesOf(framework) };
  });
}

/** What a run of `check` works with. */
interface Run {
  readonly given: Arguments;
  readonly options: CheckOptions;
  readonly source: OpenedSource;
  readonly baseline: Baseline;
  readonly line: CommandLine;
  readonly reports: readonly Report[];
}

type Problems = Pick<CheckedRun, 'found' | 'inRootFiles' | 'unreadable' | 'advice' | 'part'>;

/**
 * Reads and checks the texts, and reports on standard error what was not read. Findings go into the reports as they come, if
 * they come in the order of files.
 */
async function findProblems(run: Run): Promise<Problems> {
  const { given, options, source, baseline, line, reports } = run;
  const { workspace, changes } = source;
  const { shard, quiet } = options;
  const found = new FoundFindings(baseline, {
    ...options,
    showsSuppressed: given.has('show-suppressed'),
    isRecorded: given.has('update-baseline'),
  });
  const ofRootFiles = findingsInFiles(workspace, line, changes);
  const inRootFiles = baseline.freshInFiles(ofRootFiles, line);
  if (isFirst(shard)) for (const finding of inRootFiles) found.add(finding);
  const part = shard && hasPart(options) ? new CheckPartWriter(line) : undefined;
  const tally = { files: 0, unreadable: 0 };
  const omissions = given.has('verbose') ? new Omissions(line) : undefined;
  const reading: Reading = {
    everything: given.has('no-ignore'),
    allowEmpty: given.has('allow-empty'),
    quiet,
    omissions,
    progress: new Progress(line, !quiet),
    written: new Set(options.targets.flatMap(({ file }) => (file === undefined ? [] : uriOf(file, line)))),
    ...(shard && { only: filesOfShard(workspace.root.uri, shard) }),
  };
  const isInOrder = areVisitedInOrder(workspace, uriOf('.', line));
  const write = async (files: readonly CheckedFile[]) => {
    const isShown = reports.some(({ isDirect }) => isDirect) && files.some(({ findings }) => findings.length > 0);
    if (isShown) await reading.progress?.end();
    for (const report of reports) await report.add(files);
  };
  const dating = await datingOf(given, line);
  const uncited = new UncitedFrameworks(workspace, line);
  // Of a part of the documents, nothing is known about the others.
  const isWhole = given.operands.length === 0 && !changes;
  const kept = options.cache
    ? await (await import('./kept-results.ts')).KeptResults.open(given, source, options, line)
    : undefined;
  for await (const checked of checkedTexts(run, tally, reading, uncited, dating, kept)) {
    const { uri, file, text } = checked;
    if (uri === baseline.uri) continue;
    if (isWhole)
      await uncited.visit(checked, async () => linesOfFile(nameOf(uri), text ?? (await readText(workspace, uri))));
    // The lines of what a program prints are not those that git compares.
    const isPrinted = workspace.preprocessor?.matches(uri);
    const counted = changes && !isPrinted ? withOld(checked, await changes.inDocument(uri, text ?? '')) : checked;
    found.addText(counted);
    part?.addText(counted);
    const awaited = isWhole ? uncited.firstAwaited() : undefined;
    if (!isInOrder) continue;
    await write(
      awaited !== undefined && awaited <= file ? found.ordered.takeBefore(awaited) : found.ordered.takeTo(file),
    );
  }
  if (isWhole && !shard) for (const finding of uncitedFindings(uncited.looks)) found.add(finding);
  await kept?.write(isWhole && !shard, line);
  await omissions?.report();
  if (!quiet && given.has('since-written')) await dating?.report(line);
  const { unreadable } = tally;
  const advice = given.has('allow-empty')
    ? undefined
    : incompleteAdvice(inRootFiles, workspace.root, ', or add --allow-empty');
  const facts = { ...run, workspace, uncited, unreadable, advice, isChanged: changes !== undefined };
  const once = isFirst(shard) ? { inRootFiles: ofRootFiles, notes: notesOf(run) } : { inRootFiles: [], notes: [] };
  return {
    ...{ found, inRootFiles, unreadable, advice },
    part: shard && (await part?.end(shard, { ...facts, ...once })),
  };
}

/**
 * Whether texts are visited in the order of their paths in reports, which are relative to the working directory: in one order
 * are those in it, whose paths have no `../`, and those of one other place, whose paths all begin with the same `../`.
 */
function areVisitedInOrder({ named, globs }: Workspace, directory: string): boolean {
  const starts = [...named, ...globs.map((glob) => glob.directory)];
  const areAllInside = starts.every((uri) => relativePath(directory, uri) !== undefined);
  const only = onlyOf(starts);
  return areAllInside || (only !== undefined && relativePath(only, directory) === undefined);
}

/** Whether a report is written that `merge` reads. */
const hasPart = ({ targets }: CheckOptions): boolean => targets.some(({ format }) => format === 'json');

/** Marks the findings on lines that do not count. */
function withOld(checked: CheckedText, isNew: (range: Range) => boolean): CheckedText {
  const marked = <T extends CheckedText['findings'][number]>(finding: T): T =>
    isNew(finding.diagnostic.range) ? finding : { ...finding, isOld: true };
  return {
    ...checked,
    findings: checked.findings.map(marked),
    covered: checked.covered.map((one) => ({ ...one, finding: marked(one.finding) })),
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

/** Notes on catalogs and reviews; none where only changes are checked. */
function notesOf({ source: { workspace, reviews, changes }, line }: Run): readonly string[] {
  if (changes) return [];
  const unconfirmed = unconfirmedNotes(workspace, workspace.root.files.catalogs.keys(), line);
  return [...unconfirmed, goneNote(reviews, workspace, line)].filter((note) => note !== undefined);
}
