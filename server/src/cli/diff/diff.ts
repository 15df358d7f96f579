import type { Change } from '../../core/editions/change.ts';
import { compareEditions } from '../../core/editions/compare-editions.ts';
import { Impact } from '../../core/editions/impact.ts';
import type { FrameworkEdition } from '../../core/model/framework.ts';
import { textIn } from '../../core/model/text.ts';
import { visible } from '../../reports/visible-text.ts';
import { analyseDocuments, type Tally } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { editionOf, editionsOf, type FrameworkWorkspace, openFramework } from '../framework-operand.ts';
import { fail, writeReport } from '../output.ts';
import { placeOf } from '../rows.ts';
import { diffAsHtml } from './diff-html.ts';
import { diffAsMarkdown } from './diff-markdown.ts';
import { diffAsText } from './diff-pretty.ts';
import { type DiffImpact, type DiffReport, diffAsJson, diffReport, type TouchedRow } from './diff-report.ts';

/** `objrefs diff`. */
export async function diff(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [prefix, oldName, newName, ...paths] = given.operands;
  if (prefix === undefined)
    return fail(line, { failure: 'Name a framework and two of its editions. See objrefs diff --help.' });
  const workspace = await openFramework(prefix, given.has('impact') ? paths : [], given, line);
  if ('failure' in workspace) return fail(line, workspace);
  if (paths[0] !== undefined && !given.has('impact')) {
    const failure = `Without --impact no documents are read, and '${paths[0]}' is one more than PREFIX OLD NEW.`;
    return fail(line, { failure });
  }
  const editions = editionsToCompare(workspace, oldName, newName);
  if ('failure' in editions) return fail(line, editions);
  const { older, newer, isReversed } = editions;
  if (isReversed) {
    const said = `${newer.id} is the newer edition. What follows is the change from ${older.id} to ${newer.id}.`;
    await line.stderr.write(`objrefs: ${visible(said)}\n`);
  }

  const comparison = compareEditions(workspace.framework, older, newer);
  const tally: Tally = { files: 0, unreadable: 0 };
  const impact = given.has('impact') ? await readImpact(workspace, new Impact(comparison), line, tally) : null;
  const report = diffReport(comparison, impact);
  const failure = await writeReport(line, given.value('output'), await formatted(report, given, line));
  if (failure) return fail(line, failure);
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

interface Compared {
  readonly older: FrameworkEdition;
  readonly newer: FrameworkEdition;
  /** The newer one was named first. */
  readonly isReversed: boolean;
}

function editionsToCompare(
  { framework }: FrameworkWorkspace,
  oldName: string | undefined,
  newName: string | undefined,
): Compared | Failure {
  if (oldName === undefined || newName === undefined) {
    return { failure: `Name two editions of ${framework.prefix} to compare. ${editionsOf(framework)}` };
  }
  const [first, second] = [editionOf(framework, oldName), editionOf(framework, newName)];
  if ('failure' in first) return first;
  if ('failure' in second) return second;
  if (first === second) {
    const both = oldName === newName ? '' : `'${oldName}' and '${newName}' are both ${first.id}. `;
    return { failure: `${both}Name two different editions of ${framework.prefix}. ${editionsOf(framework)}` };
  }
  const isReversed = first.index > second.index;
  return isReversed ? { older: second, newer: first, isReversed } : { older: first, newer: second, isReversed };
}

/** Reads the documents, and collects the references that each change touches. */
async function readImpact(
  workspace: FrameworkWorkspace,
  impact: Impact,
  line: CommandLine,
  tally: Tally,
): Promise<DiffImpact> {
  const byChange = new Map<Change, TouchedRow[]>();
  let references = 0;
  let touched = 0;
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    const own = analysis.references.filter(({ group }) => group.framework === workspace.framework.id);
    const touches = impact.touches(own);
    references += own.length;
    touched += new Set(touches.map(({ resolved }) => resolved)).size;
    for (const { change, resolved, range, isWithinRange } of touches) {
      const rows = byChange.get(change) ?? [];
      byChange.set(change, rows);
      const text = textIn(analysis.lines, range);
      rows.push({ ...placeOf(file, range), text, edition: resolved.group.pin?.text ?? null, within: isWithinRange });
    }
  }
  // Files come in the order of their URIs, which is not that of their names.
  for (const rows of byChange.values()) rows.sort((a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1));
  return { files: tally.files, references, touched, byChange };
}

async function formatted(report: DiffReport, given: Arguments, line: CommandLine): Promise<Iterable<string>> {
  switch (given.value('format')) {
    case 'json':
      return diffAsJson(report);
    case 'markdown':
      return diffAsMarkdown(report);
    case 'html':
      return diffAsHtml(report);
    default:
      return diffAsText(report, paletteFor(line, given.value('output') === undefined));
  }
}
