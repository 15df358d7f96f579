import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { matching, type ReferenceQuery } from '../../core/index/reference-query.ts';
import { meantWithin } from '../../core/resolution/ranges.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { referencesAsCsv } from './references-reports.ts';
import { referencesAsJson } from '../check/formats/report-json.ts';
import { referencesAsText } from '../check/formats/report-pretty.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { fail, writeReport } from '../output.ts';
import { type ReferenceRow, referenceRow } from '../rows.ts';
import { openWorkspace } from '../workspace.ts';
import { identityOf, writtenReferences } from '../written-reference.ts';

/** `objrefs references`. */
export async function references(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const wanted = objectiveFilter(given.values('objective'), workspace.composed.scope);
  if ('failure' in wanted) return fail(line, wanted);

  const rows: ReferenceRow[] = [];
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    for (const reference of wanted(analysis.references)) rows.push(referenceRow(file, analysis.lines, reference));
  }
  rows.sort((a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1));

  const failure = await writeReport(line, given.value('output'), report(given, line, tally.files, rows));
  if (failure) return fail(line, failure);
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

function report(given: Arguments, line: CommandLine, files: number, rows: readonly ReferenceRow[]): Iterable<string> {
  const format = given.value('format');
  if (format === 'json') return referencesAsJson(files, rows);
  if (format === 'csv') return referencesAsCsv(rows);
  return referencesAsText(files, rows, paletteFor(line, given.value('output') === undefined));
}

/** Those of a text's references that are wanted, in the order of the text. */
type Filter = (references: readonly ResolvedReference[]) => readonly ResolvedReference[];

/**
 * References that mean the same as one of those written: the same number of the same edition, or the same unknown number;
 * and both ends of a range that takes it in.
 */
function objectiveFilter(written: readonly string[], scope: Scope): Filter | Failure {
  if (written.length === 0) return (references) => references;
  const meant = new Map<string, ResolvedReference>();
  for (const text of written) {
    const found = writtenReferences(text, scope, '--objective');
    if ('failure' in found) return found;
    for (const reference of found) meant.set(identityOf(reference), reference);
  }
  const listed = [...meant.values()].flatMap(({ resolution }) => resolution.objective ?? []);
  const takesIn: ReferenceQuery['range'] = (from, to, pin) =>
    listed.some((objective) => meantWithin(from, to, objective.number, pin) === objective);
  return (references) => matching(references, (reference) => meant.has(identityOf(reference)), takesIn);
}
