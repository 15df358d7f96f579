import { comparePlaces, type Finding, isAtLeast } from '../findings.ts';
import type { Baseline } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { SuppressedFinding } from './check-report.ts';
import { type CheckedFinding, type CheckedText, shownFindings } from './checked-text.ts';
import { DisabledFrameworks } from './disabled-frameworks.ts';
import { joined, NO_STEPS } from './next-steps.ts';
import { OrderedFiles } from './ordered-files.ts';
import { knownToBaseline } from './suppressed-findings.ts';

export type Threshold = Pick<CheckOptions, 'minSeverity' | 'failOn'> & {
  readonly showsSuppressed: boolean;
  /** Findings become known, and are not shown. */
  readonly isRecorded: boolean;
};

/** What a run has found, without what is in the baseline; of findings that are not shown, no more than their number. */
export class FoundFindings {
  /** Those that are shown, until they are written. */
  readonly ordered = new OrderedFiles();
  /** How many texts were read, and their references. */
  files = 0;
  references = 0;
  readonly disabled = new DisabledFrameworks();
  next = NO_STEPS;
  hidden = 0;
  hiddenFailures = 0;
  /** How many of all fail the run. */
  failures = 0;
  readonly #suppressed: SuppressedFinding[] = [];
  readonly #baseline: Baseline;
  readonly #threshold: Threshold;
  readonly #isShown: (finding: Finding) => boolean;
  readonly #isFailure: (finding: Finding) => boolean;

  constructor(baseline: Baseline, threshold: Threshold) {
    this.#baseline = baseline;
    this.#threshold = threshold;
    this.#isShown = isAtLeast(threshold.minSeverity);
    this.#isFailure = isAtLeast(threshold.failOn);
  }

  add(finding: Finding): void {
    if (this.#threshold.isRecorded) return;
    const isFailure = this.#isFailure(finding);
    if (isFailure) this.failures++;
    if (this.#isShown(finding)) this.ordered.add(finding);
    else {
      this.hidden++;
      if (isFailure) this.hiddenFailures++;
    }
  }

  addText(checked: CheckedText): void {
    const { uri, file, references, next } = checked;
    this.files++;
    this.references += references;
    this.ordered.addFile(file, references);
    this.next = joined(this.next, next);
    const shown = shownFindings(checked);
    const all = shown.findings.filter((finding) => !this.disabled.takes(finding));
    const fresh = this.#baseline.fresh(uri, all);
    const counts = ({ isOld }: CheckedFinding) => isOld !== true;
    for (const finding of fresh) if (counts(finding)) this.add(finding);
    if (!this.#threshold.showsSuppressed) return;
    for (const one of [...shown.covered, ...knownToBaseline(all, fresh)]) {
      if (counts(one.finding) && this.#isShown(one.finding)) this.#suppressed.push(one);
    }
  }

  /** In the order of files and places; undefined without `--show-suppressed`. */
  get suppressed(): readonly SuppressedFinding[] | undefined {
    if (!this.#threshold.showsSuppressed) return undefined;
    return this.#suppressed.sort((a, b) => comparePlaces(a.finding.row, b.finding.row));
  }
}
