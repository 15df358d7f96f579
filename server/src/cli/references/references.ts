import type { ResolvedReference, Scope } from '../../core/document-analysis.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { fail, writeReport } from '../output.ts';
import { referencesAsCsv } from '../reports/report-csv.ts';
import { referencesAsJson } from '../reports/report-json.ts';
import { referencesAsText } from '../reports/report-pretty.ts';
import { type ReferenceRow, referenceRow } from '../rows.ts';
import { openWorkspace } from '../workspace.ts';
import { identityOf, writtenReferences } from '../written-reference.ts';

/** `objrefs references`. */
export async function references(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const wanted = objectiveFilter(given.value('objective'), workspace.composed.scope);
  if ('failure' in wanted) return fail(line, wanted);

  const rows: ReferenceRow[] = [];
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    for (const reference of analysis.references) {
      if (wanted.includes(reference)) rows.push(referenceRow(file, analysis.lines, reference));
    }
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

interface Filter {
  includes(reference: ResolvedReference): boolean;
}

/** References that mean the same as a written one. */
function objectiveFilter(written: string | undefined, scope: Scope): Filter | Failure {
  if (written === undefined) return { includes: () => true };
  const references = writtenReferences(written, scope, '--objective');
  if ('failure' in references) return references;
  const meant = new Set(references.map(identityOf));
  return { includes: (reference) => meant.has(identityOf(reference)) };
}
