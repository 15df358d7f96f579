import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { findRepository } from '../git/repository-path.ts';
import { Omissions } from '../omissions.ts';
import { fail } from '../output.ts';
import { uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { goneNote } from '../review/followed-reviews.ts';
import { findingsInFiles, findingsOf, isAtLeast, type ReportedDiagnostic } from '../rows.ts';
import { baselineNote, openBaseline, updateBaseline } from './baseline.ts';
import { checkOptions } from './check-options.ts';
import type { CheckedFile, SuppressedFinding } from './check-report.ts';
import { writeReports } from './check-reports.ts';
import { openSource } from './check-sources.ts';
import { external, inSource } from './suppressed-findings.ts';

/** `objrefs check`. */
export async function check(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const options = checkOptions(given, line);
  if ('failure' in options) return fail(line, options);
  const source = await openSource(given, line, options);
  if ('failure' in source) return fail(line, source);
  const { root, fileSystem } = source.workspace;
  const baseline = await openBaseline(given, source.workspace, line, options.updatesBaseline);
  if ('failure' in baseline) return fail(line, baseline);

  let findings = baseline.freshInFiles(findingsInFiles(source.workspace, line, source.changes), line);
  const suppressed: SuppressedFinding[] | undefined = options.showsSuppressed ? [] : undefined;
  const files: CheckedFile[] = [];
  const tally = { files: 0, unreadable: 0 };
  const { quiet, verbose, everything, failOn } = options;
  const omissions = verbose ? new Omissions(line) : undefined;
  const progress = new Progress(line, !quiet);
  const written = new Set(options.targets.flatMap(({ file }) => (file === undefined ? [] : uriOf(file, line))));
  const visits = source.visits(tally, { everything, quiet, omissions, progress, written });
  const dating = options.sinceWritten ? await datedBy(line) : undefined;
  for await (const visit of dating ? dating.date(visits) : visits) {
    const { uri, file, text, analysis } = visit;
    if (uri === baseline.uri) continue;
    files.push({ file, references: analysis.references.length });
    const isNew = source.changes?.inText(uri, text);
    const counts = (finding: ReportedDiagnostic) => isNew?.(finding.problem.range) ?? true;
    const all = findingsOf(file, analysis);
    const fresh = baseline.fresh(uri, all);
    for (const finding of fresh) if (counts(finding)) findings.push(finding);
    if (!suppressed) continue;
    for (const one of [...inSource(file, analysis), ...external(all, fresh)]) {
      if (counts(one.finding)) suppressed.push(one);
    }
  }
  await omissions?.report();
  if (!quiet) await dating?.report(line);
  if (options.updatesBaseline) {
    if (tally.unreadable > 0)
      return fail(line, { failure: 'The baseline is not written: not everything could be read.' });
    const reported = await updateBaseline(baseline, line);
    if (typeof reported !== 'string') return fail(line, reported);
    if (!quiet) await line.stderr.write(`objrefs: ${reported}\n`);
    findings = [];
  } else if (!quiet && !source.changes) {
    const note = await baselineNote(baseline, line);
    if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
  }
  const gone = quiet || source.changes ? undefined : goneNote(source.reviews, source.workspace, line);
  if (gone !== undefined) await line.stderr.write(`objrefs: ${gone}\n`);
  findings.sort(byPlace);
  suppressed?.sort((a, b) => byPlace(a.finding, b.finding));
  files.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

  const shown = findings.filter(isAtLeast(options.minSeverity));
  const directory = uriOf('.', line);
  const report = {
    files,
    findings: shown,
    suppressed: suppressed?.filter(({ finding }) => isAtLeast(options.minSeverity)(finding)),
    hidden: findings.length - shown.length,
    frameworks: source.workspace.composed.scope.set.frameworks.map(({ prefix }) => prefix),
    failOn,
    isComplete: tally.unreadable === 0,
    directory,
    repository: (await findRepository(fileSystem, directory)) ?? root.uri,
    time: timeOf(line),
  };
  const failure = await writeReports(report, options.targets, line, quiet);
  if (failure) return fail(line, failure);
  if (tally.unreadable > 0) return EXIT.failure;
  return failOn !== 'never' && findings.some(isAtLeast(failOn)) ? EXIT.findings : EXIT.clean;
}

async function datedBy(line: CommandLine) {
  const { LineDateTracker } = await import('./line-dates.ts');
  return new LineDateTracker(line);
}

/** Now, or what `SOURCE_DATE_EPOCH` says (reproducible-builds.org) for reports that come out the same each time. */
function timeOf({ environment }: CommandLine): Date {
  const seconds = /^\d{1,11}$/.exec(environment.SOURCE_DATE_EPOCH ?? '')?.[0];
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}

function byPlace({ row: a }: ReportedDiagnostic, { row: b }: ReportedDiagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
