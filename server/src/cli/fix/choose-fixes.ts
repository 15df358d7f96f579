import type { Diagnostic, DiagnosticCode } from '../../core/model/diagnostic.ts';
import { comparePositions, type Position } from '../../core/model/text.ts';
import { visible } from '../../reports/visible-text.ts';
import { findingsAsText } from '../check/formats/report-pretty.ts';
import type { Palette } from '../colour.ts';
import type { CommandLine } from '../command-line.ts';
import type { Finding } from '../findings.ts';
import type { Questions } from '../questions.ts';
import type { Draft } from './draft-text.ts';

/** Choices shown for a finding, numbered by digits. */
const MAX_CHOICES = 9;

export interface Asking {
  readonly questions: Questions;
  readonly line: CommandLine;
  readonly palette: Palette;
  /** Whether to ask about findings with the code. */
  readonly shouldFix: (code: DiagnosticCode) => boolean;
}

/**
 * Asks for each finding of a file that has fixes which one to apply. A fix is applied at once, and the next finding is one
 * of the text after it.
 *
 * @returns how many findings were fixed, and whether to continue with the next file
 */
export async function chooseFixes(
  draft: Draft,
  asking: Asking,
): Promise<{ readonly fixed: number; readonly continues: boolean }> {
  let fixed = 0;
  let passed = { position: { line: 0, character: 0 } as Position, count: 0 };
  for (;;) {
    const findings = draft
      .questions()
      .filter(({ diagnostic: { code, fixes } }) => asking.shouldFix(code) && fixes.length > 0);
    const comparedTo = ({ diagnostic }: Finding) => comparePositions(diagnostic.range.start, passed.position);
    const at = findings.filter((one) => comparedTo(one) === 0);
    const next = at[passed.count] ?? findings.find((one) => comparedTo(one) > 0);
    if (!next) return { fixed, continues: true };
    const count = at.includes(next) ? passed.count : 0;
    const position = next.diagnostic.range.start;
    const choice = await choose(next, asking);
    if (choice === 'quit') return { fixed, continues: false };
    if (choice === 'skip') passed = { position, count: count + 1 };
    else {
      draft.answer(next.diagnostic);
      draft.edit(choice.edits);
      fixed++;
      passed = { position, count };
    }
  }
}

async function choose(
  finding: Finding,
  { questions, line, palette }: Asking,
): Promise<Diagnostic['fixes'][number] | 'skip' | 'quit'> {
  const fixes = finding.diagnostic.fixes.slice(0, MAX_CHOICES);
  // The title of a fix shows its result.
  const shown = [{ ...finding, row: { ...finding.row, suggestions: [] } }];
  for (const part of findingsAsText(shown, palette)) await line.stdout.write(part);
  for (const [index, { title }] of fixes.entries()) {
    await line.stdout.write(`      ${palette.bold(String(index + 1))}  ${visible(title)}\n`);
  }
  const last = fixes.length === 1 ? '1' : `1-${fixes.length}`;
  for (;;) {
    const answer = (await questions.ask(`      ${last}, s or Enter to skip, q to quit: `))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') return 'quit';
    if (answer === 's' || answer === '') return 'skip';
    const chosen = /^\d$/.test(answer) ? fixes[Number(answer) - 1] : undefined;
    if (chosen) return chosen;
    await line.stdout.write(`      '${visible(answer)}' is not a choice.\n`);
  }
}
