import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { matchingQuery, queryFor } from '../../core/index/written-references.ts';
import { asJson } from '../../reports/json-lines.ts';
import { csvRow } from '../../reports/tables.ts';
import { visible } from '../../reports/visible-text.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { compareFiles, type ReferenceRow, referenceRow } from '../findings.ts';
import { byFile, readText, referenceLine } from '../pretty.ts';
import { accepted } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { openWorkspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';

export async function references(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const workspace = await openWorkspace(given, line);
  const meant = objectivesMeant(given.values('objective'), workspace.composed.scope);
  const query = queryFor(meant);
  for (const { reference, resolution } of meant) {
    if (!resolution.status.startsWith('unknown')) continue;
    const name = visible(`${resolution.framework.prefix} ${reference.number}`);
    await line.stderr.write(`objrefs: no edition that is meant lists ${name} (${resolution.status})\n`);
  }

  const rows: ReferenceRow[] = [];
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    const wanted = meant.length === 0 ? analysis.references : matchingQuery(analysis.references, query);
    for (const reference of wanted) rows.push(referenceRow(file, analysis.lines, reference));
  }
  rows.sort(compareFiles);

  const { files } = tally;
  await writeReport(given, line, {
    *pretty(palette) {
      yield* byFile(rows, palette, (row) => referenceLine(row, palette));
      yield `${readText(files, rows.length)}.\n`;
    },
    json: () => asJson({ version: 1, files }, { references: rows }),
    csv: () => referencesAsCsv(rows),
  });
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

/** The references that options name. */
function objectivesMeant(written: readonly string[], scope: Scope): readonly ResolvedReference[] {
  const meant: ResolvedReference[] = [];
  for (const text of written) {
    meant.push(...accepted(writtenReferences(text, scope, '--objective')));
  }
  return meant;
}

const COLUMNS = [
  ...(['file', 'line', 'column', 'endLine', 'endColumn', 'text', 'prefix', 'edition', 'resolvedEdition'] as const),
  ...(['number', 'status', 'canonical', 'title', 'replacedBy', 'place'] as const),
] satisfies readonly (keyof ReferenceRow)[];

/**
 * The references as a table (RFC 4180: UTF-8, lines end in CRLF) with the columns of the JSON report; successors are
 * separated by `; `, each as `[edition:]number relation`. A text that a spreadsheet would evaluate as a formula (`=`, `+`,
 * `-` or `@` first, full-width ones too) gets an apostrophe before it; control characters are replaced by symbols.
 */
function* referencesAsCsv(references: readonly ReferenceRow[]): Iterable<string> {
  yield csvRow(COLUMNS);
  for (const row of references) yield csvRow(COLUMNS.map((column) => textOf(row, column)));
}

function textOf(row: ReferenceRow, column: (typeof COLUMNS)[number]): string {
  if (column === 'place') return row.place?.label ?? '';
  if (column !== 'replacedBy') return String(row[column] ?? '');
  return row.replacedBy
    .map(({ edition, number, relation }) => `${edition === null ? '' : `${edition}:`}${number} ${relation}`)
    .join('; ');
}
