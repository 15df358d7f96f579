import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { isRefusal, type Result } from '../../core/base/result.ts';
import { matching, type ReferenceQuery } from '../../core/index/reference-query.ts';
import { meantWithin } from '../../core/resolution/ranges.ts';
import { asJson } from '../../reports/json-lines.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { byFile, readText, referenceLine } from '../pretty.ts';
import { reportTarget, writeReports } from '../reports.ts';
import { compareFiles, type ReferenceRow, referenceRow } from '../rows.ts';
import { openWorkspace } from '../workspace.ts';
import { identityOf, writtenReferences } from '../written-reference.ts';
import { referencesAsCsv } from './references-csv.ts';

/** `objrefs references`. */
export async function references(given: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const workspace = await openWorkspace(given, line);
  if (isRefusal(workspace)) return workspace;
  const filter = objectiveFilter(given.values('objective'), workspace.composed.scope);
  if (isRefusal(filter)) return filter;

  const rows: ReferenceRow[] = [];
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    for (const reference of filter(analysis.references)) rows.push(referenceRow(file, analysis.lines, reference));
  }
  rows.sort(compareFiles);

  const { files } = tally;
  const refusal = await writeReports(
    [reportTarget(given)],
    {
      *pretty(palette) {
        yield* byFile(
          rows,
          ({ file }) => file,
          (row) => referenceLine(row, palette),
          palette,
        );
        yield `${readText(files, rows.length)}.\n`;
      },
      json: () => asJson({ version: 1, files }, { references: rows }),
      csv: () => referencesAsCsv(rows),
    },
    line,
  );
  return refusal ?? (tally.unreadable > 0 ? EXIT.failure : EXIT.clean);
}

/** Selects references of a text, in the order of the text. */
type Filter = (references: readonly ResolvedReference[]) => readonly ResolvedReference[];

/**
 * Selects references with the same meaning as one of those written: the same number of the same edition, or the same
 * unknown number; and both ends of a range that contains it.
 */
function objectiveFilter(written: readonly string[], scope: Scope): Result<Filter> {
  if (written.length === 0) return (references) => references;
  const meant = new Map<string, ResolvedReference>();
  for (const text of written) {
    const found = writtenReferences(text, scope, '--objective');
    if (isRefusal(found)) return found;
    for (const reference of found) meant.set(identityOf(reference), reference);
  }
  const listed = [...meant.values()].flatMap(({ resolution }) => resolution.objective ?? []);
  const contains: ReferenceQuery['range'] = (from, to, pin) =>
    listed.some((objective) => meantWithin(from, to, objective.number, pin) === objective);
  return (references) => matching(references, (reference) => meant.has(identityOf(reference)), contains);
}
