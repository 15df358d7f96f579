import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { DiagnosticCode } from '../../core/model/diagnostic.ts';
import type { SuppressedDiagnostic } from '../../core/suppression/suppression.ts';
import { nearestWith } from '../../loader/file-system.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { Omissions } from '../omissions.ts';
import { uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { type ReportFormats, writeReports } from '../reports.ts';
import { goneNote } from '../review/followed-reviews.ts';
import {
  compareFiles,
  comparePlaces,
  findingOf,
  findingsInFiles,
  findingsOf,
  isAtLeast,
  type ReportedDiagnostic,
} from '../rows.ts';
import { baselineNote, openBaseline, updateBaseline } from './baseline.ts';
import { checkOptions, withStdin } from './check-options.ts';
import { type CheckedFile, type CheckReport, checkAsJson, type SuppressedFinding } from './check-report.ts';
import { openSource } from './check-sources.ts';
import { datingOf } from './dating.ts';
import { DisabledFrameworks } from './disabled-frameworks.ts';
import { checkAsCodeclimate } from './formats/report-codeclimate.ts';
import { checkAsGithub } from './formats/report-github.ts';
import { checkAsJunit } from './formats/report-junit.ts';
import { checkAsMarkdown } from './formats/report-markdown.ts';
import { checkAsText } from './formats/report-pretty.ts';
import { checkAsRdjsonl } from './formats/report-rdjsonl.ts';
import { checkAsSarif } from './formats/report-sarif.ts';
import { UncitedFrameworks } from './uncited-frameworks.ts';

export async function check(words: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const given = withStdin(words);
  const options = checkOptions(given, line);
  if (isRefusal(options)) return options;
  const source = await openSource(given, line, options);
  if (isRefusal(source)) return source;
  const { root, fileSystem } = source.workspace;
  const baseline = await openBaseline(given, source.workspace, line, given.has('update-baseline'));
  if (isRefusal(baseline)) return baseline;

  let findings = baseline.freshInFiles(findingsInFiles(source.workspace, line, source.changes), line);
  const isBroken = findings.some(isAtLeast('error'));
  const isIncomplete = !given.has('allow-empty') && findings.some(({ row }) => INCOMPLETE.has(row.code));
  const isUnread = findings.some(({ row }) => row.code === 'config-unreadable');
  const suppressed: SuppressedFinding[] | undefined = given.has('show-suppressed') ? [] : undefined;
  const files: CheckedFile[] = [];
  const tally = { files: 0, unreadable: 0 };
  const quiet = given.has('quiet');
  const allowEmpty = given.has('allow-empty');
  const omissions = given.has('verbose') ? new Omissions(line) : undefined;
  const progress = new Progress(line, !quiet);
  const written = new Set(options.targets.flatMap(({ file }) => (file === undefined ? [] : uriOf(file, line))));
  const visits = source.visits(tally, {
    everything: given.has('no-ignore'),
    allowEmpty,
    quiet,
    omissions,
    progress,
    written,
  });
  const dating = await datingOf(given, line);
  // Of a part of the documents, nothing is known about the others.
  const disabled = new DisabledFrameworks();
  const uncited = given.operands.length === 0 && !source.changes ? new UncitedFrameworks(source.workspace) : undefined;
  for await (const visit of dating?.date(visits) ?? visits) {
    const { uri, file, text, analysis } = visit;
    if (uri === baseline.uri) continue;
    files.push({ file, references: analysis.references.length });
    uncited?.visit(uri, file, text, analysis);
    const isNew = source.changes?.inText(uri, text);
    const counts = (finding: ReportedDiagnostic) => isNew?.(finding.problem.range) ?? true;
    const all = findingsOf(file, analysis).filter((finding) => !disabled.takes(finding));
    const fresh = baseline.fresh(uri, all);
    for (const finding of fresh) if (counts(finding)) findings.push(finding);
    if (!suppressed) continue;
    for (const one of [...coveredByComments(file, analysis), ...knownToBaseline(all, fresh)]) {
      if (counts(one.finding)) suppressed.push(one);
    }
  }
  if (uncited) findings.push(...uncited.findings(source.workspace, line));
  await omissions?.report();
  if (!quiet && given.has('since-written')) await dating?.report(line);
  if (given.has('update-baseline')) {
    if (tally.unreadable > 0) return new Refusal('the baseline was not written, since not everything could be read');
    const reported = await updateBaseline(baseline, line);
    if (isRefusal(reported)) return reported;
    if (!quiet) await line.stderr.write(`objrefs: ${reported}\n`);
    findings = [];
  } else if (!quiet && !source.changes) {
    const note = await baselineNote(baseline, line, isBroken);
    if (note !== undefined) await line.stderr.write(`objrefs: ${note}\n`);
  }
  for (const note of quiet ? [] : disabled.notes) await line.stderr.write(`objrefs: ${note}\n`);
  const gone = quiet || source.changes ? undefined : goneNote(source.reviews, source.workspace, line);
  if (gone !== undefined) await line.stderr.write(`objrefs: ${gone}\n`);
  findings.sort((a, b) => comparePlaces(a.row, b.row));
  suppressed?.sort((a, b) => comparePlaces(a.finding.row, b.finding.row));
  files.sort(compareFiles);

  const isShown = isAtLeast(options.minSeverity);
  const [shown, hidden] = [findings.filter(isShown), findings.filter((finding) => !isShown(finding))];
  const directory = uriOf('.', line);
  const report = {
    files,
    findings: shown,
    suppressed: suppressed?.filter(({ finding }) => isShown(finding)),
    hidden: hidden.length,
    hiddenFailures: hidden.filter(isAtLeast(options.failOn)).length,
    frameworks: source.workspace.composed.scope.set.frameworks.map(({ prefix }) => prefix),
    failOn: options.failOn,
    isComplete: tally.unreadable === 0 && !isIncomplete,
    directory,
    repository: (await nearestWith(fileSystem, directory, ['.git'])) ?? root.uri,
    time: timeOf(line),
  };
  const refusal = await writeReports(options.targets, formatsOf(report, quiet), line);
  if (refusal) return refusal;
  if (isIncomplete) {
    await line.stderr.write(`objrefs: not everything was checked: ${isUnread ? UNREAD_ADVICE : INCOMPLETE_ADVICE}\n`);
    return EXIT.failure;
  }
  if (tally.unreadable > 0) return EXIT.failure;
  return findings.some(isAtLeast(options.failOn)) ? EXIT.findings : EXIT.clean;
}

/** Problems of `objrefs.yaml` after which nothing, or less than was meant, is checked. */
const INCOMPLETE: ReadonlySet<string> = new Set<DiagnosticCode>([
  'config-missing-catalog',
  'config-unknown-framework',
  'config-unmatched-glob',
  'config-unreadable',
]);
const INCOMPLETE_ADVICE =
  'objrefs.yaml names catalogs or frameworks that were not found. Fix it, or add --allow-empty.';

const UNREAD_ADVICE = 'objrefs.yaml cannot be read. Fix it, or add --allow-empty.';

/** The report in each format. In quiet runs, the text for people has no summary. */
function formatsOf(report: CheckReport, quiet: boolean): ReportFormats {
  return {
    pretty: (palette) => checkAsText(report.findings, quiet ? undefined : report, palette),
    json: () => checkAsJson(report),
    sarif: () => checkAsSarif(report),
    junit: () => checkAsJunit(report),
    github: () => checkAsGithub(report),
    rdjsonl: () => checkAsRdjsonl(report),
    codeclimate: () => checkAsCodeclimate(report),
    markdown: () => checkAsMarkdown(report),
  };
}

/** Now, or the time in `SOURCE_DATE_EPOCH` (reproducible-builds.org), so that reports can be reproduced. */
function timeOf({ environment }: CommandLine): Date {
  const seconds = /^\d{1,11}$/.exec(environment.SOURCE_DATE_EPOCH ?? '')?.[0];
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}

function coveredByComments(file: string, analysis: DocumentAnalysis): SuppressedFinding[] {
  return analysis.covered.map((covered) => ({
    finding: findingOf(file, analysis, covered.problem),
    kind: 'inSource',
    ...reasonIn(covered, analysis),
  }));
}

function knownToBaseline(
  all: readonly ReportedDiagnostic[],
  fresh: readonly ReportedDiagnostic[],
): SuppressedFinding[] {
  const reported = new Set(fresh);
  return all.filter((finding) => !reported.has(finding)).map((finding) => ({ finding, kind: 'external' }));
}

/** Separates the codes of an ignore comment from its reason. */
const SEPARATOR = /^[ \t]*(?:--|[–—])[ \t]*/;

function reasonIn({ marker }: SuppressedDiagnostic, { lines }: DocumentAnalysis): { reason?: string } {
  if (!marker.hasReason) return {};
  const { line, character } = marker.range.end;
  const reason = lines.line(line).slice(character, marker.end).replace(SEPARATOR, '').trim();
  return reason === '' ? {} : { reason };
}
