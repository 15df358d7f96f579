import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { editedAnalysis, type MeaningsAfter, meaningsAfter } from '../../core/fixing/meanings-after.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { type Position, positionKey, type TextEdit } from '../../core/model/text.ts';
import { lineBefore } from '../../core/text/edits.ts';
import type { PendingFile } from '../edits/pending-file.ts';
import { type Finding, findingsOf } from '../findings.ts';

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

  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const [lineOf, before] = [lineBefore(edits), this.#lineOf];
    this.#lineOf = (line) => before(lineOf(line));
    this.#analysis = editedAnalysis(this.#analysis, edits);
    this.pending.edit(edits);
  }

  answer({ code, range }: Diagnostic): void {
    if (code === 'reused-number') this.#answered.add(positionKey(range.start));
  }

  /** What is still to be decided: not the numbers that were written just now. */
  questions(): readonly Finding[] {
    const { file } = this.pending;
    const numberOf = ({ row }: Finding) => `${row.code} ${row.prefix} ${row.number}`;
    const asked = new Set(findingsOf(file, this.#before).map(numberOf));
    const isOpen = (one: Finding) =>
      asked.has(numberOf(one)) && !this.#answered.has(positionKey(one.diagnostic.range.start));
    return findingsOf(file, this.#analysis).filter((one) => one.row.code !== 'reused-number' || isOpen(one));
  }

  meanings(): readonly MeaningsAfter[] {
    const isAnswered = (start: Position) => this.#answered.has(positionKey(start));
    return meaningsAfter(this.#before, this.#analysis, this.#lineOf, isAnswered);
  }
}
