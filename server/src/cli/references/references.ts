import type { ResolvedReference, Scope } from '../../core/analysis/document-analysis.ts';
import { matchingQuery, queryFor } from '../../core/index/written-references.ts';
import { RangeReader } from '../../core/resolution/range-reader.ts';
import { asJson } from '../../reports/json-lines.ts';
import { csvRow } from '../../reports/tables.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Tally } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { Palette } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { compareFiles, type ReferenceRow, referenceRow } from '../findings.ts';
import { type Origin, originOf } from '../git/origin.ts';
import { uriOf } from '../paths.ts';
import { byFile, readText, referenceLine } from '../pretty.ts';
import { accepted } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { analyseGiven, withStdin } from '../standard-input.ts';
import { openWorkspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';
import { type FactsOfDocument, referencesAsJsonLines } from './facts.ts';

export async function references(words: Arguments, line: CommandLine): Promise<ExitCode> {
  const given = withStdin(words);
  const workspace = await openWorkspace(given, line);
  const meant = objectivesMeant(given.values('objective'), workspace.composed.scope);
  const query = queryFor(meant);
  for (const { reference, resolution } of meant) {
    if (!resolution.status.startsWith('unknown')) continue;
    const name = visible(`${resolution.framework.prefix} ${reference.number}`);
    await line.stderr.write(`objrefs: no edition that is meant lists ${name} (${resolution.status})\n`);
  }

  const tally = { files: 0, unreadable: 0 };
  const written = new Set(given.values('output').map((file) => uriOf(file, line)));
  async function* documents() {
    for await (const { uri, file, analysis } of analyseGiven(given, workspace, line, tally, { written })) {
      const wanted = meant.length === 0 ? analysis.references : matchingQuery(analysis.references, query);
      yield { uri, file, lines: analysis.lines, wanted };
    }
  }
  const collected = async () => {
    const all: ReferenceRow[] = [];
    for await (const { file, lines, wanted } of documents()) {
      for (const reference of wanted) all.push(referenceRow(file, lines, reference));
    }
    return all.sort(compareFiles);
  };
  async function* facts(): AsyncGenerator<FactsOfDocument> {
    for await (const { uri, file, lines, wanted } of documents()) {
      const ranges = new RangeReader();
      const rows: FactsOfDocument['rows'][number][] = [];
      for (const { inRange, ...one } of ranges.withInteriors(wanted)) {
        const isWanted = !inRange || meant.length === 0 || matchingQuery([one], query).length > 0;
        if (isWanted) rows.push({ ...referenceRow(file, lines, one), inRange });
      }
      yield { uri, rows };
      if (ranges.unread === 0) continue;
      const left = `too many ranges; only the ends of ${ranges.unread} of them are listed`;
      await line.stderr.write(`objrefs: ${visible(file)}: ${left}\n`);
    }
  }
  const origin = () => originOf(given, line, workspace);

  await writeReport(given, line, {
    pretty: async (palette) => referencesAsText(await collected(), tally, palette),
    async json() {
      const rows = await collected();
      return asJson({ version: 1, files: tally.files }, { references: rows });
    },
    csv: async () => referencesAsCsv(await collected(), await origin()),
    jsonl: async () => referencesAsJsonLines(facts(), await origin()),
  });
  return tally.unreadable > 0 ? EXIT.failure : EXIT.clean;
}

function* referencesAsText(rows: readonly ReferenceRow[], { files }: Tally, palette: Palette): Iterable<string> {
  yield* byFile(rows, palette, (row) => referenceLine(row, palette));
  yield `${readText(files, rows.length)}.\n`;
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
 * The references as a table (RFC 4180: UTF-8, lines end in CRLF) with the columns of the JSON report, and its origin; successors are
 * separated by `; `, each as `[edition:]number relation`. A text that a spreadsheet would evaluate as a formula (`=`, `+`,
 * `-` or `@` first, full-width ones too) gets an apostrophe before it; control characters are replaced by symbols.
 */
function* referencesAsCsv(references: readonly ReferenceRow[], { repository, commit }: Origin): Iterable<string> {
  yield csvRow([...COLUMNS, 'repository', 'commit']);
  const from = [repository, commit ?? ''];
  for (const row of references) yield csvRow([...COLUMNS.map((column) => textOf(row, column)), ...from]);
}

function textOf(row: ReferenceRow, column: (typeof COLUMNS)[number]): string {
  if (column === 'place') return row.place?.label ?? '';
  if (column !== 'replacedBy') return String(row[column] ?? '');
  return row.replacedBy
    .map(({ edition, number, relation }) => `${edition === null ? '' : `${edition}:`}${number} ${relation}`)
    .join('; ');
}
