import { pushTo } from '../../core/base/collections.ts';
import { type Change, compareEditions, type EditionComparison } from '../../core/editions/compare-editions.ts';
import { touchesIn } from '../../core/editions/impact.ts';
import { replacementsIn } from '../../core/editions/replacements.ts';
import { migrate } from '../../core/fixing/migrate.ts';
import { writtenEdition } from '../../core/model/reference.ts';
import { textIn } from '../../core/model/text.ts';
import { shortened } from '../../core/resolution/phrases.ts';
import {
  type ChangeRow,
  type DiffImpact,
  type DiffReport,
  diffReport,
  type TouchedRow,
} from '../../reports/edition-changes.ts';
import { asJson } from '../../reports/json-lines.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Tally } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { datedDocuments } from '../check/dating.ts';
import { isMigrated } from '../check/next-steps.ts';
import type { Palette } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { compareFiles, placeOf, placeText } from '../findings.ts';
import { editionOf, editionsOf, type FrameworkWorkspace, openFramework } from '../framework-operand.ts';
import { markedWords } from '../pretty.ts';
import { Refused } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { diffAsHtml } from './diff-html.ts';
import { diffAsMarkdown } from './diff-markdown.ts';
import { ambiguityOf, countsOf, groupsOf, impactOf, KINDS, titleOf, wordingOf } from './diff-phrases.ts';
import { unconfirmedIn } from './unconfirmed.ts';

export async function diff(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [prefix, oldName, newName, ...paths] = given.operands;
  if (prefix === undefined) throw new Refused('missing PREFIX, OLD and NEW. Example: objrefs diff "NIST CSF" 1.1 2.0');
  const workspace = await openFramework(prefix, given.has('impact') ? paths : [], given, line);
  if (paths[0] !== undefined && !given.has('impact')) {
    throw new Refused(`unexpected PATH '${paths[0]}'. Documents are read only with --impact.`);
  }
  const { older, newer, isReversed } = editionsToCompare(workspace, oldName, newName);
  if (isReversed) {
    const note = `${newer.id} is the newer edition; showing the changes from ${older.id} to ${newer.id}`;
    await line.stderr.write(`objrefs: ${visible(note)}\n`);
  }

  for (const note of unconfirmedIn(workspace.framework, older, workspace, line)) {
    await line.stderr.write(`objrefs: ${note}\n`);
  }
  const comparison = compareEditions(workspace.framework, older, newer);
  const tally: Tally = { files: 0, unreadable: 0 };
  const impact = given.has('impact') ? await readImpact(workspace, comparison, given, line, tally) : null;
  const report = diffReport(comparison, impact);
  await writeReport(given, line, {
    pretty: (palette) => diffAsText(report, palette),
    json: () => asJson(report.head, { changes: report.changes }),
    markdown: () => diffAsMarkdown(report),
    html: () => diffAsHtml(report),
  });
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

/** The editions in their order. `isReversed`: the newer one was named first. */
function editionsToCompare(
  { framework }: FrameworkWorkspace,
  oldName: string | undefined,
  newName: string | undefined,
) {
  if (oldName === undefined || newName === undefined) {
    throw new Refused(`missing ${oldName === undefined ? 'OLD and NEW' : 'NEW'}. ${editionsOf(framework)}`);
  }
  const [first, second] = [editionOf(framework, oldName), editionOf(framework, newName)];
  if (first === second) {
    const both =
      oldName === newName ? `'${oldName}' was named twice` : `'${oldName}' and '${newName}' are both ${first.id}`;
    throw new Refused(`${both}. ${editionsOf(framework)}`);
  }
  const isReversed = first.index > second.index;
  return isReversed ? { older: second, newer: first, isReversed } : { older: first, newer: second, isReversed };
}

/** Reads the documents, and collects the references that each change affects. */
async function readImpact(
  workspace: FrameworkWorkspace,
  comparison: EditionComparison,
  given: Arguments,
  line: CommandLine,
  tally: Tally,
): Promise<DiffImpact> {
  const touchedBy = touchesIn(comparison);
  const replacements = replacementsIn(comparison.framework, comparison.newer);
  const byChange = new Map<Change, TouchedRow[]>();
  let references = 0;
  let touched = 0;
  let affected = 0;
  for await (const { uri, file, analysis } of datedDocuments(workspace, given, line, tally)) {
    if (isMigrated(workspace, uri)) affected += migrate(analysis, replacements).affected.size;
    const own = analysis.references.filter(({ group }) => group.framework === workspace.framework.id);
    const touches = touchedBy(own);
    references += own.length;
    touched += new Set(touches.map(({ resolved }) => resolved)).size;
    for (const { change, resolved, range, isWithinRange } of touches) {
      const edition = writtenEdition(resolved.group);
      const row = {
        ...placeOf(file, range, analysis.lines),
        text: textIn(analysis.lines, range),
        edition,
        within: isWithinRange,
      };
      pushTo(byChange, change, row);
    }
  }
  for (const rows of byChange.values()) rows.sort(compareFiles);
  return { files: tally.files, references, touched, affected, byChange };
}

/**
 * The report of `diff` for people: kinds as headings, changes below them, each on a line, with the new objectives below it.
 * Changed words are marked as in `git diff --word-diff=plain`: `[-old-]{+new+}`.
 */
function* diffAsText(report: DiffReport, palette: Palette): Iterable<string> {
  yield `${palette.bold(visible(titleOf(report)))}\n`;
  for (const { kind, changes } of groupsOf(report)) {
    const { heading, meaning } = KINDS[kind];
    yield `\n${palette.bold(`${heading} (${changes.length})`)}  ${palette.dim(meaning)}\n`;
    for (const change of changes) for (const text of linesOf(change, palette)) yield `  ${text}\n`;
  }
  yield `\n${countsOf(report) || 'No objectives'}.\n`;
  const impact = impactOf(report);
  if (impact !== '') yield `${visible(impact)}.\n`;
}

function* linesOf(change: ChangeRow, palette: Palette): Iterable<string> {
  const { kind, from, to, reason, words, references } = change;
  const note = ambiguityOf(change) === '' ? '' : `  ${palette.dim(`(${ambiguityOf(change)})`)}`;
  const entry = (number: string, written: string) => `${palette.cyan(visible(number))}  ${written}`;
  const plain = (row: (typeof to)[number]) => entry(row.number, visible(shortened(wordingOf(row))));
  const [first] = to;
  if (!from) {
    if (first) yield plain(first) + note;
  } else if (kind === 'reworded') {
    const [own, ...others] = words;
    yield entry(from.number, own ? markedWords(own.changes, palette) : '') + note;
    for (const other of others) yield `  ${markedWords(other.changes, palette)}`;
  } else {
    const why = reason === null ? '' : `  ${palette.dim(`(${visible(shortened(reason))})`)}`;
    yield entry(from.number, visible(shortened(wordingOf(from)))) + why + note;
    for (const row of to) {
      const arrow = kind === 'reused' ? 'now' : row.relation === 'related' ? 'related:' : '→';
      const [own] = words;
      yield `  ${palette.dim(arrow)} ${own ? entry(row.number, markedWords(own.changes, palette)) : plain(row)}`;
    }
  }
  for (const row of references ?? []) {
    const range = row.within ? palette.dim('  within a range') : '';
    yield `    ${visible(placeText(row))}  ${visible(row.text)}${range}`;
  }
}
