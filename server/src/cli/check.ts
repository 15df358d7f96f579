import { SEVERITIES, type Severity } from '../core/model/problem.ts';
import { linesOf } from '../core/model/text.ts';
import type { Arguments } from './arguments.ts';
import { checkOptions } from './check-options.ts';
import type { CheckedFile } from './check-report.ts';
import { writeReports } from './check-reports.ts';
import { type OpenedSource, openSource } from './check-sources.ts';
import { type CommandLine, EXIT, type ExitCode } from './command-line.ts';
import { Omissions } from './omissions.ts';
import { fail } from './output.ts';
import { displayPath, uriOf } from './paths.ts';
import { Progress } from './progress.ts';
import { findRepository } from './repository-path.ts';
import { type Finding, fileFindings, findingsOf } from './rows.ts';

/** `objrefs check`. */
export async function check(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const options = checkOptions(given, line);
  if ('failure' in options) return fail(line, options);
  const source = await openSource(given, line, options);
  if ('failure' in source) return fail(line, source);
  const { root, fileSystem } = source.workspace;

  const findings = findingsInFiles(source, line);
  const files: CheckedFile[] = [];
  const tally = { files: 0, unreadable: 0 };
  const { quiet, verbose, everything, failOn } = options;
  const omissions = verbose ? new Omissions(line) : undefined;
  const progress = new Progress(line, !quiet);
  for await (const visit of source.visits(tally, { everything, quiet, omissions, progress })) {
    const { uri, file, text, analysis } = visit;
    files.push({ file, references: analysis.references.length });
    const isNew = source.changes?.inText(uri, text);
    for (const finding of findingsOf(file, analysis)) {
      if (isNew?.(finding.problem.range) ?? true) findings.push(finding);
    }
  }
  await omissions?.tell();
  findings.sort(byPlace);
  files.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

  const shown = findings.filter(isAtLeast(options.minSeverity));
  const directory = uriOf('.', line);
  const report = {
    files,
    findings: shown,
    hidden: findings.length - shown.length,
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

/** Those in catalogs and `objrefs.yaml`, whatever paths are named: they decide what all the others are worth. */
function findingsInFiles({ workspace: { root, composed }, changes }: OpenedSource, line: CommandLine): Finding[] {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const file = uri === root.configurationUri ? root.files.configuration : root.files.catalogs.get(uri);
    const text = file?.text ?? '';
    const isNew = changes?.inText(uri, text);
    const counting = isNew ? problems.filter(({ range }) => isNew(range)) : problems;
    return fileFindings(displayPath(uri, line), linesOf(text), counting);
  });
}

/** Now, or what `SOURCE_DATE_EPOCH` says (reproducible-builds.org) for reports that come out the same each time. */
function timeOf({ environment }: CommandLine): Date {
  const seconds = /^\d{1,11}$/.exec(environment.SOURCE_DATE_EPOCH ?? '')?.[0];
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}

function isAtLeast(least: Severity): (finding: Finding) => boolean {
  return ({ row }) => SEVERITIES.indexOf(row.severity) <= SEVERITIES.indexOf(least);
}

function byPlace({ row: a }: Finding, { row: b }: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
