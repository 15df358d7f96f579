import { SEVERITIES, type Severity } from '../core/model/problem.ts';
import { linesOf } from '../core/model/text.ts';
import { analyseDocuments } from './analyse.ts';
import type { Arguments } from './arguments.ts';
import { paletteFor } from './colour.ts';
import { type CommandLine, EXIT, type ExitCode } from './command-line.ts';
import { fail, writeReport } from './output.ts';
import { displayPath } from './paths.ts';
import { checkAsJson } from './report-json.ts';
import { checkAsText } from './report-pretty.ts';
import { type Finding, fileFindings, findingsOf } from './rows.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** `objrefs check`. */
export async function check(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);

  const findings = findingsInFiles(workspace, line);
  const tally = { files: 0, unreadable: 0 };
  let references = 0;
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    references += analysis.references.length;
    for (const finding of findingsOf(file, analysis)) findings.push(finding);
  }
  findings.sort(byPlace);

  const shown = findings.filter(isAtLeast((given.value('min-severity') ?? 'information') as Severity));
  const output = given.value('output');
  const palette = paletteFor(line, output === undefined);
  const failure = await writeReport(
    line,
    output,
    given.value('format') === 'json'
      ? checkAsJson(tally.files, references, shown)
      : checkAsText(shown, { files: tally.files, references, hidden: findings.length - shown.length }, palette),
  );
  if (failure) return fail(line, failure);
  if (tally.unreadable > 0) return EXIT.failure;
  const failOn = given.value('fail-on') ?? 'error';
  return failOn !== 'never' && findings.some(isAtLeast(failOn as Severity)) ? EXIT.findings : EXIT.clean;
}

/** Those in catalogs and `objrefs.yaml`, whatever paths are named: they decide what all the others are worth. */
function findingsInFiles({ root, composed }: Workspace, line: CommandLine): Finding[] {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const file = uri === root.configurationUri ? root.files.configuration : root.files.catalogs.get(uri);
    return fileFindings(displayPath(uri, line), linesOf(file?.text ?? ''), problems);
  });
}

function isAtLeast(least: Severity): (finding: Finding) => boolean {
  return ({ row }) => SEVERITIES.indexOf(row.severity) <= SEVERITIES.indexOf(least);
}

function byPlace({ row: a }: Finding, { row: b }: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
