import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { editedAnalysis, type MeaningsAfter, meaningsAfter } from '../../core/fixing/meanings-after.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { Position, TextEdit } from '../../core/model/text.ts';
import { lineBefore } from '../../core/text/edits.ts';
import type { PendingFile } from '../edits/pending-file.ts';
import { findingsOf, type ReportedDiagnostic } from '../rows.ts';

/** A text while it is edited. */
export class Draft {
  readonly pending: PendingFile;
  readonly #before: DocumentAnalysis;
  #analysis: DocumentAnalysis;
  #lineOf = (line: number): number => line;
  /** Where a person has decided about reused numbers. */
  readonly #answered = new Set<string>();

  constructor(pending: PendingFile, before: DocumentAnalysis) {
    this.pending = pending;
    this.#before = before;
    this.#analysis = before;
  }

  get analysis(): DocumentAnalysis {
    return this.#analysis;
  }

  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const [lineOf, before] = [lineBefore(edits), this.#lineOf];
    this.#lineOf = (line) => before(lineOf(line));
    this.#analysis = editedAnalysis(this.#analysis, edits);
    this.pending.edit(edits);
  }

  answer({ code, range }: Diagnostic): void {
    if (code === 'reused-number') this.#answered.add(placeKey(range.start));
  }

  /** What is still to be decided: not the numbers that were written just now. */
  questions(): readonly ReportedDiagnostic[] {
    const { file } = this.pending;
    const reused = ({ row, problem }: ReportedDiagnostic) =>
      problem.code === 'reused-number' ? [`${row.prefix} ${row.number}`] : [];
    const asked = new Set(findingsOf(file, this.#before).flatMap(reused));
    return findingsOf(file, this.#analysis).filter(
      (finding) =>
        !this.#answered.has(placeKey(finding.problem.range.start)) && reused(finding).every((one) => asked.has(one)),
    );
  }

  meanings(): readonly MeaningsAfter[] {
    const isAnswered = (start: Position) => this.#answered.has(placeKey(start));
    return meaningsAfter(this.#before, this.#analysis, this.#lineOf, isAnswered);
  }
}

const placeKey = ({ line, character }: Position): string => `${line}:${character}`;
