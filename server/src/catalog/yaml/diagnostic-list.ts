import { l10n } from '../../core/base/l10n.ts';
import type { Diagnostic, DiagnosticCode, Fix, RelatedInformation, Severity } from '../../core/model/diagnostic.ts';
import { comparePositions, type Range } from '../../core/model/text.ts';

/** More problems than this in one file are counted, not listed. */
const MAX_PROBLEMS = 200;

export interface DiagnosticDetails {
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedInformation[];
}

/** Collects the problems of one file. */
export class DiagnosticList {
  readonly #problems: Diagnostic[] = [];
  /** What is listed: aliases lead to the same place repeatedly. */
  readonly #reported = new Set<string>();
  readonly #severityOf: (code: DiagnosticCode) => Severity;
  readonly #limitCode: DiagnosticCode;
  #firstUnlisted: Range | undefined;
  #unlisted = 0;

  /** @param limitCode for the problem that says how many are not listed */
  constructor(severityOf: (code: DiagnosticCode) => Severity, limitCode: DiagnosticCode) {
    this.#severityOf = severityOf;
    this.#limitCode = limitCode;
  }

  /** Whether further problems would only be counted, so that there is no point in finding fixes for them. */
  get isFull(): boolean {
    return this.#problems.length >= MAX_PROBLEMS;
  }

  /** Counts a problem that would not be listed: true if there is nothing to say of it. */
  counts(range: Range): boolean {
    if (!this.isFull) return false;
    this.#firstUnlisted ??= range;
    this.#unlisted++;
    return true;
  }

  add(code: DiagnosticCode, range: Range, message: string, details: DiagnosticDetails = {}): void {
    if (this.counts(range)) return;
    const { start, end } = range;
    const statement = `${code} ${start.line}:${start.character}-${end.line}:${end.character} ${message}`;
    if (this.#reported.has(statement)) return;
    this.#reported.add(statement);
    const { fixes = [], related } = details;
    const problem: Diagnostic = { code, severity: this.#severityOf(code), range, message, fixes };
    this.#problems.push(related === undefined ? problem : { ...problem, related });
  }

  /**
   * All problems in the order of the text; the last one says how many are not listed. On a line that is not valid YAML
   * only that is reported, since other problems follow from it.
   */
  sorted(): Diagnostic[] {
    const isSyntax = ({ code }: Diagnostic) => code.endsWith('-syntax');
    const broken = new Set(this.#problems.filter(isSyntax).map(({ range }) => range.start.line));
    const problems = this.#problems
      .filter((problem) => isSyntax(problem) || !broken.has(problem.range.start.line))
      .sort((a, b) => comparePositions(a.range.start, b.range.start));
    if (this.#firstUnlisted) {
      const code = this.#limitCode;
      const message = l10n.t(
        '{0} more problems in this file are not listed. Fix the problems above first.',
        this.#unlisted,
      );
      problems.push({ code, severity: this.#severityOf(code), range: this.#firstUnlisted, message, fixes: [] });
    }
    return problems;
  }
}
