import { compareEditions } from '../core/comparison/compare-editions.ts';
import { Impact } from '../core/comparison/impact.ts';
import type { FrameworkEdition } from '../core/model/framework.ts';
import { analyseDocuments } from './analyse.ts';
import type { Arguments } from './arguments.ts';
import { paletteFor } from './colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from './command-line.ts';
import { diffAsHtml } from './diff-html.ts';
import { diffAsMarkdown } from './diff-markdown.ts';
import { diffAsText } from './diff-pretty.ts';
import { type DiffImpact, type DiffReport, diffAsJson, diffReport } from './diff-report.ts';
import { editionOf, editionsOf, type FrameworkWorkspace, openFramework } from './framework-operand.ts';
import { fail, writeReport } from './output.ts';
import { placeOf } from './rows.ts';
import { textIn } from '../core/model/text.ts';

/** `objrefs diff`. */
export async function diff(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [prefix, oldName, newName, ...paths] = given.operands;
  if (prefix === undefined) return fail(line, { failure: 'Name a framework and two of its editions. See objrefs diff --help.' });
  if (paths.length > 0 && !given.has('impact')) {
    return fail(line, { failure: `diff reads no documents, and '${paths[0]}' is one more than PREFIX OLD NEW. With --impact it tells which references in PATH a change touches.` });
  }
  const workspace = await openFramework(prefix, paths, given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const editions = editionsToCompare(workspace, oldName, newName);
  if ('failure' in editions) return fail(line, editions);
  const { older, newer, isReversed } = editions;
  if (isReversed) await line.stderr.write(`objrefs: ${newer.id} is the newer edition: told is what changed from ${older.id} to ${newer.id}.\n`);

  const comparison = compareEditions(workspace.framework, older, newer);
  const tally = { files: 0, unreadable: 0 };
  const impact = given.has('impact') ? await impactOf(workspace, new Impact(comparison), line, tally) : null;
  const report = diffReport(comparison, impact);
  const failure = await writeReport(line, given.value('output'), formatted(report, given, line));
  if (failure) return fail(line, failure);
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}
