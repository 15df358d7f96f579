import type { WordDiffBudget } from '../../../core/editions/word-diff.ts';
import { excerpt, newWordDiffBudget } from '../../../core/editions/word-diff.ts';
import { SEVERITIES, type Severity } from '../../../core/model/diagnostic.ts';
import { counted } from '../../../core/resolution/phrases.ts';
import { wordingChanges } from '../../../core/reviews/rewording.ts';
import { columnsOf, visible, visibleName } from '../../../reports/visible-text.ts';
import type { Palette } from '../../colour.ts';
import { markedWords } from '../../pretty.ts';
import type { FindingRow, ReferenceRow, ReportedDiagnostic } from '../../rows.ts';

/** How much of a long line is shown before and after the span, in UTF-16 units. */
const CONTEXT = 60;
/** How much of what stays is shown beside each changed word, in UTF-16 units. */
const AROUND = 40;
/** Suggestions shown for a finding. */
const MAX_SUGGESTIONS = 3;

export interface CheckSummary {
  readonly files: number;
  readonly references: number;
  /** Findings that `--min-severity` keeps out of the report. */
  readonly hidden: number;
  /** Prefixes of the frameworks in use. */
  readonly frameworks: readonly string[];
}

/**
 * The report of `check` for people: grouped by file, with counts at the end unless there is no summary. `findings` are
 * in the order of files.
 */
export function* checkAsText(
  findings: readonly ReportedDiagnostic[],
  summary: CheckSummary | undefined,
  palette: Palette,
): Iterable<string> {
  const budget = newWordDiffBudget();
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.row.file !== file) {
      file = finding.row.file;
      yield `${palette.bold(visibleName(file))}\n`;
    }
    yield `${findingAsText(finding, palette, budget)}\n`;
  }
  if (!summary) return;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter(({ row }) => row.severity === severity).length;
    return count === 0 ? [] : [colourOf(severity, palette)(counted(count, severity))];
  });
  yield `${scope(summary.files, summary.references)}: ${counts.join(', ') || 'no findings'}.`;
  yield summary.hidden === 0 ? '\n' : ` ${counted(summary.hidden, 'slighter finding')} not shown (--min-severity).\n`;
  // Nothing found is good news only where what was meant could have been found.
  if (summary.references === 0) yield `${whatIsKnown(summary.frameworks)}\n`;
}

function whatIsKnown(frameworks: readonly string[]): string {
  const known =
    frameworks.length === 0 ? 'No framework is in use' : `Frameworks in use: ${frameworks.map(visible).join(', ')}`;
  return `${known}. Others need a catalog, *.objectives.yaml, or a line in objrefs.yaml.`;
}

/** The report of `references` for people: one reference on a line, grouped by file. */
export function* referencesAsText(
  files: number,
  references: readonly ReferenceRow[],
  palette: Palette,
): Iterable<string> {
  let file: string | undefined;
  for (const row of references) {
    if (row.file !== file) {
      file = row.file;
      yield `${palette.bold(visibleName(file))}\n`;
    }
    yield `${referenceLine(row, palette)}\n`;
  }
  yield `${scope(files, references.length)}.\n`;
}

/** One reference on a line: where, what, its status and title. */
export function referenceLine(row: ReferenceRow, palette: Palette): string {
  const successors = row.replacedBy.map(({ edition, number }) => (edition ? `${edition} ${number}` : number));
  const status = row.status === 'current' ? palette.dim(row.status) : palette.yellow(row.status);
  const parts = [
    palette.cyan(clickable(row)),
    visible(`${row.prefix} ${row.number}`),
    visible(row.resolvedEdition ?? row.edition ?? ''),
    successors.length === 0 ? status : `${status} → ${visible(successors.join(', '))}`,
    visible(row.title ?? ''),
  ];
  return `  ${parts.filter((part) => part !== '').join('  ')}`;
}

function findingAsText(
  { row, lines: text, problem }: ReportedDiagnostic,
  palette: Palette,
  budget: WordDiffBudget,
): string {
  const colour = colourOf(row.severity, palette);
  const where = palette.cyan(clickable(row));
  const lines = [`  ${where}  ${colour(row.severity)}  ${visible(row.message)}  ${palette.dim(row.code)}`];
  lines.push(...underlined(row, text.line(row.line - 1), colour, palette));
  lines.push(...reworded(problem, palette, budget));
  for (const { newText, title } of row.suggestions.slice(0, MAX_SUGGESTIONS)) {
    const isNamed = title === '' || newText.includes(title);
    lines.push(`      ${palette.dim('→')} ${visible(newText)}${isNamed ? '' : `  ${palette.dim(visible(title))}`}`);
  }
  return lines.join('\n');
}

/** What the objective said and says: each changed field on a line, with some words around each change. */
function reworded({ rewording }: ReportedDiagnostic['problem'], palette: Palette, budget: WordDiffBudget): string[] {
  if (!rewording) return [];
  return wordingChanges(rewording, budget).map(
    ({ field, changes }) => `      ${palette.dim(`${field}:`)} ${markedWords(excerpt(changes, AROUND), palette)}`,
  );
}

/** The line that the span begins in, and carets under the span; a long line is cut. */
function underlined(row: FindingRow, excerpt: string, colour: (text: string) => string, palette: Palette): string[] {
  const start = row.column - 1;
  const end = row.endLine === row.line ? row.endColumn - 1 : excerpt.length;
  if (excerpt.trim() === '') return [];
  const from = start > CONTEXT * 2 ? start - CONTEXT : 0;
  const to = Math.min(excerpt.length, Math.min(end, start + CONTEXT * 2) + CONTEXT);
  const before = (from > 0 ? '…' : '') + visible(excerpt.slice(from, start));
  const marked = visible(excerpt.slice(start, Math.min(end, to)));
  const after = visible(excerpt.slice(Math.min(end, to), to)) + (to < excerpt.length ? '…' : '');
  const gutter = String(row.line).padStart(6);
  const carets = '^'.repeat(Math.max(1, columnsOf(marked)));
  return [
    `${palette.dim(`${gutter} |`)} ${(before + marked + after).trimEnd()}`,
    `${palette.dim(`${' '.repeat(gutter.length)} |`)} ${' '.repeat(columnsOf(before))}${colour(carets)}`,
  ];
}

function clickable({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${visibleName(file)}:${line}:${column}`;
}

function scope(files: number, references: number): string {
  return `${counted(files, 'file')}, ${counted(references, 'reference')}`;
}

function colourOf(severity: Severity, palette: Palette): (text: string) => string {
  if (severity === 'error') return palette.red;
  if (severity === 'warning') return palette.yellow;
  return palette.blue;
}
