import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import type { Diagnostic, DiagnosticCode } from '../../core/model/diagnostic.ts';
import { comparePositions, linesOf, type Position } from '../../core/model/text.ts';
import { visible } from '../../reports/visible-text.ts';
import { checkAsText } from '../check/formats/report-pretty.ts';
import type { Palette } from '../colour.ts';
import type { CommandLine } from '../command-line.ts';
import type { PendingFile } from '../edits/pending-file.ts';
import type { Questions } from '../questions.ts';
import { findingsOf } from '../rows.ts';

/** Choices shown for a problem, numbered by digits. */
const MAX_CHOICES = 9;

export interface Asking {
  readonly questions: Questions;
  readonly line: CommandLine;
  readonly palette: Palette;
  readonly scope: Scope;
  /** Whether to ask about problems with the code. */
  readonly shouldFix: (code: DiagnosticCode) => boolean;
}

/**
 * Asks for each problem of a file that has fixes which one to apply. A fix is applied at once, and the next problem is one
 * of the text after it.
 *
 * @returns how many problems were fixed, and whether to continue with the next file
 */
export async function chooseFixes(
  pending: PendingFile,
  asking: Asking,
): Promise<{ readonly fixed: number; readonly continues: boolean }> {
  let fixed = 0;
  let passed = { position: { line: 0, character: 0 } as Position, count: 0 };
  for (;;) {
    const analysis = new DocumentAnalysis(linesOf(pending.text), asking.scope, pending.uri);
    const problems = analysis.diagnostics.filter(({ code, fixes }) => asking.shouldFix(code) && fixes.length > 0);
    const at = problems.filter(({ range }) => comparePositions(range.start, passed.position) === 0);
    const next = at[passed.count] ?? problems.find(({ range }) => comparePositions(range.start, passed.position) > 0);
    if (!next) return { fixed, continues: true };
    const count = at.includes(next) ? passed.count : 0;
    const choice = await choose(pending.file, analysis, next, asking);
    if (choice === 'quit') return { fixed, continues: false };
    if (choice === 'skip') passed = { position: next.range.start, count: count + 1 };
    else {
      pending.edit(choice.edits);
      fixed++;
      passed = { position: next.range.start, count };
    }
  }
}

async function choose(
  file: string,
  analysis: DocumentAnalysis,
  problem: Diagnostic,
  { questions, line, palette }: Asking,
): Promise<Diagnostic['fixes'][number] | 'skip' | 'quit'> {
  const fixes = problem.fixes.slice(0, MAX_CHOICES);
  const finding = findingsOf(file, analysis).find((each) => each.problem === problem);
  // The title of a fix shows its result.
  const shown = finding ? [{ ...finding, row: { ...finding.row, suggestions: [] } }] : [];
  for (const part of checkAsText(shown, undefined, palette)) await line.stdout.write(part);
  for (const [index, { title }] of fixes.entries()) {
    await line.stdout.write(`      ${palette.bold(String(index + 1))}  ${visible(title)}\n`);
  }
  const last = fixes.length === 1 ? '1' : `1-${fixes.length}`;
  for (;;) {
    const answer = (await questions.ask(`      ${last}, s to skip, q to quit: `))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') return 'quit';
    if (answer === 's' || answer === '') return 'skip';
    const chosen = /^\d$/.test(answer) ? fixes[Number(answer) - 1] : undefined;
    if (chosen) return chosen;
  }
}
